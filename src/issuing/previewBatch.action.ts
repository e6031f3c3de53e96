/** Makes a batch's preview: who will be given a certificate, who holds it, who is refused. Issues nothing. */
import { findHeld } from '../certificates/certificate.store.ts';
import { freezeFacts, type Issuer } from '../certificates/certificateAward.ts';
import { objectionTo } from '../certificates/enterCertificate.action.ts';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { awardOf } from './awardDraft.ts';
import { addBatch } from './batch.store.ts';
import type { BatchSource } from './batchState.ts';
import { type Candidate, keyOf, type Objection, type RowReason, splitBatch } from './splitBatch.ts';

/** A batch to preview. */
export interface BatchPlan {
  readonly title: string;
  readonly sourceKind: BatchSource;
  readonly sourceId: number | null;
  readonly candidates: readonly Candidate[];
  readonly actorId: number;
  readonly now: Date;
}

/** Keeps the preview and gives the batch's id. */
export async function previewBatch(plan: BatchPlan, issuer: Issuer): Promise<number | Refusal> {
  const { candidates, actorId, now } = plan;
  if (candidates.length === 0) return refuse('issuing.refusal.nobody', {}, 'source');
  const rows = splitBatch(candidates, await findHeldOf(candidates), objectionOf(issuer, actorId, now));
  const { title, sourceKind, sourceId } = plan;
  return unitOfWork(async (transaction) => {
    const batch = { title: title.slice(0, 160), sourceKind, sourceId, actorId, createdAt: now };
    const id = await addBatch(transaction, batch, rows);
    const subject = { subjectKind: 'certificateBatch', subjectId: id };
    const after = { sourceKind, sourceId, rows: rows.length };
    await audit(transaction, { actorId, at: now, action: 'certificateBatch.preview', ...subject, after });
    return id;
  });
}

async function findHeldOf(candidates: readonly Candidate[]): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  const byAward = new Map<string, number[]>();
  for (const { award, personId } of candidates)
    if (award && personId !== null)
      byAward.set(award.awardKey, [...(byAward.get(award.awardKey) ?? []), personId]);
  for (const [awardKey, personIds] of byAward)
    for (const { id, personId } of await findHeld(awardKey, personIds))
      held.set(keyOf(awardKey, personId), id);
  return held;
}

/** What issuing would refuse, found before. */
function objectionOf(issuer: Issuer, actorId: number, issuedAt: Date): Objection {
  return ({ award, personId, holderName }) => {
    if (!award || personId === null) return null;
    const given = awardOf(award, { personId, issuedAt, actorId });
    const facts = freezeFacts(given, { name: holderName, identityMasked: null }, issuer);
    const refusal = objectionTo(facts, issuedAt);
    return isRefusal(refusal) ? reasonOf(refusal) : null;
  };
}

/** A refusal of issuing as the reason of a row. */
export function reasonOf({ key, params }: Refusal): { reason: RowReason; detail: string } {
  const detail = Object.values(params).join(' ').slice(0, 255);
  if (key === 'certificates.refusal.forbiddenTitle') return { reason: 'forbiddenTitle', detail };
  return key === 'certificates.refusal.unprintable'
    ? { reason: 'unprintable', detail }
    : { reason: 'error', detail };
}
