/**
 * The record of learning as a PDF: A4 portrait, as many pages as it takes, the same bytes for the same facts. Knows the
 * layout, not how the record was gathered or whether it still holds.
 */
import { bilingualDay } from '../lib/bilingualDays.ts';
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
import { drawQr, smallestQrMm } from '../lib/pdf/qrVector.ts';
import type { CertificateFacts } from './certificateWording.ts';
import type { LearningRecord } from './learningRecord.ts';
import { type RecordSection, recordSections } from './recordSections.ts';

type Document = PDFKit.PDFDocument;
type Facts = CertificateFacts & { readonly qrText?: string };

const sheet = { width: 595.28, height: 841.89 };
const margin = 48;
const column = sheet.width - 2 * margin;
const lastLine = sheet.height - 60;
const ink = '#1c2430';
const grey = '#5a6270';
const teal = '#0f6b6b';
const chinese = { type: 'P', lang: 'zh-CN' } as const;

/** Where the next line goes. */
interface Pen {
  readonly document: Document;
  readonly root: StructureElement;
  readonly facts: Facts;
  y: number;
  page: number;
}

/** Renders a record; `options` adds attachments and room for a signature. */
export function renderRecordPdf(
  facts: Facts,
  record: LearningRecord,
  options: PageOptions = {},
): Promise<Buffer> {
  const document = {
    title: `学习记录 Record of Learning ${facts.number}`,
    subject: `${facts.holderName} · ${facts.programme}`,
    author: facts.issuerName,
    createdAt: facts.issuedOn,
    layout: 'portrait',
  } as const;
  return renderPage(
    document,
    (paper, root) => {
      const pen: Pen = { document: paper, root, facts, y: 52, page: 1 };
      drawHead(pen, record);
      for (const section of recordSections(record, facts.timeZone)) drawSection(pen, section);
      drawFoot(pen);
    },
    options,
  );
}

function drawHead(pen: Pen, record: LearningRecord): void {
  const { document, root, facts } = pen;
  const qrText = facts.qrText ?? facts.verifyUrl;
  const sizeMm = smallestQrMm(qrText);
  const side = millimetres(sizeMm);
  const qr = { x: sheet.width - margin - side, y: 52, sizeMm };
  const width = column - side - 24;
  const line = { x: margin, width, smallest: 8 } as const;
  addElement(document, root, { type: 'H1', lang: 'zh-CN' }, () => {
    drawText(document, '学习记录', { ...line, y: 48, height: 40, font: 'serifBold', size: 28, colour: teal });
  });
  write(pen, 'Record of Learning', { ...line, y: 88, height: 18, font: 'sans', size: 11, colour: grey });
  write(pen, facts.holderName, { ...line, y: 110, height: 36, font: 'serifBold', size: 24, colour: ink });
  const asOf = bilingualDay(new Date(record.asOf), facts.timeZone);
  const until = facts.expiresOn ? bilingualDay(facts.expiresOn, facts.timeZone) : null;
  const identity = facts.identityMasked ? `身份证号 ID ${facts.identityMasked}` : '';
  const lines = [
    identity,
    `截至 As of ${asOf.zh} (${asOf.en})`,
    until ? `查验有效期至 Valid until ${until.zh} (${until.en})` : '',
    `${facts.issuerName}${facts.demonstration ? '（演示 Demonstration）' : ''}`,
  ].filter(Boolean);
  for (const [index, text] of lines.entries())
    write(pen, text, { ...line, y: 150 + index * 15, height: 14, font: 'sans', size: 9.5, colour: grey });
  addFigure(
    document,
    root,
    { alt: `查验二维码 QR code: ${facts.verifyUrl}`, ...qr, width: side, height: side },
    () => {
      drawQr(document, qrText, qr);
    },
  );
  const under = { x: qr.x - 20, width: side + 40, height: 14, align: 'center', smallest: 7 } as const;
  write(pen, '扫码查验 Scan to verify', {
    ...under,
    y: qr.y + side + 5,
    font: 'sans',
    size: 8,
    colour: grey,
  });
  write(pen, facts.number, { ...under, y: qr.y + side + 17, font: 'sansBold', size: 10, colour: ink });
  pen.y = Math.max(150 + lines.length * 15, qr.y + side + 34) + 8;
}

/** A heading and its rows; a section without rows says so. */
function drawSection(pen: Pen, section: RecordSection): void {
  makeRoom(pen, 64);
  const { document, root } = pen;
  const top = pen.y + 10;
  addElement(document, root, { type: 'H2', lang: 'zh-CN' }, () => {
    const text = `${section.title.zh}  ${section.title.en}`;
    drawText(document, text, {
      ...{ x: margin, width: column, y: top, height: 20 },
      ...{ font: 'sansBold', size: 12, smallest: 9, colour: teal },
    });
  });
  drawArtifact(document, () => {
    document
      .moveTo(margin, top + 19)
      .lineTo(margin + column, top + 19)
      .lineWidth(0.6)
      .stroke(teal);
  });
  pen.y = top + 25;
  if (section.rows.length === 0) {
    const none = { x: margin, width: column, y: pen.y, height: 14, smallest: 8 } as const;
    write(pen, '无 None', { ...none, font: 'sans', size: 9.5, colour: grey });
    pen.y += 18;
  }
  for (const row of section.rows) drawRow(pen, row);
}

/** The main text over a smaller one on the left, a few words on the right. */
function drawRow(pen: Pen, row: RecordSection['rows'][number]): void {
  makeRoom(pen, 34);
  const { document, root } = pen;
  const wide = column - 150;
  addElement(document, root, chinese, () => {
    const main = { x: margin, width: wide, y: pen.y, height: 15, smallest: 7.5 } as const;
    drawText(document, row.main, { ...main, font: 'sans', size: 10.5, colour: ink });
    const side = {
      x: margin + wide + 6,
      width: 144,
      y: pen.y,
      height: 15,
      smallest: 7,
      align: 'right',
    } as const;
    drawText(document, row.side, { ...side, font: 'sans', size: 10, colour: ink });
  });
  if (row.detail)
    write(pen, row.detail, {
      ...{ x: margin, width: column, y: pen.y + 14.5, height: 12, smallest: 6.5 },
      ...{ font: 'sans', size: 8.5, colour: grey },
    });
  pen.y += row.detail ? 31 : 18;
}

function makeRoom(pen: Pen, height: number): void {
  if (pen.y + height <= lastLine) return;
  drawFoot(pen);
  pen.document.addPage();
  pen.page += 1;
  pen.y = margin;
}

/** On every page whose record this is, so that loose sheets can't be mixed up. */
function drawFoot({ document, facts, page }: Pen): void {
  const box = { x: margin, width: column, y: sheet.height - 44, height: 12, smallest: 6 } as const;
  drawArtifact(document, () => {
    const text = `${facts.number} · ${facts.holderName} · 第 ${page} 页 Page ${page}`;
    drawText(document, text, { ...box, font: 'sans', size: 8, colour: grey, align: 'center' });
  });
}

function write({ document, root }: Pen, text: string, box: Parameters<typeof drawText>[2]): void {
  addElement(document, root, chinese, () => {
    drawText(document, text, box);
  });
}
