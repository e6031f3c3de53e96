/** Reads results: sums of cells by class, trainer or course, and the comments of counted answers. */
import { col, fn, Op, type WhereOptions } from 'sequelize';
import { FeedbackAnswer, FeedbackCell } from './feedback.model.ts';
import { fewest, type Sums } from './threshold.ts';

/** By what results are put together; nothing finer and nothing across. */
export const grains = ['course', 'trainer', 'class'] as const;
export type Grain = (typeof grains)[number];

/** The sums of one course, trainer or class. */
export interface ResultRow extends Sums {
  /** Leads to it. */
  readonly cellId: number;
  readonly courseId: number;
  readonly cohortId: number;
  readonly trainerId: number | null;
  readonly trainerName: string;
}

const columns: Readonly<Record<Grain, readonly string[]>> = {
  course: ['courseId'],
  trainer: ['trainerId', 'trainerName'],
  class: ['cohortId', 'trainerId', 'trainerName'],
};

/** All rows of a grain that have enough answers: at most one for each class of a year, which is a few thousand. */
export async function findResults(grain: Grain, filter: WhereOptions = {}): Promise<ResultRow[]> {
  const sum = (name: string) => [fn('SUM', col(name)), name] as [ReturnType<typeof fn>, string];
  const least = (name: string, alias: string) =>
    [fn('MIN', col(name)), alias] as [ReturnType<typeof fn>, string];
  const rows = (await FeedbackCell.findAll({
    where: { [Op.and]: [filter, { counted: { [Op.gte]: fewest } }] },
    attributes: [
      least('id', 'cellId'),
      least('course_id', 'courseId'),
      least('cohort_id', 'cohortId'),
      least('trainer_id', 'trainerId'),
      least('trainer_name', 'trainerName'),
      ...['counted', 'content', 'trainer', 'organisation'].map(sum),
    ],
    group: columns[grain].map((name) => FeedbackCell.getAttributes()[name as 'courseId'].field as string),
    raw: true,
  })) as unknown as Record<keyof ResultRow, number | string | null>[];
  return rows.map((row) => ({
    ...{ cellId: Number(row.cellId), courseId: Number(row.courseId), cohortId: Number(row.cohortId) },
    trainerId: row.trainerId === null ? null : Number(row.trainerId),
    trainerName: String(row.trainerName),
    ...{ counted: Number(row.counted), content: Number(row.content) },
    ...{ trainer: Number(row.trainer), organisation: Number(row.organisation) },
  }));
}

/** Which course, trainer and class a cell is of; null where it shows nothing. */
export async function findCell(id: number): Promise<ResultRow | null> {
  const cell = await FeedbackCell.findOne({ where: { id, counted: { [Op.gte]: fewest } } });
  if (!cell) return null;
  const { courseId, cohortId, trainerId, trainerName, counted, content, trainer, organisation } = cell;
  return { cellId: id, courseId, cohortId, trainerId, trainerName, counted, content, trainer, organisation };
}

/** The cells of a grain, from one of them. */
export function cellsOf(
  grain: Grain,
  { courseId, cohortId, trainerId, trainerName }: ResultRow,
): WhereOptions {
  if (grain === 'course') return { courseId };
  const trainer = trainerId === null ? { trainerId, trainerName } : { trainerId };
  return grain === 'trainer' ? trainer : { cohortId, ...trainer };
}

/** Comments of counted answers of these cells, at most so many, in the order of the alphabet: it tells nothing of when. */
export async function findComments(filter: WhereOptions, limit: number): Promise<string[]> {
  const cells = await FeedbackCell.findAll({
    where: { [Op.and]: [filter, { counted: { [Op.gte]: fewest } }] },
    attributes: ['id'],
    raw: true,
  });
  const rows = await FeedbackAnswer.findAll({
    where: { cellId: cells.map(({ id }) => id), isCounted: true, comment: { [Op.not]: null } },
    attributes: ['comment'],
    order: [['id', 'DESC']],
    limit,
  });
  return rows.flatMap(({ comment }) => comment ?? []).sort((left, right) => (left < right ? -1 : 1));
}
