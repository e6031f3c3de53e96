/** An employer makes, rotates and withdraws keys. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal } from '../refusal.ts';
import { type ApiKeyRow, findKey } from './apiKey.store.ts';
import { keyState, overlapHours, type Scope } from './apiKey.ts';
import { createKey, type MadeKey, rotateKey, withdrawKey } from './manageKeys.action.ts';
import { keyForm, rotationForm } from './partner.form.ts';
import { formPageView, keyBadge, keyView, secretView } from './partner.view.ts';
import { ownEnterprise } from './partnerHome.page.ts';

/** The form for a new key; every scope is ticked to begin with, since most keys need most. */
export function showNewKey(context: Context): Answer {
  return page(renderNewKey(context, freshState({ lookUp: 'yes', bulk: 'yes' })));
}

/** The form for a new key as it was filled in. */
export function renderNewKey({ t }: Context, state: FormState): View {
  const title = t('partners.key.new');
  return formPageView(title, {
    ...{ title, lead: t('partners.key.newLead'), action: '/partner/keys', label: t('partners.key.make') },
    form: formView(keyForm, state, t),
    back: { href: '/partner', label: t('partners.home.back') },
  });
}

/** Makes a key, and shows it this once. */
export async function makeKey(context: Context<{ name: string; scopes: Scope[] }>): Promise<Answer> {
  const made = await createKey(context.form, await authorOf(context));
  return isRefusal(made) ? made : page(renderMade(made, context));
}

/** One key. */
export async function showKeyPage(context: Context): Promise<Answer> {
  return page(renderKey(await ownKey(context), context, freshState({ hours: String(overlapHours.usual) })));
}

/** One key with a rotation that was refused. */
export async function renderRotation(context: Context, state: FormState): Promise<View> {
  return renderKey(await ownKey(context), context, state);
}

/** Makes a successor, and shows it this once. */
export async function rotate(context: Context<{ hours: number }>): Promise<Answer> {
  const made = await rotateKey(context.idParam('keyId'), context.form.hours, await authorOf(context));
  return isRefusal(made) ? made : page(renderMade(made, context));
}

/** Withdraws a key. */
export async function withdraw(context: Context): Promise<Answer> {
  const refusal = await withdrawKey(context.idParam('keyId'), await authorOf(context));
  return refusal ?? redirect('/partner', done(context.t('partners.key.withdrawn')));
}

/** A key's facts, for its owner and for staff. */
export function keyItems(key: ApiKeyRow, { t, locale }: Pick<Context, 't' | 'locale'>): Item[] {
  const item = (label: string, value: string) => ({ label, value, href: null });
  const moment = (at: Date) => showDateTime(at, locale);
  return [
    item(t('partners.key.beginning'), `${key.beginning}…`),
    item(
      t('partners.key.scopes'),
      key.scopes.map((scope) => t(`partners.scopeShort.${scope}`)).join(t('partners.comma')),
    ),
    item(t('partners.key.perMinute'), key.perMinute.toLocaleString('en-US')),
    item(t('partners.key.perDay'), key.perDay.toLocaleString('en-US')),
    item(t('partners.key.createdAt'), moment(key.createdAt)),
    item(t('partners.key.lastUsed'), key.lastUsedAt ? moment(key.lastUsedAt) : t('partners.key.neverUsed')),
    ...(key.endsAt ? [item(t('partners.key.endsAt'), moment(key.endsAt))] : []),
    ...(key.withdrawnAt ? [item(t('partners.key.withdrawnAt'), moment(key.withdrawnAt))] : []),
  ];
}

/** The question before a key is withdrawn. */
export function withdrawal(action: string, { t }: Pick<Context, 't'>): Confirmation {
  return {
    ...{ action, label: t('partners.key.withdraw'), danger: true, requestKey: randomUUID() },
    question: t('partners.key.withdrawQuestion'),
    explain: t('partners.key.withdrawExplain'),
  };
}

async function ownKey(context: Context): Promise<ApiKeyRow> {
  const enterprise = await ownEnterprise(context);
  const key = found(await findKey(context.idParam('keyId')));
  return found(key.enterpriseId === enterprise.id ? key : null);
}

async function authorOf(context: Context) {
  const { id: enterpriseId } = await ownEnterprise(context);
  return { enterpriseId, actorId: context.me.id, now: context.now };
}

function renderMade({ key }: MadeKey, { t, baseUrl }: Context): View {
  const title = t('partners.key.made');
  return secretView(title, {
    ...{ title, explain: t('partners.key.madeExplain'), secret: key },
    example: `curl "${baseUrl}/api/v1/key" \\\n  -H "Authorization: Bearer ${key}"`,
    back: { href: '/partner', label: t('partners.home.back') },
  });
}

function renderKey(key: ApiKeyRow, context: Context, state: FormState): View {
  const { t, now } = context;
  const current = keyState(key, now);
  const hours = [0, 24, overlapHours.usual, 168, overlapHours.longest].map((count) => ({
    value: String(count),
    label: count === 0 ? t('partners.key.atOnce') : t('partners.key.days', { count: count / 24 }),
  }));
  const action = `/partner/keys/${key.id}`;
  return keyView(key.name, {
    ...{ name: key.name, badge: keyBadge(current, t), items: keyItems(key, context), backHref: '/partner' },
    rotation:
      current === 'active'
        ? { action: `${action}/rotation`, form: formView(rotationForm, state, t, { hours }) }
        : null,
    quotas: null,
    confirmations: ['active', 'ending'].includes(current)
      ? [withdrawal(`${action}/withdrawal`, context)]
      : [],
  });
}
