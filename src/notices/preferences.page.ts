/** How someone wants to be told: what by which channel, when not, in which language, and her mail address. */
import { randomUUID } from 'node:crypto';
import { findMaskedEmail } from '../accounts/email.store.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { locales } from '../i18n/translate.ts';
import { isToken } from '../lib/publicToken.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import type { Choices } from './choices.ts';
import { askConfirmation, confirmEmail, removeEmail } from './confirmEmail.action.ts';
import { findWaiting, isOpenLink } from './emailConfirmation.store.ts';
import { type Channel, channels, messaging } from './messaging.ts';
import { type NoticeGroup, noticeGroups } from './noticeGroup.ts';
import { findPreferences, savePreferences } from './preference.store.ts';
import { boxName, emailForm, type PreferencesForm, preferencesForm } from './preferences.form.ts';
import { confirmView, preferencesView } from './preferences.view.ts';
import { isWechatBrowser } from './wechatIdentity.ts';

const path = '/me/notices/preferences';
const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** The page. */
export async function showPreferences(context: Context): Promise<Answer> {
  return page(await render(context, freshState(), freshState()));
}

/** The page with what was wrong in the choices. */
export function renderPreferences(context: Context, state: FormState): Promise<View> {
  return render(context, state, freshState());
}

/** The page with what was wrong with the address. */
export function renderEmail(context: Context, state: FormState): Promise<View> {
  return render(context, freshState(), state);
}

async function render(context: Context, typed: FormState, typedEmail: FormState): Promise<View> {
  const { me, t, now, request, baseUrl } = context;
  const known = await findPreferences(me.id);
  const usable = messaging().channels;
  const start = {
    quietFrom: String(known.quiet.from),
    quietUntil: String(known.quiet.until),
    language: known.language,
  };
  const state = { ...typed, values: { ...start, ...typed.values } };
  const clock = hours.map((value) => ({ value, label: `${value.padStart(2, '0')}:00` }));
  const names = locales.map((value) => ({ value, label: t(`notices.language.${value}`) }));
  const isChosen = (channel: Channel, group: NoticeGroup) => known.choices[channel]?.includes(group) ?? false;
  return preferencesView(t('notices.preferences.title'), {
    groups: noticeGroups.map((group) => ({
      label: t(`notices.group.${group}`),
      hint: t(`notices.groupHint.${group}`),
      boxes: usable.map((channel) => ({
        name: boxName(channel, group),
        label: t(`notices.channel.${channel}`),
        isChecked: isChosen(channel, group),
      })),
    })),
    hasChannels: usable.length > 0,
    hasMail: usable.includes('email'),
    email: await findMaskedEmail(me.id),
    isWaiting: (await findWaiting(me.id, now)) !== null,
    wechat: messaging().wechat && {
      isLinked: known.hasWechat,
      isHere: isWechatBrowser(request.get('user-agent') ?? ''),
      qr: qrDataUrl(`${baseUrl}${path}`),
      requestKey: randomUUID(),
    },
    form: formView(preferencesForm, state, t, { quietFrom: clock, quietUntil: clock, language: names }),
    emailForm: formView(emailForm, typedEmail, t),
  });
}

/** Keeps the choices; what is not set up here stays as it was. */
export async function keepPreferences({ form, me, t, now }: Context<PreferencesForm>): Promise<Answer> {
  const { quietFrom, quietUntil, language } = form;
  const usable = messaging().channels;
  await unitOfWork(async (transaction) => {
    const { choices: before } = await findPreferences(me.id, transaction);
    const ticked = (channel: Channel) =>
      noticeGroups.filter((group) => form[boxName(channel, group)] === 'yes');
    const choices = Object.fromEntries(
      channels.map((channel) => [channel, usable.includes(channel) ? ticked(channel) : before[channel]]),
    ) as unknown as Choices;
    const quiet = { from: quietFrom, until: quietUntil };
    await savePreferences(transaction, me.id, { choices, quiet, language }, now);
  });
  return redirect(path, done(t('notices.preferences.saved')));
}

/** Sends a link to the address that she typed. */
export async function enterEmail(context: Context<{ email: string }>): Promise<Answer> {
  const { form, me, t, now, locale } = context;
  const refusal = await askConfirmation(me.id, { email: form.email, language: locale }, now);
  return refusal ?? redirect(path, done(t('notices.email.linkSent')));
}

/** Takes her address away. */
export async function forgetEmail({ me, t, now }: Context): Promise<Answer> {
  await removeEmail(me.id, now);
  return redirect(path, done(t('notices.email.removed')));
}

/** What the link in the mail opens: a button, since mail scanners open links. */
export async function showConfirm({ param, now, t }: Context): Promise<Answer> {
  const token = param('token');
  const isOpen = isToken(token) && (await isOpenLink(token, now));
  const shown = { action: `/email/${isToken(token) ? token : ''}`, isOpen, requestKey: randomUUID() };
  return page(confirmView(t('notices.confirm.title'), shown), isOpen ? 200 : 404);
}

/** Confirms the address. */
export async function confirm({ param, now, t, actor }: Context): Promise<Answer> {
  const refusal = await confirmEmail(param('token'), now);
  return refusal ?? redirect(actor ? path : '/', done(t('notices.email.confirmed')));
}
