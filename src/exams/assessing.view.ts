/** The assessors' pages: exams, candidates of one, and the score sheet. */
import type { Badge } from '../http/list.ts';
import { view } from '../http/view.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { Candidate } from './candidate.store.ts';
import type { ExamRow } from './exam.store.ts';
import { examTitle, showWindow } from './own.view.ts';
import { scoreSteps } from './practicalMark.ts';
import type { PracticalRow } from './result.store.ts';
import { plainMarks } from './sitting.view.ts';

/** An exam with how many candidates wait for this assessor. */
export interface AssessingCard {
  readonly href: string;
  readonly title: string;
  readonly when: string;
  readonly waiting: string;
}

export const assessingView = view<{ cards: AssessingCard[] }>('exams/assessing/index', 'tablet');

/** A candidate in the assessor's list. */
export interface CandidateCard {
  readonly href: string | null;
  readonly name: string;
  readonly about: string;
  readonly badge: Badge;
}

export const candidatesView = view<{ title: string; waiting: CandidateCard[]; done: CandidateCard[] }>(
  'exams/candidate/index',
  'tablet',
);

/** One criterion with its keys to tap. */
export interface CriterionRow {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly maximum: string;
  readonly steps: readonly { id: string; value: string; hundredths: number; checked: boolean }[];
}

/** The score sheet. */
export interface SheetPage {
  readonly title: string;
  readonly name: string;
  readonly about: string;
  readonly action: string;
  readonly backHref: string;
  readonly refusal: string | null;
  readonly errors: readonly { field: string; message: string }[];
  readonly criteria: readonly CriterionRow[];
  readonly total: string;
  readonly isCorrection: boolean;
  readonly requestKey: string;
}

export const sheetView = view<SheetPage>('exams/candidate/edit', 'tablet');

/** An exam as a card; `open`: candidates who still wait for this assessor. */
export function assessingCard(exam: ExamRow, open: number, t: Translate, locale: Locale): AssessingCard {
  return {
    href: `/assessing/exams/${exam.id}`,
    title: examTitle(exam, locale),
    when: showWindow(exam, locale),
    waiting: t('exams.assessing.waiting', { number: open }),
  };
}

/** A candidate as a card; her mark by this assessor, but nobody else's. */
export function candidateCard(
  candidate: Candidate,
  examId: number,
  assessorId: number,
  t: Translate,
): CandidateCard {
  const own = ownSheet(candidate, assessorId);
  const state = candidate.result ? 'decided' : own ? 'scored' : 'waiting';
  const badges = {
    decided: { kind: 'neutral', icon: 'lock' },
    scored: { kind: 'valid', icon: 'check' },
    waiting: { kind: 'attention', icon: 'pencil' },
  } as const;
  return {
    href: candidate.result ? null : `/assessing/exams/${examId}/candidates/${candidate.personId}`,
    name: candidate.name,
    about: aboutCandidate(candidate),
    badge: {
      ...badges[state],
      label: t(`exams.assessing.state.${state}`, { marks: own ? plainMarks(own.marks) : '' }),
    },
  };
}

/** What tells namesakes apart. */
export function aboutCandidate({
  community,
  phoneMasked,
}: Pick<Candidate, 'community' | 'phoneMasked'>): string {
  return [community, phoneMasked].filter(Boolean).join(' · ');
}

/** This assessor's sheet for a candidate. */
export function ownSheet(
  { practicals }: Pick<Candidate, 'practicals'>,
  assessorId: number,
): PracticalRow | null {
  return practicals.find((sheet) => sheet.assessorId === assessorId) ?? null;
}

/** The rubric's rows; `chosen`: hundredths by criterion. */
export function criterionRows(
  { rubric }: ExamRow,
  chosen: Readonly<Record<string, number>>,
  locale: Locale,
): CriterionRow[] {
  return rubric.map(({ key, maximum, titleZh, titleEn, descriptionZh, descriptionEn }) => ({
    key,
    name: `scores[${key}]`,
    title: locale === 'en' ? titleEn : titleZh,
    description: locale === 'en' ? descriptionEn : descriptionZh,
    maximum: plainMarks(maximum),
    steps: scoreSteps(maximum).map((hundredths, index) => ({
      id: `score-${key}-${index}`,
      value: plainMarks(hundredths),
      hundredths,
      checked: chosen[key] === hundredths,
    })),
  }));
}
