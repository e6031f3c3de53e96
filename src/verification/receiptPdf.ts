/**
 * The receipt of a look-up for an employer's file: one A4 page that says what was found and when, with a QR back to the
 * page, and the same for machines inside. Nothing of it is kept; our signature is what makes it ours.
 */
import {
  addElement,
  addFigure,
  drawArtifact,
  drawText,
  millimetres,
  type PageOptions,
  renderPage,
  type StructureElement,
} from '../lib/pdf/document.ts';
import { drawQr } from '../lib/pdf/qrVector.ts';
import type { Outcome } from './verdict.ts';

/** Everything that a receipt shows, in the reader's language. */
export interface ReceiptFacts {
  readonly lang: 'zh-CN' | 'en';
  readonly heading: string;
  readonly outcome: Outcome;
  readonly word: string;
  readonly explanation: string;
  readonly reason: string | null;
  readonly title: string;
  readonly items: readonly { readonly label: string; readonly value: string }[];
  /** The sentence with the time of the look-up. */
  readonly checked: string;
  /** What the receipt proves, and what not. */
  readonly honesty: string;
  readonly scan: string;
  /** Who answers for the look-up. */
  readonly issuerName: string;
  /** Where the QR leads. */
  readonly address: string;
  readonly checkedAt: Date;
}

type Document = PDFKit.PDFDocument;

const margin = 56;
const width = 595.28 - 2 * margin;
const band = { y: 92, height: 116 };
const colours: Readonly<Record<Outcome, string>> = {
  valid: '#1b6e45',
  expired: '#855b00',
  suspended: '#3d4f8a',
  revoked: '#b3263e',
  replaced: '#4a5260',
  recorded: '#0f6b6b',
  unknown: '#4a5260',
  mistyped: '#4a5260',
  unchecked: '#4a5260',
};
const ink = '#1c2430';
const soft = '#4a5260';
const rowHeight = 24;
const qrMm = 28;

/** Draws a receipt. */
export function renderReceipt(facts: ReceiptFacts, options: PageOptions): Promise<Buffer> {
  const about = {
    title: `${facts.heading} ${facts.word}`,
    subject: facts.address,
    author: facts.issuerName,
    createdAt: facts.checkedAt,
    layout: 'portrait',
  } as const;
  return renderPage(
    about,
    (document, root) => {
      write(document, root, facts, 'H1', facts.heading, { y: margin, height: 30, size: 20, colour: ink });
      drawBand(document, root, facts);
      const bottom = drawFacts(document, root, facts);
      drawFoot(document, root, facts, bottom + 18);
    },
    options,
  );
}

function drawBand(document: Document, root: StructureElement, facts: ReceiptFacts): void {
  drawArtifact(document, () => {
    document.rect(margin, band.y, width, band.height).fill(colours[facts.outcome]);
  });
  const inside = { x: margin + 20, width: width - 40, colour: '#ffffff' };
  const { word, explanation, reason } = facts;
  write(document, root, facts, 'P', word, { ...inside, y: band.y + 14, height: 36, size: 26 });
  write(document, root, facts, 'P', explanation, { ...inside, y: band.y + 52, height: 34, size: 12 });
  if (reason) write(document, root, facts, 'P', reason, { ...inside, y: band.y + 90, height: 18, size: 12 });
}

function drawFacts(document: Document, root: StructureElement, facts: ReceiptFacts): number {
  let y = band.y + band.height + 24;
  write(document, root, facts, 'P', facts.title, { y, height: 26, size: 17, colour: ink });
  y += 34;
  for (const { label, value } of facts.items) {
    write(document, root, facts, 'P', label, { y, height: 18, size: 11, colour: soft, width: 120 });
    const beside = { x: margin + 130, width: width - 130 };
    write(document, root, facts, 'P', value, { ...beside, y, height: 18, size: 11, colour: ink });
    y += rowHeight;
  }
  return y;
}

function drawFoot(document: Document, root: StructureElement, facts: ReceiptFacts, y: number): void {
  const left = { width: width - millimetres(qrMm) - 24 };
  const line = { ...left, height: 18, size: 12, colour: ink };
  write(document, root, facts, 'P', facts.checked, { ...line, y });
  write(document, root, facts, 'P', facts.issuerName, { ...line, y: y + 22 });
  write(document, root, facts, 'P', facts.honesty, {
    ...left,
    y: y + 46,
    height: 90,
    size: 10,
    colour: soft,
  });
  const side = millimetres(qrMm);
  const x = margin + width - side - 8;
  const figure = { alt: facts.address, x, y: y + 6, width: side, height: side };
  addFigure(document, root, figure, () => drawQr(document, facts.address, { x, y: y + 6, sizeMm: qrMm }));
  const under = { x: x - 16, width: side + 32, y: y + side + 22, height: 30, size: 9, colour: soft };
  write(document, root, facts, 'P', facts.scan, { ...under, align: 'center' });
}

interface Place {
  readonly x?: number;
  readonly y: number;
  readonly width?: number;
  readonly height: number;
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'center';
}

function write(
  document: Document,
  root: StructureElement,
  { lang }: ReceiptFacts,
  type: 'H1' | 'P',
  text: string,
  place: Place,
): void {
  const box = { x: margin, width, font: 'sans', smallest: 7, ...place } as const;
  addElement(document, root, { type, lang }, () => {
    drawText(document, text, box);
  });
}
