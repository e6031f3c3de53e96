/** Finds certificates by many ids at once, with no more of each than a list or a check needs. */
import type { Transaction } from '../db/unitOfWork.ts';
import { Certificate } from './certificate.model.ts';
import type { CertificateRow } from './certificate.store.ts';

/** Which of these certificates are neither suspended, revoked nor replaced. */
export async function findActiveIds(ids: readonly number[], transaction?: Transaction): Promise<Set<number>> {
  const found = new Set<number>();
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await Certificate.findAll({
      where: { id: ids.slice(start, start + 500), state: 'active' },
      attributes: ['id'],
      transaction: transaction ?? null,
    });
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** What a list shows of these certificates. */
export async function findCertificateNames(
  ids: readonly number[],
): Promise<Pick<CertificateRow, 'id' | 'number' | 'holderName'>[]> {
  const found: Pick<CertificateRow, 'id' | 'number' | 'holderName'>[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const attributes = ['id', 'number', 'holderName'];
    const rows = await Certificate.findAll({ where: { id: ids.slice(start, start + 500) }, attributes });
    found.push(...rows.map((row) => row.get({ plain: true })));
  }
  return found;
}
