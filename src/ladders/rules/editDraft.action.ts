/**
 * Changes the ladder's rules: always in a draft, and never over someone else's change, since every change names the
 * revision that its editor saw. A published version is not changed any more.
 */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { changedRanks } from './draftRules.ts';
import {
  addVersion,
  findLadder,
  listPublished,
  lockDraft,
  removeDraft,
  type StoredVersion,
  updateVersion,
} from './ladder.store.ts';
import type { Tier } from './ladderVersion.ts';
import { clearPreview } from './preview.store.ts';

/** Who changes what, when, and which revision of the draft she saw. */
export interface Edit {
  readonly revision: number;
  readonly actorId: number;
  readonly now: Date;
}

/** Begins a draft from the rules in force; finds the one that there is. */
export function startDraft(actorId: number, now: Date): Promise<number> {
  return unitOfWork(async (transaction) => {
    const known = await lockDraft(transaction);
    if (known) return known.number;
    const { tiers } = (await listPublished(transaction))[0] ?? (await findLadder(now, transaction));
    const blank = { effectiveFrom: null, publishedAt: null, publishedById: null };
    const draft = await addVersion(transaction, { tiers, state: 'draft', createdAt: now, ...blank });
    await auditLadder(transaction, { number: draft.number }, 'ladder.draft', { actorId, now });
    return draft.number;
  });
}

/** Changes the draft's tiers; a Refusal when it is gone or was changed meanwhile. */
export function changeDraft(
  edit: Edit,
  change: (tiers: readonly Tier[]) => readonly Tier[],
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const draft = await lockUnchanged(transaction, edit.revision);
    if (isRefusal(draft)) return draft;
    const tiers = change(draft.tiers);
    const ranks = changedRanks(draft.tiers, tiers);
    if (ranks.length === 0) return null;
    await clearPreview(transaction, draft.id);
    await updateVersion(transaction, draft.id, { tiers, revision: draft.revision + 1, ...noPreview });
    const of = (all: readonly Tier[]) => all.filter(({ rank }) => ranks.includes(rank));
    await auditLadder(transaction, draft, 'ladder.change', edit, of(draft.tiers), of(tiers));
    return null;
  });
}

/** Throws the draft away. */
export function discardDraft(edit: Edit): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const draft = await lockUnchanged(transaction, edit.revision);
    if (isRefusal(draft)) return draft;
    await clearPreview(transaction, draft.id);
    await removeDraft(transaction, draft.id);
    await auditLadder(transaction, draft, 'ladder.discard', edit);
    return null;
  });
}

/** Publishes the draft, in force from a moment that is not past; only after its preview was looked at as it is now. */
export function publishDraft(edit: Edit, effectiveFrom: Date | null): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const draft = await lockUnchanged(transaction, edit.revision);
    if (isRefusal(draft)) return draft;
    if (draft.previewRevision !== draft.revision || draft.previewEndedAt === null)
      return refuse('rules.refusal.previewFirst');
    const from = effectiveFrom ?? edit.now;
    if (from < startOfDayBefore(edit.now)) return refuse('rules.refusal.past', {}, 'effectiveFrom');
    const effective = from < edit.now ? edit.now : from;
    const { tiers: before } = await findLadder(effective, transaction);
    const published = { publishedAt: edit.now, publishedById: edit.actorId, effectiveFrom: effective };
    await clearPreview(transaction, draft.id);
    await updateVersion(transaction, draft.id, { ...published, state: 'published' });
    await auditLadder(transaction, draft, 'ladder.publish', edit, before, draft.tiers);
    return draft.number;
  });
}

const noPreview = { previewRevision: null, previewAt: null, previewEndedAt: null, previewSeen: 0 };

/** Today's midnight, wherever the clock stands, counts as now. */
function startOfDayBefore(now: Date): Date {
  return new Date(now.getTime() - 86_400_000);
}

async function lockUnchanged(transaction: Transaction, revision: number): Promise<StoredVersion | Refusal> {
  const draft = await lockDraft(transaction);
  if (!draft) return refuse('rules.refusal.noDraft');
  return draft.revision === revision ? draft : refuse('rules.refusal.changedMeanwhile');
}

async function auditLadder(
  transaction: Transaction,
  { number }: { number: number },
  action: string,
  { actorId, now }: { actorId: number; now: Date },
  before?: unknown,
  after?: unknown,
): Promise<void> {
  const subject = { subjectKind: 'ladder', subjectId: number };
  await audit(transaction, { actorId, at: now, action, ...subject, before, after });
}
