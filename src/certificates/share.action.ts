/** Makes and withdraws the links by which a holder shows more of her certificate. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockCertificate } from './certificate.store.ts';
import { addShare, findShares, withdrawShare } from './share.store.ts';

const day = 86_400_000;
const mostOpen = 10;

/** For how many days a link may hold. */
export const shareDays = ['1', '7', '30', '90'] as const;

/** A link to make. */
export interface NewShare {
  readonly days: number;
  /** Whether it shows her record of learning, too. */
  readonly showsRecord?: boolean;
  readonly actorId: number;
  readonly now: Date;
}

/** Makes a link; a Refusal where too many are open. */
export function shareCertificate(
  certificateId: number,
  { days, showsRecord = false, actorId, now }: NewShare,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    await lockCertificate(transaction, certificateId);
    const shares = await findShares(certificateId, transaction);
    const open = shares.filter(({ withdrawnAt, expiresAt }) => withdrawnAt === null && expiresAt > now);
    if (open.length >= mostOpen) return refuse('holders.refusal.manyShares', { most: mostOpen });
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(now.getTime() + days * day);
    const id = await addShare(transaction, { certificateId, token, createdAt: now, expiresAt, showsRecord });
    await note(
      transaction,
      'certificate.share',
      { certificateId, actorId, now },
      { shareId: id, days, showsRecord },
    );
    return id;
  });
}

/** Withdraws a link at once. */
export function withdraw(
  certificateId: number,
  { shareId, actorId, now }: { shareId: number; actorId: number; now: Date },
): Promise<void> {
  return unitOfWork(async (transaction) => {
    await withdrawShare(transaction, { id: shareId, certificateId, at: now });
    await note(transaction, 'certificate.withdrawShare', { certificateId, actorId, now }, { shareId });
  });
}

function note(
  transaction: Parameters<typeof audit>[0],
  action: string,
  { certificateId, actorId, now }: { certificateId: number; actorId: number; now: Date },
  after: object,
): Promise<void> {
  const subject = { subjectKind: 'certificate', subjectId: certificateId };
  return audit(transaction, { actorId, at: now, action, ...subject, after });
}
