/** The administrator's list of the audit trail. */
import { type AuditRow, listAuditEntries } from '../db/auditList.ts';
import type { List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import { findPeople } from './person.store.ts';

export const auditList: List<AuditRow & { by: string }> = {
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
      value: ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`,
    },
    { label: 'accounts.audit.before', sort: null, value: ({ before }) => shorten(before) },
    { label: 'accounts.audit.after', sort: null, value: ({ after }) => shorten(after) },
  ],
  find: async (query, { t }) => {
    const { rows, total } = await listAuditEntries(query);
    const people = await findPeople(rows.flatMap(({ actorId }) => actorId ?? []));
    const named = rows.map((row) => ({
      ...row,
      by: people.find(({ id }) => id === row.actorId)?.name ?? t('accounts.audit.system'),
    }));
    return { rows: named, total };
  },
};

function shorten(json: string | null): string | null {
  return json && json.length > 160 ? `${json.slice(0, 160)}…` : json;
}
