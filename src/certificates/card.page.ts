/** The holder's card, to carry in a wallet or on the phone. */
import { type Answer, type Context, file } from '../http/route.ts';
import { renderPng } from '../lib/pdf/png.ts';
import { renderCard } from './card.action.ts';
import type { CertificateRow } from './certificate.store.ts';

/** As sharp as a phone's screen. */
const pictureDpi = 300;

/** The card as a PDF, to print. */
export async function downloadCard({ loaded, baseUrl }: Context<unknown, CertificateRow>): Promise<Answer> {
  return file('application/pdf', `${loaded.number} card.pdf`, await renderCard(loaded, baseUrl), true);
}

/** The card as a picture, to keep on the phone. */
export async function downloadCardPicture(context: Context<unknown, CertificateRow>): Promise<Answer> {
  const { loaded, baseUrl } = context;
  const png = await renderPng(await renderCard(loaded, baseUrl), pictureDpi);
  return file('image/png', `${loaded.number} card.png`, png, true);
}
