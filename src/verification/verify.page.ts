/** Answers whether a certificate holds: by the QR's token or by the printed number, for anyone, without a session. */
import { hasIdentityEnding } from '../accounts/person.store.ts';
import type { CertificateRow } from '../certificates/certificate.store.ts';
import { recordLookUp } from '../certificates/lookUp.action.ts';
import { type Answer, type Context, found, json, page } from '../http/route.ts';
import { visitorCity } from '../http/visitorCity.ts';
import { maskName } from '../lib/masking.ts';
import { answerMachine } from './credential.page.ts';
import { type Asking, lookUpByNumber, lookUpByToken } from './lookUp.action.ts';
import { numberPage } from './number.view.ts';
import { otherLanguage, prepare } from './reader.page.ts';
import { isSameName } from './sameName.ts';
import { type LookUp, nothing } from './verdict.ts';
import { itemsOf, nextOf, reasonOf, secondOf, titleOf } from './verdict.view.ts';
import { type VerdictPage, verdictIcons, verdictView } from './verify.view.ts';

type HolderCheck = VerdictPage['holderCheck'];

/** How long the register may take before the page says that it can't be reached, in milliseconds. */
const patience = 5_000;

/** `/c/{token}`: the page behind the QR, or the same for machines. */
export async function showByToken(context: Context): Promise<Answer> {
  prepare(context);
  const look = await attempt(context, (asking) => lookUpByToken(context.param('token'), asking));
  const machineAnswer = await forMachines(look, context);
  note(look, machineAnswer ? 'api' : 'qr', context);
  return machineAnswer ?? answer(look, context, blankCheck(look.certificate));
}

/** `/verify`: a form for the printed number; with `?number=`, its verdict. A mistyped number needs no query. */
export async function showByNumber(context: Context): Promise<Answer> {
  prepare(context);
  const typed = typedNumber(context);
  if (typed.trim() === '') return page(numberPage(context, otherLanguage(context)));
  const look = await attempt(context, (asking) => lookUpByNumber(typed, asking));
  note(look, 'number', context);
  return answer(look, context, blankCheck(look.certificate));
}

/** "Check the holder": match or no match, nothing else. */
export async function checkHolder(context: Context<{ name: string; ending: string }>): Promise<Answer> {
  prepare(context);
  const look = await attempt(context, (asking) => lookUpByToken(context.param('token'), asking));
  if (look.outcome === 'unchecked') return answer(look, context, null);
  const row = found(look.certificate);
  const check = found(blankCheck(row));
  const { name, ending } = context.form;
  const isMatch = (await hasIdentityEnding(row.personId, ending)) && isSameName(row.holderName, name);
  const text = context.t(isMatch ? 'verification.holder.match' : 'verification.holder.noMatch');
  return answer(look, context, { ...check, isMatch, answer: text });
}

/** The page again when the holder's box was filled in wrongly. */
export async function showHolderProblem(context: Context): Promise<ReturnType<typeof verdictView>> {
  prepare(context);
  const look = await attempt(context, (asking) => lookUpByToken(context.param('token'), asking));
  if (look.outcome === 'unchecked') return verdictPage(look, context, null);
  const error = context.t('verification.holder.invalid');
  return verdictPage(look, context, { ...found(blankCheck(look.certificate)), error });
}

/** A register that can't be read, or not in time, is an answer of its own; the log says what was wrong. */
export async function attempt(context: Context, look: (asking: Asking) => Promise<LookUp>): Promise<LookUp> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new Error('The register did not answer in time.'));
  const timer = setTimeout(giveUp, patience);
  try {
    return await Promise.race([look(context), tooLate]);
  } catch (cause) {
    if (context.request.res) context.request.res.locals.cause = cause;
    return nothing('unchecked');
  } finally {
    clearTimeout(timer);
  }
}

/** Once the answer is sent, so that it never waits. */
function note(look: LookUp, kind: 'qr' | 'number' | 'api', { request, now, settings }: Context): void {
  if (!look.certificate) return;
  const { id: certificateId } = look.certificate;
  const city = visitorCity(request, settings);
  request.res?.once('finish', () => recordLookUp({ certificateId, kind, at: now, city }));
}

/** JSON or a credential for clients that prefer one; null for those who want the page. */
async function forMachines(look: LookUp, context: Context): Promise<Answer | null> {
  const { outcome, external } = look;
  if (outcome !== 'unchecked' && !external) return answerMachine(context, look.certificate);
  if (context.request.accepts(['html', 'json']) !== 'json') return null;
  if (!external) return json({ status: outcome }, statusOf(look, context));
  const { number, title, level, holderName, issuerName, issuedOn, expiresOn, queryUrl } = external;
  const facts = { number, title, level, holder: maskName(holderName), issuer: issuerName };
  return json({ status: outcome, ...facts, issuedOn, expiresOn, queryUrl, checkedAt: context.now });
}

/** The page of a look-up, with the status that fits. */
export function answer(look: LookUp, context: Context, check: HolderCheck): Answer {
  return page(verdictPage(look, context, check), statusOf(look, context));
}

/** 200 for a certificate in whatever state, 404 for none, 503 where nobody knows. */
function statusOf({ outcome, certificate, external }: LookUp, { request }: Context): number {
  if (outcome !== 'unchecked') return certificate || external ? 200 : 404;
  request.res?.set('Retry-After', '30');
  return 503;
}

function typedNumber({ query }: Context): string {
  return (query.number ?? '').slice(0, 600);
}

function verdictPage(look: LookUp, context: Context, holderCheck: HolderCheck) {
  const { t, locale, request } = context;
  const { outcome, certificate, external } = look;
  const isThere = certificate !== null || external !== null;
  return verdictView(t(`verification.word.${outcome}`), {
    locale,
    otherLanguage: otherLanguage(context),
    organisation: context.settings.organisation,
    outcome,
    icon: verdictIcons[outcome],
    word: t(`verification.word.${outcome}`),
    explanation: t(`verification.explanation.${outcome}`),
    reason: reasonOf(look, context),
    next: nextOf(look, context, request.originalUrl.replace(/\/holder-check/, '')),
    title: titleOf(look, context),
    items: itemsOf(look, context),
    verifiedAt: outcome === 'unchecked' ? null : secondOf(context.now, locale),
    isOurs: certificate !== null,
    holderCheck,
    receiptHref: isThere ? `/c/${(certificate ?? external)?.token}/receipt?language=${locale}` : null,
    logHref: certificate && `/log/certificates/${certificate.token}?language=${locale}`,
    numberForm: isThere || outcome === 'unchecked' ? null : { typed: typedNumber(context) },
  });
}

/** No box where no ID number is on file: it could only ever answer "no match". */
function blankCheck(row: CertificateRow | null): HolderCheck {
  if (!row || row.facts.identityMasked === null) return null;
  return { action: `/c/${row.token}/holder-check`, answer: null, isMatch: false, error: null };
}
