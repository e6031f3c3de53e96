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

/** One page; the search looks at actions and kinds of subjects. */
export async function listAuditEntries(query: ListQuery): Promise<{ rows: AuditRow[]; total: number }> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const { rows, count } = await AuditEntry.findAndCountAll({
    where: query.search ? { [Op.or]: [{ action: pattern }, { subjectKind: pattern }] } : {},
    order: [[query.sort, query.direction]],
    offset: query.offset,
    limit: query.limit,
  });
  return { rows: rows.map((row) => row.get({ plain: true })), total: count };
}
