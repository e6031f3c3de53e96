/** What batches and print runs are handed on as: a ZIP of documents, sheets for the print shop or the office printer. */
import { cardOf } from '../certificates/card.action.ts';
import { findCertificate } from '../certificates/certificate.store.ts';
import type { CertificateKind } from '../certificates/certificateNumber.ts';
import type { PrintedCertificate } from '../certificates/certificatePdf.ts';
import { findLookInForce } from '../certificates/look.action.ts';
import { type Answer, type Context, file, found } from '../http/route.ts';
import type { StructureElement } from '../lib/pdf/document.ts';
import { type DrawSheet, type SheetSize, streamSheets } from '../lib/pdf/sheets.ts';
import { type ZipEntry, zipStream } from '../lib/zipStream.ts';
import type { BatchRow } from './batch.store.ts';
import { type Calibration, noCalibration } from './calibration.ts';
import { cardSheet, cardSheets } from './cardSheets.ts';
import {
  certificatesOf,
  certificatesOnForms,
  type NextCertificate,
  printOf,
} from './certificatesOf.action.ts';
import { drawBlankForm, drawOverlay, drawWhole, officeSheet } from './officeSheets.ts';
import { findPrinter } from './printer.store.ts';
import { findPrintRun, type PrintRunRow } from './printRun.store.ts';
import { printShopSheet, printShopSheets } from './printShopSheets.ts';
import type { SheetRow } from './sheet.store.ts';

/** Kinds that are printed on forms. */
type FormKind = Exclude<CertificateKind, 'record'>;

type Certificates = AsyncIterable<NextCertificate>;
type DrawOne = (
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
  calibration: Calibration,
) => void;

/** Every document of the batch, the same bytes as each holder has. */
export function downloadZip({ loaded: batch, baseUrl }: Context<unknown, BatchRow>): Answer {
  return zipOf(batch.title, certificatesOf(batch.id, baseUrl));
}

/** All certificates of the batch, two on a sheet, behind a sheet that lists them. */
export function downloadPrint(context: Context<unknown, BatchRow>): Answer {
  const { loaded: batch, baseUrl } = context;
  const { title } = batch;
  const sheets = printShopSheets(title, () => certificatesOf(batch.id, baseUrl));
  return pdfOf(context, { title, at: batch.createdAt }, printShopSheet, sheets);
}

/** All certificates of the batch in one file, a page each, for plain paper. */
export function downloadMerged(context: Context<unknown, BatchRow>): Answer {
  const { loaded: batch, baseUrl } = context;
  const sheets = eachOnItsPage(certificatesOf(batch.id, baseUrl), drawWhole, noCalibration);
  return pdfOf(context, { title: batch.title, at: batch.createdAt }, officeSheet, sheets);
}

/** The wallet cards of the batch, ten on a sheet. */
export function downloadCards(context: Context<unknown, BatchRow>): Answer {
  const { loaded: batch, baseUrl } = context;
  const sheets = cardSheets(cardsOf(certificatesOf(batch.id, baseUrl), baseUrl));
  return pdfOf(context, { title: batch.title, at: batch.createdAt }, cardSheet, sheets);
}

/** Every document of a run. */
export function downloadRunZip({ loaded: run, baseUrl }: Context<unknown, PrintRunRow>): Answer {
  return zipOf(run.title, certificatesOnForms(run.id, baseUrl));
}

/** A run's certificates for its printer: only their own text, or whole. */
export function downloadRun(draw: 'overlay' | 'whole') {
  return async (context: Context<unknown, PrintRunRow>): Promise<Answer> => {
    const { loaded: run, baseUrl } = context;
    const printer = found(await findPrinter(run.printerId));
    const drawOne = draw === 'overlay' ? drawOverlay : drawWhole;
    const sheets = eachOnItsPage(certificatesOnForms(run.id, baseUrl), drawOne, printer);
    return pdfOf(context, { title: run.title, at: run.createdAt }, officeSheet, sheets);
  };
}

/** One form's text, to print it again alone. */
export async function downloadSheet(context: Context<unknown, SheetRow>): Promise<Answer> {
  const { loaded: sheet, baseUrl } = context;
  const run = found(sheet.runId === null ? null : await findPrintRun(sheet.runId));
  const printer = found(await findPrinter(run.printerId));
  const certificate = found(
    sheet.bearsCertificateId === null ? null : await findCertificate(sheet.bearsCertificateId),
  );
  const facts = await printOf(certificate, baseUrl);
  const sheets = one((document, root) => drawOverlay(document, root, facts, printer));
  return pdfOf(context, { title: sheet.label, at: sheet.at }, officeSheet, sheets);
}

/** Loads the kind of certificate that the address names. */
export async function loadKind(context: Context): Promise<FormKind | null> {
  const kind = context.param('kind');
  return kind === 'completion' || kind === 'award' || kind === 'honour' ? kind : null;
}

/** The blank form of a kind, for the print shop that prints the numbered forms. */
export async function downloadBlankForm(context: Context<unknown, FormKind>): Promise<Answer> {
  const { loaded: kind, now, t } = context;
  const title = `${t('issuing.stock.blank')} ${t(`certificates.kind.${kind}`)}`;
  const look = await findLookInForce(kind);
  const sheets = one((document, root) => drawBlankForm(document, root, { kind, look }));
  return pdfOf(context, { title, at: now }, officeSheet, sheets);
}

function zipOf(title: string, certificates: Certificates): Answer {
  return file('application/zip', `${title}.zip`, zipStream(documents(certificates)));
}

async function* documents(certificates: Certificates): AsyncGenerator<ZipEntry> {
  for await (const { certificate, read } of certificates)
    yield { name: `${certificate.number} ${fileName(certificate.holderName)}.pdf`, read };
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

async function* cardsOf(certificates: Certificates, origin: string): AsyncGenerator<PrintedCertificate> {
  for await (const { certificate } of certificates) yield cardOf(certificate, origin);
}

async function* one(draw: DrawSheet): AsyncGenerator<DrawSheet> {
  yield draw;
}

async function* eachOnItsPage(
  certificates: Certificates,
  drawOne: DrawOne,
  calibration: Calibration,
): AsyncGenerator<DrawSheet> {
  for await (const { print } of certificates) {
    const facts = await print();
    yield (document, root) => drawOne(document, root, facts, calibration);
  }
}

function pdfOf(
  { settings }: Pick<Context, 'settings'>,
  { title, at }: { title: string; at: Date },
  size: SheetSize,
  sheets: AsyncIterable<DrawSheet>,
): Answer {
  const facts = { title, subject: title, author: settings.organisation, createdAt: at };
  return file('application/pdf', `${title}.pdf`, streamSheets(facts, size, sheets));
}
