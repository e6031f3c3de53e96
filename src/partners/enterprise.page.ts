/** The staff's pages of enterprises: list, new, one with its members and keys, changed, closed. */
import { randomUUID } from 'node:crypto';
import { listActorsWithRole } from '../accounts/account.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { findKeysOf } from './apiKey.store.ts';
import { enterpriseForm, memberForm } from './enterprise.form.ts';
import { type EnterpriseRow, findEnterprise, findMembers, findTakenPeople } from './enterprise.store.ts';
import { enterpriseBadge, enterpriseView } from './enterprise.view.ts';
import { enterprisesList, keysList } from './enterprises.list.ts';
import { formPageView, keyLine } from './partner.view.ts';
import { usedDays } from './partnerHome.page.ts';
import {
  changeEnterprise,
  chooseContact,
  createEnterprise,
  type EnterprisePlan,
  joinEnterprise,
  leaveEnterprise,
  setEnterpriseState,
} from './saveEnterprise.action.ts';

type Loaded<F = unknown> = Context<F, EnterpriseRow>;

/** The list. */
export function listAllEnterprises(context: Context): Promise<Answer> {
  return answerList(enterprisesList, context);
}

/** The list of all keys. */
export function listAllKeys(context: Context): Promise<Answer> {
  return answerList(keysList, context);
}

/** Loads the enterprise of the address. */
export function loadEnterprise(context: Context): Promise<EnterpriseRow | null> {
  return findEnterprise(context.idParam('enterpriseId'));
}

/** The form for a new enterprise. */
export function showNewEnterprise(context: Context): Answer {
  return page(renderNewEnterprise(context, freshState()));
}

/** The form for a new enterprise as it was filled in. */
export function renderNewEnterprise({ t }: Context, state: FormState): View {
  const title = t('partners.enterprise.new');
  return formPageView(title, {
    ...{ title, lead: null, action: '/admin/enterprises', label: t('partners.enterprise.save') },
    form: formView(enterpriseForm, state, t),
    back: { href: '/admin/enterprises', label: t('partners.enterprise.list') },
  });
}

/** Makes an enterprise. */
export async function addEnterprise(context: Context<EnterprisePlan>): Promise<Answer> {
  const id = await createEnterprise(context.form, authorOf(context));
  if (isRefusal(id)) return id;
  return redirect(`/admin/enterprises/${id}`, done(context.t('partners.enterprise.saved')));
}

/** The form for changes. */
export function showEditEnterprise(context: Loaded): Answer {
  const { name, creditCode } = context.loaded;
  return page(renderEditEnterprise(context, freshState({ name, creditCode })));
}

/** The form for changes as it was filled in. */
export function renderEditEnterprise({ loaded, t }: Loaded, state: FormState): View {
  const title = t('partners.enterprise.edit');
  const address = `/admin/enterprises/${loaded.id}`;
  return formPageView(title, {
    ...{ title, lead: null, action: address, label: t('partners.enterprise.save') },
    ...{ form: formView(enterpriseForm, state, t), back: { href: address, label: loaded.name } },
  });
}

/** Changes an enterprise. */
export async function saveEnterprise(context: Loaded<EnterprisePlan>): Promise<Answer> {
  return afterwards(context, await changeEnterprise(context.loaded.id, context.form, authorOf(context)));
}

/** One enterprise. */
export async function showEnterprise(context: Loaded): Promise<Answer> {
  return page(await renderEnterprise(context, freshState()));
}

/** One enterprise with a member who was refused. */
export async function renderEnterprise(context: Loaded, state: FormState): Promise<View> {
  const { loaded: enterprise, t, locale, now } = context;
  const { id, name, creditCode, createdAt } = enterprise;
  const [members, keys, days] = await Promise.all([findMembers(id), findKeysOf(id), usedDays(id, now)]);
  const choices = await findChoices();
  return enterpriseView(name, {
    ...{ id, name, days, badge: enterpriseBadge(enterprise.state, t) },
    items: [
      { label: t('partners.enterprise.creditCode'), value: creditCode, href: null },
      { label: t('partners.enterprise.createdAt'), value: showDate(createdAt, locale), href: null },
    ],
    members: members.map((member) => ({ ...member, contactKey: randomUUID(), removalKey: randomUUID() })),
    memberForm: choices.length > 0 ? formView(memberForm, state, t, { personId: choices }) : null,
    keys: keys.map((key) => keyLine(key, `/admin/enterprises/${id}/keys/${key.id}`, { now, t, locale })),
    confirmation: confirmation(enterprise, context),
  });
}

/** Adds the person of the form. */
export async function addMember(context: Loaded<{ personId: number }>): Promise<Answer> {
  const { loaded, form } = context;
  return afterwards(context, await joinEnterprise(loaded.id, form.personId, authorOf(context)));
}

/** Removes the person of the form. */
export async function removeMember(context: Loaded<{ personId: number }>): Promise<Answer> {
  const { loaded, form } = context;
  return afterwards(context, await leaveEnterprise(loaded.id, form.personId, authorOf(context)));
}

/** Makes the person of the form the contact. */
export async function makeContact(context: Loaded<{ personId: number }>): Promise<Answer> {
  const { loaded, form } = context;
  return afterwards(context, await chooseContact(loaded.id, form.personId, authorOf(context)));
}

/** Closes an enterprise. */
export async function close(context: Loaded): Promise<Answer> {
  await setEnterpriseState(context.loaded.id, 'closed', authorOf(context));
  return afterwards(context, null);
}

/** Opens a closed enterprise again. */
export async function open(context: Loaded): Promise<Answer> {
  await setEnterpriseState(context.loaded.id, 'active', authorOf(context));
  return afterwards(context, null);
}

function authorOf({ me, now }: Context) {
  return { actorId: me.id, now };
}

function afterwards({ loaded, t }: Loaded, refusal: Refusal | null): Answer {
  return refusal ?? redirect(`/admin/enterprises/${loaded.id}`, done(t('partners.enterprise.saved')));
}

/** Employers who act for nobody yet. */
async function findChoices(): Promise<{ value: string; label: string }[]> {
  const employers = await listActorsWithRole('employer');
  const taken = await findTakenPeople(employers.map(({ id }) => id));
  return employers
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name }) => ({ value: String(id), label: name }));
}

function confirmation({ id, state }: EnterpriseRow, { t }: Context) {
  const noun = state === 'active' ? 'closure' : 'opening';
  return {
    ...{ action: `/admin/enterprises/${id}/${noun}`, danger: state === 'active', requestKey: randomUUID() },
    label: t(`partners.enterprise.${noun}`),
    question: t(`partners.enterprise.${noun}Question`),
    explain: t(`partners.enterprise.${noun}Explain`),
  };
}
