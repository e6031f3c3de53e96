/** Reads pages of the audit trail. */
import { Op } from 'sequelize';
import { containsPattern, type ListQuery } from '../lib/paging.ts';
import { AuditEntry } from './audit.model.ts';

/** One entry as stored. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: number | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Kinds of subjects that the trail speaks of. */
export async function findSubjectKinds(): Promise<string[]> {
  const rows = await AuditEntry.findAll({ attributes: ['subjectKind'], group: ['subjectKind'], raw: true });
  return rows.map(({ subjectKind }) => subjectKind).sort();
}

/** One page; the search looks at actions and kinds of subjects. Filter: `kind`. */
export async function listAuditEntries(query: ListQuery): Promise<{ rows: AuditRow[]; total: number }> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const { rows, count } = await AuditEntry.findAndCountAll({
    where: {
      ...(query.search ? { [Op.or]: [{ action: pattern }, { subjectKind: pattern }] } : {}),
      ...(query.filters.kind ? { subjectKind: query.filters.kind } : {}),
    },
    order: [[query.sort, query.direction]],
    offset: query.offset,
    limit: query.limit,
  });
  return { rows: rows.map((row) => row.get({ plain: true })), total: count };
}
