/** The staff's pages of stations: list, new, changed. */
import { listActorsWithRole } from '../../accounts/account.store.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { answerList } from '../../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal } from '../../refusal.ts';
import { changeStation, createStation } from './saveStation.action.ts';
import { type StationForm, stationForm } from './station.form.ts';
import { stationsList } from './station.list.ts';
import { findStation, type StationRow } from './station.store.ts';
import { editStationView } from './station.view.ts';

/** The list. */
export function listAllStations(context: Context): Promise<Answer> {
  return answerList(stationsList, context);
}

/** Loads the station of the address. */
export function loadStation(context: Context): Promise<StationRow | null> {
  return findStation(context.idParam('stationId'));
}

/** The form for a new station. */
export async function showNewStation(context: Context): Promise<Answer> {
  return page(await renderNewStation(context, freshState({ isActive: 'yes' })));
}

/** The form for a new station as it was typed. */
export function renderNewStation(context: Context, state: FormState): Promise<View> {
  return render(context, state, context.t('enrolment.stations.new'), '/admin/stations');
}

/** Adds a station. */
export async function addNewStation({ form, me, now, t }: Context<StationForm>): Promise<Answer> {
  const id = await createStation(form, me.id, now);
  return isRefusal(id) ? id : redirect('/admin/stations', done(t('enrolment.station.saved')));
}

/** The form for changes. */
export async function showStation(context: Context<unknown, StationRow>): Promise<Answer> {
  const { code, title, address, community, managerId, isActive, position } = context.loaded;
  const texts = { code, title, address, community, position: position ?? '' };
  const typed = { ...texts, managerId: String(managerId ?? '') };
  return page(
    await renderStation(context, freshState({ ...typed, ...(isActive ? { isActive: 'yes' } : {}) })),
  );
}

/** The form for changes as it was typed. */
export function renderStation(context: Context<unknown, StationRow>, state: FormState): Promise<View> {
  return render(context, state, context.loaded.title, `/admin/stations/${context.loaded.id}`);
}

/** Changes a station. */
export async function saveStation(context: Context<StationForm, StationRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await changeStation(loaded.id, form, me.id, now);
  return refusal ?? redirect('/admin/stations', done(t('enrolment.station.saved')));
}

async function render({ t }: Context, state: FormState, title: string, action: string): Promise<View> {
  const managers = await listActorsWithRole('stationManager');
  const people = managers.map(({ id, name }) => ({ value: String(id), label: name }));
  const nobody = { value: '', label: t('enrolment.station.nobody') };
  const form = formView(stationForm, state, t, { managerId: [nobody, ...people] });
  return editStationView(title, { title, action, form });
}
