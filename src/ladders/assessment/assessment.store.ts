/** Reads and writes assessments of those in a class. */
import type { Transaction } from '../../db/unitOfWork.ts';
import type { AssessmentResult } from '../attendance/completion.ts';
import { ClassAssessment } from './assessment.model.ts';

/** One person's assessment. */
export interface AssessmentRow {
  readonly personId: number;
  readonly result: AssessmentResult;
  readonly note: string;
  readonly assessedById: number;
  readonly assessedAt: Date;
}

/** The latest assessment of each person of a class. */
export async function findAssessments(
  cohortId: number,
  transaction?: Transaction,
): Promise<Map<number, AssessmentRow>> {
  const rows = await ClassAssessment.findAll({
    where: { cohortId },
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return new Map(rows.map((row) => [row.personId, row.get({ plain: true })]));
}

/** Keeps assessments; earlier ones stay as history. */
export async function addAssessments(
  transaction: Transaction,
  cohortId: number,
  rows: readonly AssessmentRow[],
): Promise<void> {
  await ClassAssessment.bulkCreate(
    rows.map((row) => ({ ...row, cohortId })),
    { transaction },
  );
}
