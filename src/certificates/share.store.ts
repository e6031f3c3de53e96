/** Reads and writes links by which holders show more of a certificate. */
import { Op } from 'sequelize';
import { lookupHash, seal, unseal } from '../db/secrets.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { CertificateShare } from './share.model.ts';

/** A link. */
export interface ShareRow {
  readonly id: number;
  readonly certificateId: number;
  readonly token: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly showsRecord: boolean | null;
  readonly visits: number;
}

/** The links of a certificate, newest first. */
export async function findShares(certificateId: number, transaction?: Transaction): Promise<ShareRow[]> {
  const rows = await CertificateShare.findAll({
    where: { certificateId },
    order: [['id', 'DESC']],
    limit: 50,
    transaction: transaction ?? null,
  });
  return rows.map(plain);
}

/** The link with this token that is neither over nor withdrawn. */
export async function findOpenShare(token: string, now: Date): Promise<ShareRow | null> {
  const where = { tokenHash: hashOf(token), withdrawnAt: null, expiresAt: { [Op.gt]: now } };
  const row = await CertificateShare.findOne({ where });
  return row && plain(row);
}

/** Adds a link. */
export async function addShare(
  transaction: Transaction,
  share: Pick<ShareRow, 'certificateId' | 'token' | 'createdAt' | 'expiresAt' | 'showsRecord'>,
): Promise<number> {
  const { token, ...row } = share;
  const sealed = { tokenHash: hashOf(token), tokenSealed: seal(token), withdrawnAt: null, visits: 0 };
  return (await CertificateShare.create({ ...row, ...sealed }, { transaction })).id;
}

/** Withdraws a link of a certificate; a second time changes nothing. */
export async function withdrawShare(
  transaction: Transaction,
  { id, certificateId, at }: { id: number; certificateId: number; at: Date },
): Promise<void> {
  await CertificateShare.update(
    { withdrawnAt: at },
    { where: { id, certificateId, withdrawnAt: null }, transaction },
  );
}

/** Counts a visit. */
export async function countVisit(id: number): Promise<void> {
  await singleWrite(() => CertificateShare.increment({ visits: 1 }, { where: { id } }));
}

function hashOf(token: string): string {
  return lookupHash(`share:${token}`);
}

function plain(row: CertificateShare): ShareRow {
  const { tokenHash: _hash, tokenSealed, ...rest } = row.get({ plain: true });
  return { ...rest, token: unseal(tokenSealed) };
}
