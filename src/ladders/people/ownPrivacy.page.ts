/** "My data": her consent and taking it back, everything that is held about her, and the request to be erased. */
import { auditDataExport } from '../../accounts/privacy/auditExport.action.ts';
import { personalDataFile } from '../../accounts/privacy/dataFile.page.ts';
import { checkOwnPassword } from '../../accounts/privacy/ownPassword.action.ts';
import { ownExportForm } from '../../accounts/privacy/privacy.form.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal } from '../../refusal.ts';
import { endErasure, requestErasure } from './erasePerson.action.ts';
import { ownPrivacyView } from './privacy.view.ts';
import { erasureStep, privacyFacts } from './privacyFacts.page.ts';
import { withdrawConsent } from './withdrawConsent.action.ts';

const base = '/me/privacy';

/** The page. */
export async function showOwnPrivacy(context: Context): Promise<Answer> {
  return page(await renderOwnPrivacy(context, freshState()));
}

/** The page with what was wrong. */
export async function renderOwnPrivacy(context: Context, state: FormState): Promise<View> {
  const { me, t } = context;
  const { facts, request } = await privacyFacts(me.id, base, context);
  const steps =
    request?.state === 'waiting'
      ? [erasureStep('takeBack', `${base}/erasure-withdrawal`, context)]
      : [erasureStep('ask', `${base}/erasure`, context)];
  return ownPrivacyView(t('people.privacy.title'), {
    ...facts,
    title: t('people.privacy.title'),
    lead: t('people.privacy.lead'),
    dataExport: { action: `${base}/export`, form: formView(ownExportForm, state, t) },
    erasureSteps: steps,
    refusal: null,
  });
}

/** Takes her consent back. */
export async function withdraw({ me, now, t }: Context): Promise<Answer> {
  const places = await withdrawConsent(me.id, me.id, now);
  return isRefusal(places) ? places : redirect(base, done(t('people.privacy.withdrawDone', { places })));
}

/** Gives her everything, after she typed her password once more. */
export async function downloadOwnData(context: Context<{ password: string }>): Promise<Answer> {
  const { form, me, now } = context;
  const refusal = await checkOwnPassword(me.id, form.password);
  if (refusal) return refusal;
  await auditDataExport(me.id, { actorId: me.id, reason: null, now });
  return personalDataFile(me.id, context);
}

/** Asks to be erased. */
export async function askForErasure({ me, now, t }: Context): Promise<Answer> {
  return (await requestErasure(me.id, me.id, now)) ?? redirect(base, done(t('people.erasure.asked')));
}

/** Takes the request back. */
export async function takeErasureBack({ me, now, t }: Context): Promise<Answer> {
  const refusal = await endErasure(me.id, { state: 'withdrawn', note: null }, me.id, now);
  return refusal ?? redirect(base, done(t('people.erasure.takenBack')));
}
