/** Reads pages of the audit trail. */
import type { WhereOptions } from 'sequelize';
import type { ListPage, ListQuery } from '../lib/paging.ts';
import { AuditEntry } from './audit.model.ts';
import { pageOf } from './pageOf.ts';

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
export function findSubjectKinds(): Promise<string[]> {
  return valuesOf('subjectKind');
}

/** One page; the search looks at actions and kinds of subjects. Filter: `kind`. */
export async function listAuditEntries(query: ListQuery): Promise<ListPage<AuditRow>> {
  const { search, filters } = query;
  return pageOf(
    AuditEntry,
    query,
    filters.kind ? { subjectKind: filters.kind } : {},
    search === '' ? {} : { matches: await matches(search.toLowerCase()) },
  );
}

/** There are a few dozen actions and kinds: they are searched, and then entries are found by them. */
async function matches(search: string): Promise<WhereOptions[]> {
  const [actions, kinds] = await Promise.all([valuesOf('action'), valuesOf('subjectKind')]);
  const found = (values: readonly string[]) => values.filter((value) => value.toLowerCase().includes(search));
  return [{ action: found(actions) }, { subjectKind: found(kinds) }];
}

async function valuesOf(attribute: 'action' | 'subjectKind'): Promise<string[]> {
  const rows = await AuditEntry.findAll({ attributes: [attribute], group: [attribute], raw: true });
  return rows.map((row) => row[attribute]).sort();
}
