/** Reads the people for an export and writes down who took which columns out, and why, where they are in full. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import type { ListQuery } from '../../lib/paging.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { ExportColumn } from './export.form.ts';
import { type ExportedPerson, findForExport } from './export.store.ts';

/** What is exported, by whom. */
export interface ExportOrder {
  readonly query: Pick<ListQuery, 'search' | 'filters'>;
  readonly columns: readonly ExportColumn[];
  readonly inFull: boolean;
  readonly reason: string;
  readonly actorId: number;
  readonly now: Date;
}

const step = 5_000;

/** The people, or a Refusal where they are wanted in full without a reason, or are more than one file holds. */
export async function exportPeople(order: ExportOrder, most: number): Promise<ExportedPerson[] | Refusal> {
  const { query, inFull, reason } = order;
  if (inFull && reason.length < 4) return refuse('people.export.reasonNeeded', {}, 'reason');
  const people: ExportedPerson[] = [];
  for (let some: ExportedPerson[] = []; people.length <= most; ) {
    some = await findForExport(query, { after: some.at(-1)?.id ?? 0, limit: step, inFull });
    people.push(...some);
    if (some.length < step) break;
  }
  if (people.length > most) return refuse('common.list.tooMany', { most: most.toLocaleString('en-US') });
  await write(order, people.length);
  return people;
}

/** The search may be a phone or an ID number, so only that there was one is written down. */
function write({ query, columns, inFull, reason, actorId, now }: ExportOrder, rows: number): Promise<void> {
  const { search, filters } = query;
  return unitOfWork((transaction) =>
    audit(transaction, {
      actorId,
      at: now,
      action: inFull ? 'people.exportInFull' : 'people.export',
      subjectKind: 'people',
      subjectId: rows,
      after: { rows, columns, filters, searched: search !== '', ...(inFull ? { reason } : {}) },
    }),
  );
}
