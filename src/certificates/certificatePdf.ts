/**
 * The certificate as a PDF: A4 landscape, one page, the same bytes for the same facts. Knows the layout, not the
 * wording, the numbering or whether the certificate holds.
 */
import type { Bilingual } from '../lib/bilingualDays.ts';
import {
  addElement,
  type DocumentFacts,
  drawArtifact,
  drawText,
  type PageOptions,
  renderPage,
  type StructureElement,
  type TextBox,
} from '../lib/pdf/document.ts';
import { missingGlyphs } from '../lib/pdf/fonts.ts';
import { drawFoot, drawVerification } from './certificateFoot.ts';
import type { CertificateKind } from './certificateNumber.ts';
import { drawFrame, drawLotus } from './certificateOrnament.ts';
import { chinese, english, grey, ink, margin, page } from './certificateSheet.ts';
import { awardOf, type CertificateFacts, footFacts, sentenceOf, titleOf } from './certificateWording.ts';

const centre = page.width / 2;
const accents: Readonly<Record<CertificateKind, string>> = {
  completion: '#0f6b6b',
  award: '#85600f',
  honour: '#96263c',
  record: '#0f6b6b',
};

/** Characters in the facts that the fonts cannot print; a certificate with any must not be issued. */
export function unprintableCharacters(facts: CertificateFacts): string[] {
  const texts = Object.values(facts).filter((fact) => typeof fact === 'string');
  return [...new Set([...missingGlyphs(texts.join(''), 'serif'), ...missingGlyphs(texts.join(''), 'sans')])];
}

/** What is printed: the facts, and what the QR carries instead of the plain address. */
export type PrintedCertificate = CertificateFacts & { readonly qrText?: string };

/** Renders a certificate; `options` adds attachments and room for a signature. */
export function renderCertificatePdf(facts: PrintedCertificate, options: PageOptions = {}): Promise<Buffer> {
  const draw = (document: PDFKit.PDFDocument, root: StructureElement) =>
    drawCertificate(document, root, facts);
  return renderPage(documentFacts(facts), draw, options);
}

/** Draws a certificate on A4 landscape from the origin, onto whatever sheet. */
export function drawCertificate(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
): void {
  drawForm(document, root, facts);
  drawEntries(document, root, facts);
}

/** What all certificates of a kind share, and what a pre-printed form carries: ornament, title and the name's line. */
export function drawForm(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: Pick<CertificateFacts, 'kind' | 'title'>,
): void {
  const accent = accents[facts.kind];
  drawArtifact(document, () => {
    drawFrame(document, page, accent);
    drawLotus(document, centre, 96, 36, accent);
  });
  drawTitle(document, root, titleOf(facts), accent);
  drawArtifact(document, () => {
    document
      .moveTo(centre - 150, 266)
      .lineTo(centre + 150, 266)
      .lineWidth(0.6)
      .stroke(accent);
  });
}

/** What is one certificate's own, to be printed onto a form: its holder, text, dates, number and QR code. */
export function drawEntries(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: PrintedCertificate,
): void {
  const accent = accents[facts.kind];
  if (facts.demonstration) drawDemonstrationMark(document, root);
  drawHolder(document, root, facts);
  drawSentence(document, root, facts, accent);
  drawFoot(document, root, footFacts(facts));
  drawVerification(document, root, facts, facts.qrText ?? facts.verifyUrl);
}

function documentFacts(facts: CertificateFacts): DocumentFacts {
  return {
    title: `${titleOf(facts).zh} ${facts.number}`,
    subject: `${facts.holderName} · ${facts.programme}`,
    author: facts.issuerName,
    createdAt: facts.issuedOn,
    layout: 'landscape',
  };
}

type Looks = Pick<TextBox, 'font' | 'size' | 'smallest' | 'colour'> & Partial<TextBox>;

function drawDemonstrationMark(document: PDFKit.PDFDocument, root: StructureElement): void {
  const box = { x: page.width - margin - 88, y: 62, width: 112, height: 18 } as const;
  const text = {
    ...box,
    y: box.y + 2.5,
    font: 'sans',
    size: 9,
    smallest: 9,
    colour: grey,
    align: 'center',
  } as const;
  drawArtifact(document, () => {
    document.roundedRect(box.x, box.y, box.width, box.height, 9).lineWidth(0.5).stroke('#8a919c');
  });
  addElement(document, root, chinese, () => {
    drawText(document, '演示 Demonstration', text);
  });
}

function drawTitle(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  title: Bilingual,
  accent: string,
): void {
  addElement(document, root, { type: 'H1', lang: 'zh-CN' }, () => {
    const looks = {
      font: 'serifBold',
      size: 36,
      smallest: 10,
      colour: accent,
      tracking: 0.16,
      anchor: 'bottom',
    } as const;
    drawText(document, title.zh, centred(110, 54, looks));
  });
  addElement(document, root, english, () => {
    drawText(
      document,
      title.en,
      centred(164, 18, { font: 'sans', size: 11.5, smallest: 9, colour: grey, tracking: 0.06 }),
    );
  });
}

function drawHolder(document: PDFKit.PDFDocument, root: StructureElement, facts: CertificateFacts): void {
  addElement(document, root, chinese, () => {
    const tracking = /\p{Script=Han}/u.test(facts.holderName) ? 0.08 : 0;
    const looks = {
      font: 'serifBold',
      size: 46,
      smallest: 16,
      colour: ink,
      tracking,
      anchor: 'bottom',
    } as const;
    drawText(document, facts.holderName, centred(194, 70, looks));
  });
  if (!facts.identityMasked) return;
  addElement(document, root, chinese, () => {
    const looks = { font: 'sans', size: 10, smallest: 10, colour: grey, tracking: 0.04 } as const;
    drawText(document, `身份证号 ID ${facts.identityMasked}`, centred(271, 16, looks));
  });
}

function drawSentence(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: CertificateFacts,
  accent: string,
): void {
  const { zh, en } = sentenceOf(facts);
  const award = awardOf(facts);
  let bottom = 0;
  addElement(document, root, chinese, () => {
    const looks = {
      font: 'serif',
      size: 16,
      smallest: 9,
      colour: ink,
      leading: 0.15,
      balanced: true,
    } as const;
    bottom = drawText(document, zh, centred(298, award ? 46 : 60, looks)).bottom;
  });
  if (award)
    addElement(document, root, chinese, () => {
      const looks = {
        font: 'serifBold',
        size: 28,
        smallest: 12,
        colour: accent,
        tracking: 0.12,
        balanced: true,
      } as const;
      bottom = drawText(document, award.zh, centred(bottom + 1, 42, looks)).bottom;
    });
  addElement(document, root, english, () => {
    const looks = { font: 'sans', size: 10, smallest: 6.5, colour: grey, balanced: true } as const;
    drawText(document, award?.en ? `${award.en}, ${en}` : en, centred(bottom + 4, award ? 20 : 32, looks));
  });
}

function centred(y: number, height: number, looks: Looks): TextBox {
  return { x: margin, width: page.width - 2 * margin, y, height, align: 'center', ...looks };
}
