/** The same for staff: taking consent back for someone, and, for administrators, her data and her erasure. */
import type { PersonRow } from '../../accounts/person.store.ts';
import { findPeople } from '../../accounts/person.store.ts';
import { auditDataExport } from '../../accounts/privacy/auditExport.action.ts';
import { personalDataFile } from '../../accounts/privacy/dataFile.page.ts';
import { pageOfErasures } from '../../accounts/privacy/erasure.store.ts';
import { refuseErasureForm, staffExportForm } from '../../accounts/privacy/privacy.form.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { pageLinks, readPage } from '../../http/pages.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDate } from '../../i18n/dates.ts';
import { may } from '../../policy.ts';
import { isRefusal } from '../../refusal.ts';
import { endErasure, executeErasure, requestErasure } from './erasePerson.action.ts';
import { erasuresView, staffPrivacyView } from './privacy.view.ts';
import { erasureStep, privacyFacts } from './privacyFacts.page.ts';
import { withdrawConsent } from './withdrawConsent.action.ts';

const pageSize = 50;
const states = ['waiting', 'executed', 'refused', 'withdrawn'] as const;

/** The page. */
export async function showPrivacy(context: Context<unknown, PersonRow>): Promise<Answer> {
  return page(await renderPrivacy(context, freshState()));
}

/** The page with what was wrong. */
export async function renderPrivacy(context: Context<unknown, PersonRow>, state: FormState): Promise<View> {
  const { loaded: person, me, t } = context;
  const base = baseOf(person);
  const { facts, request } = await privacyFacts(person.id, base, context);
  const mayDecide = may(me, 'people.seeInFull');
  const isWaiting = request?.state === 'waiting';
  const isErased = request?.state === 'executed';
  const step = isWaiting
    ? mayDecide && erasureStep('execute', `${base}/erasure-execution`, context)
    : !isErased && erasureStep('ask', `${base}/erasure`, context);
  const refusing = { action: `${base}/erasure-refusal`, form: formView(refuseErasureForm, state, t) };
  const giving = { action: `${base}/export`, form: formView(staffExportForm, state, t) };
  return staffPrivacyView(t('people.privacy.of', { name: person.name }), {
    ...facts,
    withdrawal: isErased ? null : facts.withdrawal,
    title: t('people.privacy.of', { name: person.name }),
    lead: t('people.privacy.staffLead'),
    dataExport: mayDecide ? giving : null,
    erasureSteps: step ? [step] : [],
    refusal: isWaiting && mayDecide ? refusing : null,
  });
}

/** Takes consent back for her. */
export async function withdrawFor({ loaded, me, now, t }: Context<unknown, PersonRow>): Promise<Answer> {
  const places = await withdrawConsent(loaded.id, me.id, now);
  if (isRefusal(places)) return places;
  return redirect(baseOf(loaded), done(t('people.privacy.withdrawDone', { places })));
}

/** Gives an administrator everything that is held about her. */
export async function downloadData(context: Context<{ reason: string }, PersonRow>): Promise<Answer> {
  const { loaded, form, me, now } = context;
  await auditDataExport(loaded.id, { actorId: me.id, reason: form.reason, now });
  return personalDataFile(loaded.id, context);
}

/** Asks for her erasure, as she said. */
export async function askFor({ loaded, me, now, t }: Context<unknown, PersonRow>): Promise<Answer> {
  const refusal = await requestErasure(loaded.id, me.id, now);
  return refusal ?? redirect(baseOf(loaded), done(t('people.erasure.asked')));
}

/** Refuses it with a reason. */
export async function refuseErasure(context: Context<{ note: string }, PersonRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await endErasure(loaded.id, { state: 'refused', note: form.note }, me.id, now);
  return refusal ?? redirect(baseOf(loaded), done(t('people.erasure.refused')));
}

/** Executes it, for good. */
export async function execute({ loaded, me, now, t }: Context<unknown, PersonRow>): Promise<Answer> {
  const refusal = await executeErasure(loaded.id, me.id, now);
  return refusal ?? redirect('/admin/erasures', done(t('people.erasure.executed')));
}

/** Requests: those that wait, the oldest first; those that are decided, the latest first. */
export async function listErasures(context: Context): Promise<Answer> {
  const { t, locale } = context;
  const state = states.find((one) => one === context.query.state) ?? 'waiting';
  const query = readPage(context, state === 'waiting' ? 'id' : '-id', pageSize);
  const found = await pageOfErasures(state, query);
  const { rows } = found;
  const names = new Map(
    (await findPeople(rows.map(({ personId }) => personId))).map((one) => [one.id, one.name]),
  );
  return page(
    erasuresView(t('people.erasure.title'), {
      tabs: states.map((one) => ({
        href: `/admin/erasures?state=${one}`,
        label: t(`people.erasure.tab.${one}`),
        isCurrent: one === state,
      })),
      rows: rows.map(({ personId, requestedAt, decidedAt }) => ({
        href: `/admin/people/${personId}/privacy`,
        name: `${names.get(personId) ?? '–'} (${personId})`,
        at: showDate(requestedAt, locale),
        decidedAt: decidedAt && showDate(decidedAt, locale),
      })),
      pages: pageLinks(query, found, context),
    }),
  );
}

function baseOf({ id }: PersonRow): string {
  return `/admin/people/${id}/privacy`;
}
