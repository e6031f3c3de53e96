/** A candidate's exams: the list, and one exam's page before and after sitting it. */
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import type { OwnExam } from './candidate.store.ts';
import type { ExamRow } from './exam.store.ts';
import type { Phase } from './phase.ts';
import { phaseOf } from './phase.ts';

/** One part of an exam and how it went. */
export interface PartLine {
  readonly label: string;
  readonly text: string;
  readonly badge: Badge | null;
}

/** An exam in the list. */
export interface OwnExamCard {
  readonly href: string;
  readonly title: string;
  readonly when: string;
  readonly badge: Badge;
  readonly parts: readonly PartLine[];
}

export const ownExamsView = view<{ cards: OwnExamCard[] }>('exams/own/index');

/** One exam's page. */
export interface OwnExamPage {
  readonly title: string;
  readonly badge: Badge;
  readonly message: string;
  readonly items: readonly Item[];
  readonly parts: readonly PartLine[];
  readonly rules: readonly string[] | null;
  readonly start: { readonly action: string; readonly requestKey: string } | null;
  readonly continueHref: string | null;
  readonly certificateHref: string | null;
}

export const ownExamView = view<OwnExamPage>('exams/own/show');

const badges: Record<Phase, Pick<Badge, 'kind' | 'icon'>> = {
  upcoming: { kind: 'neutral', icon: 'calendar' },
  open: { kind: 'info', icon: 'play' },
  sitting: { kind: 'attention', icon: 'clock' },
  waiting: { kind: 'neutral', icon: 'pause' },
  passed: { kind: 'valid', icon: 'check' },
  failed: { kind: 'attention', icon: 'cross' },
  missed: { kind: 'expired', icon: 'ban' },
};

/** A phase as word, colour and icon. */
export function phaseBadge(phase: Phase, t: Translate): Badge {
  return { ...badges[phase], label: t(`exams.phase.${phase}`) };
}

/** An exam's title in the reader's language. */
export function examTitle(exam: Pick<ExamRow, 'titleZh' | 'titleEn'>, locale: Locale): string {
  return locale === 'en' ? exam.titleEn : exam.titleZh;
}

/** An exam as a card of the list. */
export function ownExamCard(own: OwnExam, now: Date, t: Translate, locale: Locale): OwnExamCard {
  return {
    href: `/exams/${own.exam.id}`,
    title: examTitle(own.exam, locale),
    when: showWindow(own.exam, locale),
    badge: phaseBadge(phaseOf(own, now), t),
    parts: own.sitting || own.practicals.length > 0 ? partLines(own, t) : [],
  };
}

/** From when till when an exam can be sat. */
export function showWindow({ opensAt, closesAt }: ExamRow, locale: Locale): string {
  return `${showDateTime(opensAt, locale)} – ${showDateTime(closesAt, locale)}`;
}

/** Theory and practical against the line. The practical's mark shows once the result is decided. */
export function partLines({ exam, sitting, practicals, result }: OwnExam, t: Translate): PartLine[] {
  const theory = sitting?.theoryMarks ?? null;
  const given = t('exams.own.practicalOpen', { done: practicals.length, needed: exam.assessorsNeeded });
  const notYet = t(sitting ? 'exams.own.theoryRunning' : 'exams.own.theoryOpen');
  return [
    partLine(t('exams.part.theory'), theory, exam.passMark, notYet, t),
    partLine(t('exams.part.practical'), result?.practicalMarks ?? null, exam.passMark, given, t),
  ];
}

function partLine(
  label: string,
  marks: number | null,
  line: number,
  otherwise: string,
  t: Translate,
): PartLine {
  if (marks === null) return { label, text: otherwise, badge: null };
  const badge: Badge =
    marks >= line
      ? { kind: 'valid', icon: 'check', label: t('exams.own.reached') }
      : { kind: 'attention', icon: 'cross', label: t('exams.own.notReached') };
  return { label, text: t('exams.own.marks', { marks: showHundredths(marks) }), badge };
}
