/** The dated receipt of a look-up, as a signed PDF. */
import { type Answer, type Context, file } from '../http/route.ts';
import { toLocalDay } from '../i18n/dates.ts';
import { signatureRoom, signPdf } from '../keys/pdfSignature.ts';
import { findSigningKey } from '../keys/signingKey.store.ts';
import { lookUpByToken } from './lookUp.action.ts';
import { prepare } from './reader.page.ts';
import { type ReceiptFacts, renderReceipt } from './receiptPdf.ts';
import type { LookUp } from './verdict.ts';
import { itemsOf, reasonOf, secondOf, titleOf } from './verdict.view.ts';
import { answer, attempt } from './verify.page.ts';

/**
 * Looks the certificate up again and puts what is true at this moment on paper. A receipt is never made from what was
 * shown before, nor where the register could not be read.
 */
export async function downloadReceipt(context: Context): Promise<Answer> {
  prepare(context);
  const look = await attempt(context, (asking) => lookUpByToken(context.param('token'), asking));
  const shown = look.certificate ?? look.external;
  if (!shown) return answer(look, context, null);
  const address = `${context.baseUrl}/c/${shown.token}`;
  const facts = factsOf(look, address, context);
  const key = await findSigningKey('document', context.now);
  const unsigned = await renderReceipt(facts, {
    attachments: [forMachines(look, shown.number, address, context.now)],
    signature: signatureRoom(key),
  });
  const pdf = signPdf(unsigned, key, context.now);
  const name = `${context.t('verification.receipt.title')} ${shown.number} ${toLocalDay(context.now)}.pdf`;
  return file('application/pdf', name, pdf);
}

function factsOf(look: LookUp, address: string, context: Context): ReceiptFacts {
  const { t, locale, now, settings } = context;
  const reason = reasonOf(look, context);
  return {
    lang: locale,
    heading: t('verification.receipt.title'),
    outcome: look.outcome,
    word: t(`verification.word.${look.outcome}`),
    explanation: t(`verification.explanation.${look.outcome}`),
    reason: reason && t('verification.reason') + reason,
    title: titleOf(look, context) ?? '',
    items: itemsOf(look, context),
    checked: t('verification.receipt.checked', { time: secondOf(now, locale), zone: settings.timeZone }),
    honesty: t('verification.receipt.honesty'),
    scan: t('verification.receipt.scan'),
    issuerName: settings.organisation,
    address,
    checkedAt: now,
  };
}

function forMachines(look: LookUp, number: string, address: string, checkedAt: Date) {
  const answer = { kind: 'jieti-receipt-1', id: address, number, status: look.outcome, checkedAt };
  return {
    name: 'receipt.json',
    mimeType: 'application/json',
    bytes: Buffer.from(JSON.stringify(answer)),
    description: '查验凭据 · Receipt of a look-up',
    createdAt: checkedAt,
  };
}
