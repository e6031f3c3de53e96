/**
 * The certificate as a PDF: one page drawn from its template, the same bytes for the same facts. Knows neither the
 * numbering nor whether the certificate holds.
 */
import {
  type DocumentFacts,
  type PageOptions,
  renderPage,
  type StructureElement,
} from '../lib/pdf/document.ts';
import { missingGlyphs } from '../lib/pdf/fonts.ts';
import { type Design, type DesignElement, isOnForm, type TemplateKind } from '../templates/design.ts';
import { type DesignFacts, drawDemonstrationMark, drawDesign, sheetPoints } from '../templates/drawDesign.ts';
import { blankFields } from '../templates/fields.ts';
import { shippedDesign } from '../templates/shippedDesigns.ts';
import { type CertificateFacts, titleOf } from './certificateWording.ts';
import { printedFields } from './printedFields.ts';

/** The template that a certificate is drawn with, and the pictures in it. */
export interface Look {
  readonly design: Design;
  /** PNG or JPEG files by the id of their picture. */
  readonly images: DesignFacts['images'];
  readonly photo: Uint8Array | null;
}

/** What is printed: the facts, what the QR carries instead of the plain address, and the look that was frozen with it. */
export type PrintedCertificate = CertificateFacts & {
  readonly qrText?: string;
  /** The shipped look of its kind where there is none. */
  readonly look?: Look;
};

/** Characters in the facts that the fonts cannot print; a certificate with any must not be issued. */
export function unprintableCharacters(facts: CertificateFacts): string[] {
  const texts = Object.values(facts).filter((fact) => typeof fact === 'string');
  return [...new Set([...missingGlyphs(texts.join(''), 'serif'), ...missingGlyphs(texts.join(''), 'sans')])];
}

/** Renders a certificate; `options` adds attachments and room for a signature. */
export function renderCertificatePdf(facts: PrintedCertificate, options: PageOptions = {}): Promise<Buffer> {
  const draw = (document: PDFKit.PDFDocument, root: StructureElement) => {
    drawCertificate(document, root, facts);
  };
  return renderPage(documentFacts(facts), draw, options);
}

/**
 * Draws a certificate from the origin, onto whatever sheet. Gives the positions of the template's elements whose text
 * was cut because it does not fit.
 */
export function drawCertificate(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
): number[] {
  return drawParts(document, root, facts, () => true);
}

/** What all certificates of a template share, and what a pre-printed form carries: ornament, title and lines. */
export function drawForm(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  form: Pick<PrintedCertificate, 'kind' | 'look'>,
): void {
  const { zh: title, en: titleEnglish } = titleOf({ ...form, title: null });
  const values = { ...blankFields, title, titleEnglish };
  const { design, images } = lookOf(form);
  drawDesign(document, root, design, { values, images, qrText: '', address: '', photo: null }, isOnForm);
}

/** What is one certificate's own, to be printed onto a form: its holder, text, dates, number and QR code. */
export function drawEntries(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
): void {
  drawParts(document, root, facts, (element) => !isOnForm(element));
}

/** The look of a certificate. */
export function lookOf({ look, kind }: Pick<PrintedCertificate, 'look' | 'kind'>): Look {
  return look ?? { design: shippedDesign(templateKindOf(kind), 'bilingual'), images: {}, photo: null };
}

/** The templates of a kind of certificate; a record of learning has a layout of its own, and its card is a completion's. */
export function templateKindOf(kind: PrintedCertificate['kind']): TemplateKind {
  return kind === 'record' ? 'completion' : kind;
}

function drawParts(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
  isDrawn: (element: DesignElement) => boolean,
): number[] {
  const { design, images, photo } = lookOf(facts);
  const { demonstration: isDemonstration, verifyUrl: address } = facts;
  const printed = { values: printedFields(facts), qrText: facts.qrText ?? address, address, images, photo };
  if (isDemonstration) drawDemonstrationMark(document, root, design);
  return drawDesign(document, root, design, printed, isDrawn);
}

function documentFacts(facts: PrintedCertificate): DocumentFacts {
  const { design } = lookOf(facts);
  return {
    title: `${titleOf(facts).zh} ${facts.number}`,
    subject: `${facts.holderName} · ${facts.programme}`,
    author: facts.issuerName,
    createdAt: facts.issuedOn,
    layout: design.sheet === 'a4-portrait' ? 'portrait' : 'landscape',
    ...(design.sheet === 'card' ? { page: sheetPoints(design) } : {}),
  };
}
