/** Takes the steps of a merge back, the last first; stops at the first that later changes made impossible. */
import { Op, type WhereOptions } from 'sequelize';
import { nullIfTaken } from '../../db/taken.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { isSameValue, type MergeStep, type MoveStep, type RemoveStep, type SetStep } from './mergeStep.ts';
import { modelOf } from './references.store.ts';

/** The table in which something was changed since, or null when all steps are undone. */
export async function undoSteps(
  transaction: Transaction,
  steps: readonly MergeStep[],
): Promise<string | null> {
  for (const step of steps.toReversed()) {
    const isUndone =
      step.kind === 'move'
        ? await moveBack(transaction, step)
        : step.kind === 'remove'
          ? await bringBack(transaction, step)
          : await setBack(transaction, step);
    if (!isUndone) return step.table;
  }
  return null;
}

async function moveBack(
  transaction: Transaction,
  { table, column, ids, from, to }: MoveStep,
): Promise<boolean> {
  const model = modelOf(table);
  const where = { id: { [Op.in]: [...ids] }, [column]: to } as WhereOptions;
  if ((await model.count({ where, transaction })) !== ids.length) return false;
  return (await nullIfTaken(model.update({ [column]: from }, { where, transaction }))) !== null;
}

async function bringBack(transaction: Transaction, { table, row }: RemoveStep): Promise<boolean> {
  return (await nullIfTaken(modelOf(table).create({ ...row }, { transaction }))) !== null;
}

async function setBack(transaction: Transaction, { table, id, before, after }: SetStep): Promise<boolean> {
  const model = modelOf(table);
  const row = await model.findByPk(id, { transaction });
  if (!row) return false;
  const isAsSet = Object.entries(after).every(([name, value]) => isSameValue(row.get(name), value));
  if (!isAsSet) return false;
  const where = { id } as WhereOptions;
  return (await nullIfTaken(model.update({ ...before }, { where, transaction }))) !== null;
}
