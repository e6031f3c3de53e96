/** Answers whether a certificate holds: by the QR's token or by the printed number, for anyone, without a session. */
import { hasIdentityEnding } from '../accounts/person.store.ts';
import {
  type CertificateRow,
  findCertificateByNumber,
  findCertificateByToken,
} from '../certificates/certificate.store.ts';
import { certificateItems, titleIn } from '../certificates/certificate.view.ts';
import { isToken, parseCertificateNumber } from '../certificates/certificateNumber.ts';
import { verdictOf } from '../certificates/certificateStatus.ts';
import { type Answer, type Context, found, json, page } from '../http/route.ts';
import { showDate, showTime } from '../i18n/dates.ts';
import { asLocale, type Locale, translator } from '../i18n/translate.ts';
import { maskName } from '../lib/masking.ts';
import { isDemonstrationToken } from './demonstrationTokens.ts';
import { isSameName } from './sameName.ts';
import { numberView, type Outcome, type VerdictPage, verdictIcons, verdictView } from './verify.view.ts';

type HolderCheck = VerdictPage['holderCheck'];

/** `/c/{token}`: the page behind the QR, or the same as JSON. */
export async function showByToken(context: Context): Promise<Answer> {
  prepare(context);
  const row = await findByToken(context);
  if (context.request.accepts(['html', 'json']) === 'json') return asJson(row, context);
  return answer(row, row ? outcomeOf(row, context.now) : 'unknown', context, row && blankCheck(row));
}

/** `/verify`: a form for the printed number; with `?number=`, its verdict. A mistyped number needs no query. */
export async function showByNumber(context: Context): Promise<Answer> {
  prepare(context);
  const typed = typedNumber(context);
  if (typed.trim() === '') return page(numberPage(context));
  const reading = parseCertificateNumber(typed);
  if (!reading.ok) return answer(null, 'mistyped', context, null);
  const row = hidden(await findCertificateByNumber(reading.number), context);
  return answer(row, row ? outcomeOf(row, context.now) : 'unknown', context, row && blankCheck(row));
}

/** "Check the holder": match or no match, nothing else. */
export async function checkHolder(context: Context<{ name: string; ending: string }>): Promise<Answer> {
  prepare(context);
  const row = found(await findByToken(context));
  const { name, ending } = context.form;
  const check = found(blankCheck(row));
  const isMatch = (await hasIdentityEnding(row.personId, ending)) && isSameName(row.holderName, name);
  const text = context.t(isMatch ? 'verification.holder.match' : 'verification.holder.noMatch');
  return answer(row, outcomeOf(row, context.now), context, { ...check, isMatch, answer: text });
}

/** The page again when the holder's box was filled in wrongly. */
export async function showHolderProblem(context: Context): Promise<ReturnType<typeof verdictView>> {
  prepare(context);
  const row = found(await findByToken(context));
  const error = context.t('verification.holder.invalid');
  return verdictPage(row, outcomeOf(row, context.now), context, { ...found(blankCheck(row)), error });
}

function outcomeOf(row: CertificateRow, now: Date): Outcome {
  return verdictOf(row.state, row.expiresAt, now);
}

async function findByToken(context: Context): Promise<CertificateRow | null> {
  const token = context.param('token');
  return isToken(token) ? hidden(await findCertificateByToken(token), context) : null;
}

/** The demonstration's fixed tokens are refused where there is no demonstration. */
function hidden(row: CertificateRow | null, { settings }: Context): CertificateRow | null {
  return row && isDemonstrationToken(row.token) && !settings.demonstration ? null : row;
}

function answer(row: CertificateRow | null, outcome: Outcome, context: Context, check: HolderCheck): Answer {
  return page(verdictPage(row, outcome, context, check), row ? 200 : 404);
}

function typedNumber({ query }: Context): string {
  return (query.number ?? '').slice(0, 60);
}

/**
 * Before anything else: the whole page is to speak the reader's language, and no cache or search engine is to keep
 * what is true at one moment.
 */
function prepare(context: Context): void {
  const locale = readersLanguage(context);
  Object.assign(context, { locale, t: translator(locale) });
  const { res: response } = context.request;
  response?.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
  response?.vary('Accept, Accept-Language');
}

function verdictPage(
  row: CertificateRow | null,
  outcome: Outcome,
  context: Context,
  holderCheck: HolderCheck,
) {
  const { t, locale } = context;
  const seconds = String(context.now.getUTCSeconds()).padStart(2, '0');
  const verifiedAt = `${showDate(context.now, locale)} ${showTime(context.now)}:${seconds}`;
  const masked = row && {
    label: t('certificates.field.holder'),
    value: maskName(row.holderName),
    href: null,
  };
  const number = row && { label: t('certificates.field.number'), value: row.number, href: null };
  return verdictView(t(`verification.word.${outcome}`), {
    locale,
    otherLanguage: otherLanguage(context, locale),
    outcome,
    icon: verdictIcons[outcome],
    word: t(`verification.word.${outcome}`),
    explanation: t(`verification.explanation.${outcome}`),
    reason: row && outcome !== 'valid' ? row.publicReason : null,
    title: row && titleIn(row.facts, locale),
    items:
      row && masked && number
        ? [masked, ...certificateItems(row, t, locale), number].filter(isPublic(t))
        : [],
    verifiedAt,
    holderCheck,
    numberForm: row ? null : { typed: typedNumber(context) },
    organisation: context.settings.organisation,
  });
}

/** The ID number, even masked, stays off the public page. */
function isPublic(t: ReturnType<typeof translator>) {
  const identity = t('certificates.field.identity');
  return ({ label }: { label: string }) => label !== identity;
}

function numberPage(context: Context) {
  const { t, locale, settings } = context;
  return numberView(t('verification.number.title'), {
    locale,
    otherLanguage: otherLanguage(context, locale),
    organisation: settings.organisation,
  });
}

/** No box where no ID number is on file: it could only ever answer "no match". */
function blankCheck(row: CertificateRow): HolderCheck {
  if (row.facts.identityMasked === null) return null;
  return { action: `/c/${row.token}/holder-check`, answer: null, isMatch: false, error: null };
}

function asJson(row: CertificateRow | null, context: Context): Answer {
  if (!row) return json({ status: 'unknown' }, 404);
  const { number, title, issuedAt, expiresAt, facts } = row;
  const status = outcomeOf(row, context.now);
  const holder = maskName(row.holderName);
  return json({
    status,
    number,
    title,
    holder,
    programme: facts.programme,
    award: facts.award,
    issuer: facts.issuerName,
    issuedAt,
    expiresAt,
  });
}

/** `?language=` or her kept choice, else her browser's language, else Chinese. */
function readersLanguage({ request, locale, query }: Context): Locale {
  const chosen = asLocale(query.language) ?? asLocale((request.cookies as Record<string, unknown>).language);
  return chosen ?? (request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en' ? 'en' : locale);
}

function otherLanguage({ request, query }: Context, locale: Locale): VerdictPage['otherLanguage'] {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const parameters = new URLSearchParams({ ...query, language: other });
  const path = request.path.replace(/\/holder-check$/, '');
  return { locale: other, href: `${path}?${parameters}`, label: other === 'en' ? 'English' : '中文' };
}
