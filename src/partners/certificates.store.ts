/** Reads many certificates at once, by their numbers or ids. */
import { Certificate } from '../certificates/certificate.model.ts';
import { type CertificateRow, columns } from '../certificates/certificate.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';

/** The certificates with these numbers, in one query, by number. */
export async function findCertificatesByNumbers(
  numbers: readonly string[],
): Promise<Map<string, CertificateRow>> {
  if (numbers.length === 0) return new Map();
  const found = await Certificate.findAll({ where: { number: [...numbers] }, attributes: columns });
  return new Map(found.map((row) => [row.number, row.get({ plain: true })]));
}

/** The certificates with these ids, in one query, by id. */
export async function findCertificatesByIds(
  ids: readonly number[],
  transaction?: Transaction,
): Promise<Map<number, CertificateRow>> {
  if (ids.length === 0) return new Map();
  const where = { id: [...new Set(ids)] };
  const found = await Certificate.findAll({ where, attributes: columns, transaction: transaction ?? null });
  return new Map(found.map((row) => [row.id, row.get({ plain: true })]));
}
