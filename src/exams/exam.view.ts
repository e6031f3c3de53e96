/** The staff's pages of one exam: facts, candidates with their marks, paper; and its form. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { wordsIn } from './answerControl.view.ts';
import type { Candidate } from './candidate.store.ts';
import type { ExamRow } from './exam.store.ts';
import { phaseBadge } from './own.view.ts';
import type { PaperItem } from './papers/paper.store.ts';
import { phaseOf } from './phase.ts';
import { kindName, plainMarks } from './sitting.view.ts';

/** A candidate's row. */
export interface CandidateRow {
  readonly href: string;
  readonly name: string;
  readonly about: string;
  readonly theory: string;
  /** Each assessor's name with her total. */
  readonly assessors: string;
  readonly practical: string;
  readonly badge: Badge;
}

/** The staff's page. */
export interface ExamPage {
  readonly title: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly editHref: string | null;
  readonly exportHref: string;
  readonly liveHref: string;
  readonly analysisHref: string;
  readonly confirm: Confirmation | null;
  readonly figures: readonly { label: string; value: number }[];
  readonly candidates: readonly CandidateRow[];
  readonly paper: readonly { number: number; stem: string; about: string }[];
}

export const examView = view<ExamPage>('exams/exam/show', 'staff');

/** The form for a new exam or a draft. */
export const editExamView = view<{ title: string; action: string; form: FormView }>(
  'exams/exam/edit',
  'staff',
);

const dash = '–';

/** A candidate with her marks; `names`: assessors by person id. */
export function candidateRow(
  candidate: Candidate,
  exam: ExamRow,
  names: ReadonlyMap<number, string>,
  now: Date,
  t: Translate,
): CandidateRow {
  const { sitting, practicals, result } = candidate;
  const shown = (marks: number | null | undefined) =>
    marks === null || marks === undefined ? dash : showHundredths(marks);
  return {
    href: `/admin/people/${candidate.personId}`,
    name: candidate.name,
    about: [candidate.community, candidate.phoneMasked].filter(Boolean).join(' · '),
    theory: shown(sitting?.theoryMarks),
    assessors:
      practicals
        .map(({ assessorId, marks }) => `${names.get(assessorId) ?? dash} ${plainMarks(marks)}`)
        .join(' · ') || dash,
    practical: shown(result?.practicalMarks),
    badge: phaseBadge(phaseOf({ exam, sitting, result }, now), t),
  };
}

/** The paper's questions for staff. */
export function paperLines(paper: readonly PaperItem[], t: Translate, locale: Locale): ExamPage['paper'] {
  return paper.map((item) => ({
    number: item.position,
    stem: wordsIn(item.content.stem, locale),
    about: `${kindName(item.content.kind, t)} · ${t('exams.sitting.worth', { marks: plainMarks(item.marks) })}`,
  }));
}
