/** Counts what waits for a decision of the staff. */
import { col, fn, Op, type WhereOptions } from 'sequelize';
import { Exam } from '../exams/exam.model.ts';
import { ExamResult } from '../exams/result.model.ts';
import { Sitting } from '../exams/sitting.model.ts';
import { Cohort } from '../ladders/cohort.model.ts';
import { Enrolment } from '../ladders/enrolment.model.ts';

/** An exam with people whose result is not decided. */
export interface UndecidedExam {
  readonly id: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly undecided: number;
}

/** Results are decided within weeks; older exams are looked for in the list of exams. */
const latest = 30;

/** Classes that are over and wait for completion. */
export function countEnded(now: Date): Promise<number> {
  return Cohort.count({ where: { state: 'open', endsAt: { [Op.lte]: now } } });
}

/** Freed places that wait for their next holder's answer, in classes to come. */
export async function countOffers(now: Date): Promise<number> {
  const cohorts = await Cohort.findAll({
    where: { state: 'open', endsAt: { [Op.gt]: now } },
    attributes: ['id'],
    raw: true,
  });
  return Enrolment.count({ where: { cohortId: cohorts.map(({ id }) => id), state: 'offered' } });
}

/** The latest exams in which people handed in a paper and have no result. */
export async function findUndecided(): Promise<UndecidedExam[]> {
  const exams = await Exam.findAll({
    where: { state: { [Op.ne]: 'draft' } },
    attributes: ['id', 'titleZh', 'titleEn'],
    order: [['opensAt', 'DESC']],
    limit: latest,
    raw: true,
  });
  const ids = exams.map(({ id }) => id);
  const [sat, decided] = await Promise.all([
    countByExam(Sitting, { examId: ids, submittedAt: { [Op.ne]: null } }),
    countByExam(ExamResult, { examId: ids }),
  ]);
  return exams
    .map((exam) => ({ ...exam, undecided: (sat.get(exam.id) ?? 0) - (decided.get(exam.id) ?? 0) }))
    .filter(({ undecided }) => undecided > 0);
}

async function countByExam(
  model: typeof Sitting | typeof ExamResult,
  where: WhereOptions,
): Promise<Map<number, number>> {
  const rows = (await (model as typeof Sitting).findAll({
    where,
    attributes: ['examId', [fn('COUNT', col('id')), 'count']],
    group: ['examId'],
    raw: true,
  })) as unknown as { examId: number; count: number | string }[];
  return new Map(rows.map(({ examId, count }) => [Number(examId), Number(count)]));
}
