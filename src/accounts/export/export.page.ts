/** Exporting people as .xlsx: chosen columns, whom, and in full only for those who may, with a reason. */
import { type FormState, type FormView, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, found, HttpError, page } from '../../http/route.ts';
import { exportLimit, exportStep, longSpreadsheet } from '../../http/spreadsheet.ts';
import { type View, view } from '../../http/view.ts';
import { chunksOf } from '../../lib/chunks.ts';
import type { Cell } from '../../lib/spreadsheetFile.ts';
import { may } from '../../policy.ts';
import { isRefusal } from '../../refusal.ts';
import { peopleList } from '../people.list.ts';
import { findCommunities } from '../people.store.ts';
import {
  type ExportColumn,
  type ExportForm,
  exportColumns,
  exportForm,
  inFullFields,
  usualColumns,
} from './export.form.ts';
import type { ExportedPerson } from './export.store.ts';
import { exportPeople } from './exportPeople.action.ts';

/** Where an export is put together; the list's filters come along in the address. */
export async function showExport(context: Context): Promise<Answer> {
  const { search = '', community = '', registered = '', logIn = '', role = '' } = context.query;
  const values = { columns: usualColumns, search, community, registered, logIn, role };
  return page(await renderExport(context, freshState(values)));
}

/** The same as it was filled in, with what is wrong. */
export async function renderExport(context: Context, state: FormState): Promise<View> {
  const { t, actor } = context;
  const filters = peopleList(await findCommunities()).filters ?? [];
  const all = { value: '', label: t('common.list.all') };
  const options = Object.fromEntries(
    await Promise.all(
      filters.map(async ({ name, options: choices }) => [name, [all, ...(await choices(context))]]),
    ),
  );
  const chosen = [state.values.columns ?? []].flat();
  const mayInFull = may(actor, 'people.seeInFull');
  return exportView(t('people.export.title'), {
    form: formView(exportForm, state, t, options),
    columnsError: state.errors.find(({ field }) => field === 'columns')?.message ?? null,
    columns: exportColumns.map((column) => ({
      value: column,
      label: t(`people.export.column.${column}`),
      isChosen: chosen.includes(column),
    })),
    inFull: mayInFull ? formView(inFullFields, state, t) : null,
  });
}

/** Gives the workbook. */
export async function downloadExport(context: Context<ExportForm>): Promise<Answer> {
  const { form, me, now, t, locale } = context;
  const inFull = form.inFull === 'yes';
  if (inFull && !may(me, 'people.seeInFull')) throw new HttpError(403);
  const { columns, search, reason, community, registered, logIn, role } = form;
  const filters = Object.fromEntries(
    Object.entries({ community, registered, logIn, role }).filter(([, value]) => value !== ''),
  );
  const order = { query: { search, filters }, columns, inFull, reason, actorId: me.id, now };
  const people = await exportPeople(order, exportLimit);
  if (isRefusal(people)) return people;
  const headings = columns.map((column) => t(`people.export.column.${column}`));
  const name = locale === 'en' ? 'people' : '人员';
  async function* parts() {
    for (const some of chunksOf(people as ExportedPerson[], exportStep))
      yield some.map((person) => columns.map((column) => cellOf(person, column, context)));
  }
  return found(await longSpreadsheet(name, t('common.nav.people'), headings, parts()));
}

function cellOf(person: ExportedPerson, column: ExportColumn, { t }: Context): Cell {
  if (column === 'sex') return person.sex && t(`people.sex.${person.sex}`);
  return person[column];
}

const exportView = view<{
  form: FormView;
  columnsError: string | null;
  columns: readonly { value: string; label: string; isChosen: boolean }[];
  inFull: FormView | null;
}>('accounts/export/new', 'staff');
