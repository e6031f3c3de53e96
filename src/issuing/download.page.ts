/** What a batch is handed on as: a ZIP of its documents, and sheets for the print shop. Both stream. */
import type { CertificateRow } from '../certificates/certificate.store.ts';
import { printedFacts } from '../certificates/certificateAward.ts';
import type { PrintedCertificate } from '../certificates/certificatePdf.ts';
import { qrTextFor } from '../certificates/credential.action.ts';
import { type Answer, type Context, file } from '../http/route.ts';
import { type DrawSheet, streamSheets } from '../lib/pdf/sheets.ts';
import { type ZipEntry, zipStream } from '../lib/zipStream.ts';
import type { BatchRow } from './batch.store.ts';
import { certificatesOf } from './certificatesOf.action.ts';
import { certificatesPerSheet, drawPrintShopSheet, printShopSheet } from './printShopSheets.ts';

/** Every document of the batch, the same bytes as each holder has. */
export function downloadZip({ loaded: batch, baseUrl }: Context<unknown, BatchRow>): Answer {
  const stream = zipStream(documents(batch, baseUrl));
  return file('application/zip', `${batch.title}.zip`, stream);
}

async function* documents(batch: BatchRow, origin: string): AsyncGenerator<ZipEntry> {
  for await (const { certificate, read } of certificatesOf(batch.id, origin))
    yield { name: `${certificate.number} ${fileName(certificate.holderName)}.pdf`, read };
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

/** All certificates of the batch, two on a sheet. */
export function downloadPrint({ loaded: batch, baseUrl, settings }: Context<unknown, BatchRow>): Answer {
  const facts = {
    title: batch.title,
    subject: `${batch.id}`,
    author: settings.organisation,
    createdAt: batch.createdAt,
  };
  const stream = streamSheets(facts, printShopSheet, sheets(batch, baseUrl));
  return file('application/pdf', `${batch.title}.pdf`, stream);
}

async function* sheets(batch: BatchRow, origin: string): AsyncGenerator<DrawSheet> {
  let number = 0;
  let onSheet: PrintedCertificate[] = [];
  const sheet = (): DrawSheet => {
    const [certificates, place] = [onSheet, ++number];
    onSheet = [];
    return (document, root) => drawPrintShopSheet(document, root, certificates, place);
  };
  for await (const { certificate } of certificatesOf(batch.id, origin)) {
    onSheet.push(await printed(certificate, origin));
    if (onSheet.length === certificatesPerSheet) yield sheet();
  }
  if (onSheet.length > 0) yield sheet();
}

async function printed(certificate: CertificateRow, origin: string): Promise<PrintedCertificate> {
  const verifyUrl = `${origin}/c/${certificate.token}`;
  const facts = printedFacts(certificate.facts, { ...certificate, verifyUrl });
  return { ...facts, qrText: await qrTextFor(certificate, origin) };
}
