/** Gathers what the pages about someone's personal data show: her consents, what follows, and her request for erasure. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../../accounts/person.store.ts';
import { findConsentState, findConsents } from '../../accounts/privacy/consent.store.ts';
import { type ErasureRow, findErasure } from '../../accounts/privacy/erasure.store.ts';
import type { Confirmation } from '../../http/parts.ts';
import type { Context } from '../../http/route.ts';
import { showDate, showDateTime } from '../../i18n/dates.ts';
import { findComingCohorts } from './comingPlaces.store.ts';
import { consequences, type PrivacyFacts } from './privacy.view.ts';

type Some = Context<unknown, unknown>;
type Facts = Omit<PrivacyFacts, 'title' | 'lead' | 'dataExport' | 'refusal' | 'erasureSteps'>;

/** The facts, and the request as it is; `base`: the page's address. */
export async function privacyFacts(
  personId: number,
  base: string,
  context: Some,
): Promise<{ facts: Facts; request: ErasureRow | null }> {
  const { t, locale, now } = context;
  const [state, coming, request, history] = await Promise.all([
    findConsentState(personId),
    findComingCohorts(personId, now),
    findErasure(personId),
    historyOf(personId, context),
  ]);
  const at = state.at ? showDate(state.at, locale) : '';
  const sentence = state.withdrawnAt
    ? t('people.privacy.state.withdrawn', { at: showDate(state.withdrawnAt, locale) })
    : state.version
      ? t('people.privacy.state.given', { at, version: state.version })
      : t('people.privacy.state.none');
  const withdrawal = {
    action: `${base}/withdrawal`,
    label: t('people.privacy.withdraw'),
    question: t('people.privacy.withdrawQuestion'),
    explain:
      coming.length > 0
        ? t('people.privacy.withdrawExplain', { places: coming.length })
        : t('people.privacy.withdrawExplainNone'),
    danger: true,
    requestKey: randomUUID(),
  };
  const facts = {
    state: sentence,
    history,
    withdrawal: state.withdrawnAt ? null : withdrawal,
    ...consequences(t),
    erasureState: request && erasureText(request, context),
  };
  return { facts, request };
}

/** A step of a request for erasure, with its question. */
export function erasureStep(step: 'ask' | 'takeBack' | 'execute', action: string, { t }: Some): Confirmation {
  return {
    action,
    label: t(`people.erasure.${step}`),
    question: t(`people.erasure.${step}Question`),
    explain: t(`people.erasure.${step}Explain`),
    danger: step !== 'takeBack',
    requestKey: randomUUID(),
  };
}

async function historyOf(personId: number, { t, locale }: Some): Promise<PrivacyFacts['history']> {
  const consents = await findConsents(personId);
  const staff = await findPeople(consents.flatMap(({ recordedById }) => recordedById ?? []));
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return consents.map(({ kind, version, at, recordedById }) => ({
    what:
      kind === 'given'
        ? t('people.privacy.given', { version: version ?? '' })
        : t('people.privacy.withdrawn'),
    at: showDateTime(at, locale),
    by: recordedById === null ? null : t('people.privacy.byStaff', { name: names.get(recordedById) ?? '–' }),
  }));
}

function erasureText({ state, requestedAt, decidedAt, note }: ErasureRow, { t, locale }: Some): string {
  const at = showDate(decidedAt ?? requestedAt, locale);
  return t(`people.erasure.state.${state}`, { at, note: note ?? '' });
}
