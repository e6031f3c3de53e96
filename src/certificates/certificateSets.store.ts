/** Finds certificates in numbers: the staff's list, those that end soon, and how many hold. */
import { literal, Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { Certificate } from './certificate.model.ts';
import { type CertificateRow, columns, plain } from './certificate.store.ts';

/**
 * One page of the staff's list. Filters: `kind`, `status` (a verdict, or `waitingRevocation`), `expiring` (valid, but
 * not for more than so many days).
 */
export async function listCertificates(query: ListQuery, now: Date): Promise<ListPage<CertificateRow>> {
  return pageOf(
    Certificate,
    query,
    {
      [Op.and]: [
        ofKind(query.filters.kind),
        withStatus(query.filters.status, now),
        expiring(query.filters.expiring, now),
      ],
    },
    { attributes: columns, matches: matches(query.search) },
  );
}

/** Certificates that hold and end within a time, by id, a chunk at a time. */
export async function findEnding(
  from: Date,
  until: Date,
  { after, limit }: { after: number; limit: number },
): Promise<CertificateRow[]> {
  const expiresAt = { [Op.gt]: from, [Op.lte]: until };
  const where = { state: 'active', kind: { [Op.ne]: 'record' }, expiresAt, id: { [Op.gt]: after } };
  const rows = await Certificate.findAll({ where, attributes: columns, order: [['id', 'ASC']], limit });
  return rows.map((certificate) => plain(certificate) as CertificateRow);
}

function matches(search: string): WhereOptions[] | null {
  if (search === '') return null;
  const like = (text: string) => ({ [Op.like]: containsPattern(text) });
  return [{ holderName: like(search) }, { number: like(search.toUpperCase()) }];
}

function ofKind(kind: string | undefined): WhereOptions {
  return kind ? { kind } : {};
}

const waitingIds = '(SELECT waiting_for FROM revocation_requests WHERE waiting_for IS NOT NULL)';

function expiring(days: string | undefined, now: Date): WhereOptions {
  if (!days || !/^\d{1,3}$/.test(days)) return {};
  const end = new Date(now.getTime() + Number(days) * 86_400_000);
  return { state: 'active', expiresAt: { [Op.gt]: now, [Op.lte]: end } };
}

function withStatus(status: string | undefined, now: Date): WhereOptions {
  if (!status) return {};
  if (status === 'waitingRevocation') return { id: { [Op.in]: literal(waitingIds) } };
  if (status === 'valid') return { state: 'active', expiresAt: { [Op.or]: [null, { [Op.gt]: now }] } };
  if (status === 'expired') return { state: 'active', expiresAt: { [Op.lte]: now } };
  return { state: status };
}
