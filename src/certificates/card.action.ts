/** The card that a holder carries: her certificate's main facts and its QR code on the size of a bank card. */
import { findPhoto } from '../accounts/photo/photo.store.ts';
import type { CertificateRow } from './certificate.store.ts';
import { printedFacts } from './certificateAward.ts';
import { type PrintedCertificate, renderCertificatePdf } from './certificatePdf.ts';
import { findLookInForce } from './look.action.ts';

/** What is printed on the card. Its QR carries the address alone, which is read from a small print. */
export async function cardOf(certificate: CertificateRow, origin: string): Promise<PrintedCertificate> {
  const verifyUrl = `${origin}/c/${certificate.token}`;
  const facts = printedFacts(certificate.facts, { ...certificate, verifyUrl });
  const look = await findLookInForce('card');
  const hasPhoto = look.design.elements.some((element) => element.kind === 'photo');
  const photo = hasPhoto ? await findPhoto(certificate.personId) : null;
  return { ...facts, qrText: verifyUrl, look: { ...look, photo: photo?.bytes ?? null } };
}

/** The card as a PDF. It is no certificate by itself, so that it is not signed; its QR leads to the one that is. */
export async function renderCard(certificate: CertificateRow, origin: string): Promise<Buffer> {
  return renderCertificatePdf(await cardOf(certificate, origin));
}
