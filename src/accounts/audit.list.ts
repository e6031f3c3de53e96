/** The administrator's list of the audit trail. */
import { type AuditRow, listAuditEntries } from '../db/auditList.ts';
import type { List } from '../http/list.ts';
import type { Context } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isTranslationKey, type Translate } from '../i18n/translate.ts';
import { findPeople } from './person.store.ts';

type NamedRow = AuditRow & { readonly by: string };

/** The list; `kinds` are the kinds of subjects to choose from. */
export function auditList(kinds: readonly string[]): List<NamedRow> {
  const options = ({ t }: Pick<Context, 't'>) =>
    kinds.map((kind) => ({ value: kind, label: kindLabel(kind, t) }));
  return { ...described, filters: [{ name: 'kind', label: 'accounts.audit.subject', options }] };
}

const described: List<NamedRow> = {
  title: 'accounts.audit.title',
  description: 'accounts.audit.lead',
  searchLabel: 'accounts.audit.search',
  emptyText: 'accounts.audit.empty',
  fileName: 'audit',
  defaultSort: '-sequence',
  check: { action: '/admin/audit/check', label: 'accounts.audit.check' },
  columns: [
    { label: 'accounts.audit.sequence', sort: 'sequence', numeric: true, value: ({ sequence }) => sequence },
    { label: 'accounts.audit.at', sort: null, value: ({ at }, { locale }) => showDateTime(at, locale) },
    { label: 'accounts.audit.by', sort: null, value: ({ by }) => by },
    { label: 'accounts.audit.action', sort: null, value: ({ action }) => action },
    {
      label: 'accounts.audit.subject',
      sort: null,
      value: ({ subjectKind, subjectId }, { t }) => `${kindLabel(subjectKind, t)} ${subjectId}`,
    },
    { label: 'accounts.audit.before', sort: null, value: ({ before }) => shorten(before) },
    { label: 'accounts.audit.after', sort: null, value: ({ after }) => shorten(after) },
  ],
  find: async (query, { t }) => {
    const found = await listAuditEntries(query);
    const { rows } = found;
    const actorIds = new Set(rows.flatMap(({ actorId }) => actorId ?? []));
    const people = await findPeople([...actorIds]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const system = t('accounts.audit.system');
    const named = rows.map((row) => ({ ...row, by: names.get(row.actorId ?? 0) ?? system }));
    return { ...found, rows: named };
  },
};

function shorten(json: string | null): string | null {
  return json && json.length > 160 ? `${json.slice(0, 160)}…` : json;
}

function kindLabel(kind: string, t: Translate): string {
  const key = `accounts.audit.kind.${kind}`;
  return isTranslationKey(key) ? t(key) : kind;
}
