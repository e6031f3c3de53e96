/**
 * Works out who would be eligible by a draft and is not, or the other way round: over everybody, a few hundred people at
 * a time, each chunk kept with how far it came, so that it goes on after a restart and never holds everyone in memory.
 */
import { findPersonIdsAfter } from '../../accounts/person.store.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import {
  findDraft,
  findLadder,
  listPublished,
  lockDraft,
  type StoredVersion,
  updateVersion,
  versionAt,
} from './ladder.store.ts';
import type { LadderVersion } from './ladderVersion.ts';
import { underWay } from './personalLadder.ts';
import { addPreviewLines, clearPreview, type PreviewLine } from './preview.store.ts';
import { previewChanges } from './previewChanges.ts';
import { findSessionFacts, gatherRecords, type SessionFacts } from './records.store.ts';
import { storedCheck } from './storedCheck.ts';

const chunkSize = 500;

/** Begins anew; a Refusal when there is no draft. */
export function startPreview(now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const draft = await lockDraft(transaction);
    if (!draft) return refuse('rules.refusal.noDraft');
    await clearPreview(transaction, draft.id);
    const begun = { previewRevision: draft.revision, previewAt: now, previewEndedAt: null };
    await updateVersion(transaction, draft.id, { ...begun, previewSeen: 0, previewCursor: 0 });
    return null;
  });
}

/** Goes on with a preview that has begun, for so many chunks at most; true once nothing is left to do. */
export async function continuePreview(now: () => Date, chunks = Infinity): Promise<boolean> {
  if (!isBegun(await findDraft())) return true;
  const sessions = await findSessionFacts(null);
  for (let done = 0; done < chunks; done++) {
    const draft = await findDraft();
    if (!draft || !isBegun(draft)) return true;
    await lookAtChunk(draft, sessions, now());
  }
  return !isBegun(await findDraft());
}

/** Whether a draft's preview has begun, is about its present rules, and has not come to an end. */
function isBegun(draft: StoredVersion | null): boolean {
  return draft !== null && draft.previewRevision === draft.revision && draft.previewEndedAt === null;
}

async function lookAtChunk(
  draft: StoredVersion,
  sessions: ReadonlyMap<number, SessionFacts>,
  now: Date,
): Promise<void> {
  const at = draft.previewAt ?? now;
  const ids = await findPersonIdsAfter(draft.previewCursor, chunkSize);
  const lines = await linesOf(ids, draft, { sessions, at });
  await unitOfWork(async (transaction) => {
    const locked = await lockDraft(transaction);
    if (!locked || !isSame(locked, draft)) return;
    await keepChunk(transaction, locked, { ids, lines, now });
  });
}

async function keepChunk(
  transaction: Transaction,
  draft: StoredVersion,
  { ids, lines, now }: { ids: readonly number[]; lines: readonly PreviewLine[]; now: Date },
): Promise<void> {
  await addPreviewLines(transaction, draft.id, lines);
  await updateVersion(transaction, draft.id, {
    previewSeen: draft.previewSeen + ids.length,
    previewCursor: ids.at(-1) ?? draft.previewCursor,
    ...(ids.length < chunkSize ? { previewEndedAt: now } : {}),
  });
}

/** Nobody changed the draft, began anew or looked at the same people meanwhile. */
function isSame(left: StoredVersion, right: StoredVersion): boolean {
  return (
    isBegun(left) &&
    left.id === right.id &&
    left.revision === right.revision &&
    left.previewCursor === right.previewCursor &&
    left.previewAt?.getTime() === right.previewAt?.getTime()
  );
}

async function linesOf(
  ids: readonly number[],
  draft: LadderVersion,
  { sessions, at }: { sessions: ReadonlyMap<number, SessionFacts>; at: Date },
): Promise<PreviewLine[]> {
  if (ids.length === 0) return [];
  const current = versionAt(await listPublished(), at) ?? (await findLadder(at));
  const gathered = await gatherRecords(ids, { sessions });
  return [...gathered].flatMap(([personId, { record, beginnings }]) => {
    const begun = new Set(underWay(beginnings, record, at).keys());
    return previewChanges(current, draft, { record, begun }, at).map(({ rank, change, reasons }) => ({
      personId,
      tierRank: rank,
      change,
      reasons: reasons.map(storedCheck),
    }));
  });
}
