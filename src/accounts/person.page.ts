/** The staff's pages of people: list, one person, new, changed, roles, log-in. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import { demonstrationRegion } from '../lib/identityNumber.ts';
import { may, type Role, roles } from '../policy.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { findRoles } from './account.store.ts';
import { peopleList } from './people.list.ts';
import { findCommunities } from './people.store.ts';
import { type PersonForm, personForm } from './person.form.ts';
import { findPerson, type PersonRow } from './person.store.ts';
import { editPersonView, type PersonPage, personView } from './person.view.ts';
import { changePerson, createPerson, grantRole, withdrawRole } from './savePerson.action.ts';
import { issuePassword } from './setPassword.action.ts';

/** The list. */
export async function listPeople(context: Context): Promise<Answer> {
  return answerList(peopleList(await findCommunities()), context);
}

/** Loads the person of the address. */
export function loadPerson(context: Context): Promise<PersonRow | null> {
  return findPerson(context.idParam('personId'));
}

/** One person. */
export async function showPerson(context: Context<unknown, PersonRow>): Promise<Answer> {
  return page(await renderPerson(context, null));
}

/** The form for a new person. */
export function showNewPerson(context: Context): Answer {
  return page(renderNewPerson(context, freshState()));
}

/** The form for a new person as it was typed. */
export function renderNewPerson({ t }: Context, state: FormState): View {
  const title = t('accounts.people.new');
  return editPersonView(title, { title, action: '/admin/people', form: formView(personForm, state, t) });
}

/** Adds a person. */
export async function addPerson(context: Context<PersonForm>): Promise<Answer> {
  const { form, me, now, t } = context;
  const id = refuseFictional(context) ?? (await createPerson(form, me.id, now));
  return isRefusal(id) ? id : redirect(`/admin/people/${id}`, done(t('accounts.person.saved')));
}

/** The form for changes; phone and ID number start empty, since they are never shown. */
export function showEditPerson(context: Context<unknown, PersonRow>): Answer {
  const { name, community, workerNumber, workingSince } = context.loaded;
  return page(
    renderEditPerson(
      context,
      freshState({
        name,
        community: community ?? '',
        workerNumber: workerNumber ?? '',
        workingSince: workingSince ?? '',
      }),
    ),
  );
}

/** The form for changes as it was typed. */
export function renderEditPerson({ loaded, t }: Context<unknown, PersonRow>, state: FormState): View {
  const title = t('accounts.person.edit', { name: loaded.name });
  return editPersonView(title, {
    title,
    action: `/admin/people/${loaded.id}`,
    form: formView(personForm, state, t),
  });
}

/** Changes a person. */
export async function savePerson(context: Context<PersonForm, PersonRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = refuseFictional(context) ?? (await changePerson(loaded.id, form, me.id, now));
  return refusal ?? redirect(`/admin/people/${loaded.id}`, done(t('accounts.person.saved')));
}

/** Grants the role of the form. */
export async function grant({
  loaded,
  form,
  me,
  now,
  t,
}: Context<{ role: Role }, PersonRow>): Promise<Answer> {
  const refusal = await grantRole(loaded.id, form.role, me.id, now);
  return refusal ?? redirect(`/admin/people/${loaded.id}`, done(t('accounts.person.roleGranted')));
}

/** Withdraws the role of the form. */
export async function withdraw({
  loaded,
  form,
  me,
  now,
  t,
}: Context<{ role: Role }, PersonRow>): Promise<Answer> {
  const refusal = await withdrawRole(loaded.id, form.role, me.id, now);
  return refusal ?? redirect(`/admin/people/${loaded.id}`, done(t('accounts.person.roleWithdrawn')));
}

/** Makes a log-in or a new password, and shows it this once. */
export async function givePassword(context: Context<unknown, PersonRow>): Promise<Answer> {
  const password = await issuePassword(context.loaded.id, context.me.id, context.now);
  return isRefusal(password) ? password : page(await renderPerson(context, password));
}

async function renderPerson(context: Context<unknown, PersonRow>, password: string | null): Promise<View> {
  const { loaded: person, actor, t } = context;
  const held = await findRoles(person.id);
  const mayGrant = may(actor, 'roles.grant');
  return personView(person.name, {
    id: person.id,
    name: person.name,
    items: items(context),
    roles: mayGrant ? roles.map((role) => roleLine(person.id, role, held.includes(role), context)) : [],
    roleNames: held.map((role) => t(`common.role.${role}`)).join('、'),
    canIssuePassword: mayGrant,
    password,
    requestKey: randomUUID(),
    otherHint: t('people.merge.otherHint', { id: person.id }),
    certificatesHref: `/admin/certificates?search=${encodeURIComponent(person.name)}`,
  });
}

function items({ loaded, t, locale }: Context<unknown, PersonRow>): PersonPage['items'] {
  const item = (label: string, value: string | null) => ({ label, value: value ?? '–', href: null });
  return [
    item(t('accounts.person.phone'), loaded.phoneMasked),
    item(t('accounts.person.identityNumber'), loaded.identityMasked),
    item(t('accounts.person.birthDate'), loaded.birthDate),
    item(t('rules.person.workingSince'), loaded.workingSince),
    item(t('accounts.person.community'), loaded.community),
    item(t('accounts.person.workerNumber'), loaded.workerNumber),
    item(t('accounts.person.registeredAt'), loaded.registeredAt && showDate(loaded.registeredAt, locale)),
  ];
}

function roleLine(
  personId: number,
  role: Role,
  isHeld: boolean,
  { t }: Context,
): PersonPage['roles'][number] {
  const noun = isHeld ? 'role-withdrawal' : 'role-grant';
  const label = t(isHeld ? 'accounts.person.withdraw' : 'accounts.person.grant');
  return {
    name: t(`common.role.${role}`),
    role,
    isHeld,
    action: `/admin/people/${personId}/${noun}`,
    label,
    requestKey: randomUUID(),
  };
}

/** Fictional ID numbers are for demonstrations only. */
function refuseFictional({ form, settings }: Context<PersonForm>): Refusal | null {
  const isFictional = form.identityNumber?.startsWith(demonstrationRegion) ?? false;
  return isFictional && !settings.demonstration
    ? refuse('common.form.identity.region', {}, 'identityNumber')
    : null;
}
