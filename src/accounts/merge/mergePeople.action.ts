/**
 * Makes one person of two records, and takes that back within thirty days. Everything that referred to the record that
 * ended belongs to the one that goes on; nothing is lost: what could not be there twice is kept in the merge.
 */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Actor, may } from '../../policy.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { findRoles } from '../account.store.ts';
import type { Person } from '../person.model.ts';
import { moveRows } from './mergeRows.store.ts';
import { countSteps, type MergeStep } from './mergeStep.ts';
import { type Choices, mergedValues } from './mergeValues.ts';
import { addMerge, closeMerge, lockBoth, lockMerge, setPerson } from './personMerge.store.ts';
import { undoSteps } from './undoSteps.store.ts';

/** How long a merge can be undone, in days. */
export const undoDays = 30;

/** Which record goes on, which ends, and which values stay. */
export interface MergeOrder {
  readonly winnerId: number;
  readonly loserId: number;
  readonly choices: Choices;
}

/** Merges; the merge's id. Records of staff are merged by administrators only. */
export function mergePeople(order: MergeOrder, actor: Actor, now: Date): Promise<number | Refusal> {
  const { winnerId, loserId, choices } = order;
  if (winnerId === loserId) return Promise.resolve(refuse('people.merge.same'));
  return unitOfWork(async (transaction) => {
    const both = await lockBoth(transaction, [winnerId, loserId]);
    if (!both?.every(isLiving)) return refuse('people.merge.gone');
    const [winner, loser] = both;
    const refusal = await refuseStaff(transaction, [winnerId, loserId], actor);
    if (refusal) return refusal;
    const values = mergedValues(winner.get({ plain: true }), loser.get({ plain: true }), choices);
    const steps: MergeStep[] = [];
    for (const [person, after] of [
      [loser, values.loser],
      [winner, values.winner],
    ] as const)
      if (Object.keys(after).length > 0) steps.push(await setPerson(transaction, person, after));
    const moved = await moveRows(transaction, { loserId, winnerId });
    if ('table' in moved) return refuse(`people.merge.collision.${collisionKey(moved.table)}`);
    steps.push(...moved, await setPerson(transaction, loser, { mergedIntoId: winnerId }));
    const merge = { winnerId, loserId, mergedById: actor.id, mergedAt: now };
    const mergeId = await addMerge(transaction, merge, steps);
    await audit(transaction, {
      actorId: actor.id,
      at: now,
      action: 'person.merge',
      subjectKind: 'person',
      subjectId: winnerId,
      after: { mergeId, loserId, choices, rows: countSteps(moved) },
    });
    return mergeId;
  });
}

/** Undoes a merge: both records are as they were. Refused as a whole where later changes stand against it. */
export function undoMerge(mergeId: number, actor: Actor, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const merge = await lockMerge(transaction, mergeId);
    if (!merge || merge.undoneAt !== null) return refuse('people.merge.undone');
    if (!isUndoable(merge, now) || !merge.steps) return refuse('people.merge.tooLate', { days: undoDays });
    const both = await lockBoth(transaction, [merge.winnerId, merge.loserId]);
    if (!both || both[0].mergedIntoId !== null || both[1].mergedIntoId !== merge.winnerId)
      return refuse('people.merge.laterMerge');
    const refusal = await refuseStaff(transaction, [merge.winnerId, merge.loserId], actor);
    if (refusal) return refusal;
    const table = await undoSteps(transaction, merge.steps);
    if (table) return refuse('people.merge.changedSince', { table });
    await closeMerge(transaction, mergeId, { undoneById: actor.id, undoneAt: now });
    await audit(transaction, {
      actorId: actor.id,
      at: now,
      action: 'person.undoMerge',
      subjectKind: 'person',
      subjectId: merge.winnerId,
      after: { mergeId, loserId: merge.loserId },
    });
    return null;
  });
}

/** Whether a merge is young enough to be undone. */
export function isUndoable(merge: { mergedAt: Date; undoneAt: Date | null }, now: Date): boolean {
  return merge.undoneAt === null && now.getTime() - merge.mergedAt.getTime() <= undoDays * 86_400_000;
}

function isLiving({ mergedIntoId, erasedAt }: Person): boolean {
  return mergedIntoId === null && erasedAt === null;
}

/** A merge joins roles, so that nobody may gain staff's roles by a merge that she makes herself. */
async function refuseStaff(
  transaction: Transaction,
  ids: readonly number[],
  actor: Actor,
): Promise<Refusal | null> {
  if (may(actor, 'roles.grant')) return null;
  for (const id of ids) {
    const roles = await findRoles(id, transaction);
    if (roles.some((role) => role !== 'trainee')) return refuse('people.merge.staff');
  }
  return null;
}

function collisionKey(table: string): 'contestants' | 'panel_members' | 'score_sheets' | 'other' {
  return table === 'contestants' || table === 'panel_members' || table === 'score_sheets' ? table : 'other';
}
