/** Finds certificates by many ids at once, with no more of each than a list or a check needs. */
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { Certificate } from './certificate.model.ts';
import type { CertificateRow } from './certificate.store.ts';

/** Which of these certificates are neither suspended, revoked nor replaced. */
export async function findActiveIds(ids: readonly number[], transaction?: Transaction): Promise<Set<number>> {
  const found = new Set<number>();
  for (const id of chunksOf(ids, 500)) {
    const rows = await Certificate.findAll({
      where: { id, state: 'active' },
      attributes: ['id'],
      transaction: transaction ?? null,
    });
    for (const row of rows) found.add(row.id);
  }
  return found;
}

/** What a list shows of these certificates. */
export async function findCertificateNames(
  ids: readonly number[],
): Promise<Pick<CertificateRow, 'id' | 'number' | 'holderName'>[]> {
  const found: Pick<CertificateRow, 'id' | 'number' | 'holderName'>[] = [];
  for (const id of chunksOf(ids, 500)) {
    const attributes = ['id', 'number', 'holderName'];
    const rows = await Certificate.findAll({ where: { id }, attributes });
    found.push(...rows.map((row) => row.get({ plain: true })));
  }
  return found;
}
