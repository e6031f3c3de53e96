/**
 * The enrolment poster of a class: A4 or A3 portrait, what, when, where and that it is free, readable from two metres,
 * with a QR code of 70 mm (99 mm on A3); one page for each source. Knows no enrolment rules.
 */
import type { Bilingual } from '../../../lib/bilingualDays.ts';
import {
  addElement,
  addFigure,
  type DrawPage,
  drawArtifact,
  drawText,
  millimetres,
  renderPages,
  type StructureElement,
} from '../../../lib/pdf/document.ts';
import { drawQr } from '../../../lib/pdf/qrVector.ts';
import { drawSteps } from './posterSteps.ts';
import {
  courseLine,
  organiserLine,
  type PosterFacts,
  type PosterLanguage,
  promise,
  whenOf,
  whereOf,
} from './posterWording.ts';

/** Paper that posters are printed on. */
export const posterSizes = ['a4', 'a3'] as const;
export type PosterSize = (typeof posterSizes)[number];

/** How posters are printed. */
export interface PosterLook {
  readonly language: PosterLanguage;
  readonly size: PosterSize;
}

type Document = PDFKit.PDFDocument;

const page = { width: 595.28, height: 841.89 };
const margin = 48;
const column = page.width - 2 * margin;
const head = { x: 24, y: 24, width: page.width - 48, height: 292 };
const ink = '#1c2430';
const grey = '#4a5260';
const teal = '#0f6b6b';
const white = '#ffffff';
const qr = { sizeMm: 70, x: page.width - margin - millimetres(70), y: 568 };
const chinese = { type: 'P', lang: 'zh-CN' } as const;
const english = { type: 'P', lang: 'en' } as const;

/** A3 is A4 enlarged. */
const scales = { a4: 1, a3: Math.SQRT2 } as const;

/** Renders posters as one document, a page for each; @throws where there is none. */
export function renderPosters(posters: readonly PosterFacts[], look: PosterLook): Promise<Buffer> {
  const [first] = posters;
  if (!first) throw new Error('There is no poster to print.');
  const document = {
    title: `${first.title} 报名海报`,
    subject: `扫码报名 Scan to enrol: ${first.enrolUrl}`,
    author: first.organiserName,
    createdAt: first.madeAt,
    layout: 'portrait',
    page: { width: page.width * scales[look.size], height: page.height * scales[look.size] },
  } as const;
  return renderPages(
    document,
    posters.map((facts) => drawPoster(facts, look)),
  );
}

function drawPoster(facts: PosterFacts, { language, size }: PosterLook): DrawPage {
  return (paper, root) => {
    paper.scale(scales[size]);
    const poster: Poster = { paper, root, facts, language, scale: scales[size] };
    drawHead(poster);
    const when = { zh: '时间', en: 'When' };
    drawFact(poster, { y: 336, height: 42, label: when, value: whenOf(facts, language) });
    drawFact(poster, { y: 430, height: 71, label: { zh: '地点', en: 'Where' }, value: whereOf(facts) });
    drawFree(poster);
    drawEnrolment(poster);
  };
}

/** A poster in the making. */
interface Poster {
  readonly paper: Document;
  readonly root: StructureElement;
  readonly facts: PosterFacts;
  readonly language: PosterLanguage;
  readonly scale: number;
}

function drawHead({ paper, root, facts, language }: Poster): void {
  const line = { x: margin, width: column, font: 'sans', colour: white, smallest: 10, height: 26 } as const;
  drawArtifact(paper, () => {
    paper.roundedRect(head.x, head.y, head.width, head.height, 8).fill(teal);
    drawSteps(paper, { x: head.x + head.width - 246, y: head.y + 28, width: 220, height: 96 });
  });
  addElement(paper, root, chinese, () => {
    drawText(paper, organiserLine(facts, language), { ...line, width: 260, y: 46, size: 16, smallest: 9 });
  });
  addElement(paper, root, { type: 'H1', lang: 'zh-CN' }, () => {
    const looks = { font: 'sansBold', size: 80, smallest: 20, balanced: true, anchor: 'bottom' } as const;
    const height = language === 'both' ? 120 : 152;
    drawText(paper, facts.title, { ...line, ...looks, y: 112, height });
  });
  if (language === 'both')
    addElement(paper, root, english, () => {
      const looks = { ...line, y: 234, height: 44, size: 17, smallest: 11 } as const;
      drawText(paper, facts.titleEnglish ?? 'Training for home-service workers', looks);
    });
  addElement(paper, root, chinese, () => {
    const size = language === 'both' ? 17 : 22;
    drawText(paper, courseLine(facts, language), {
      ...line,
      y: language === 'both' ? 278 : 272,
      size,
      height: 32,
    });
  });
}

/** A label on the left; on the right a large line and a smaller one, the address or the English. */
function drawFact(
  { paper, root, language }: Poster,
  fact: { y: number; height: number; label: Bilingual; value: Bilingual },
): void {
  const { y, height, label, value } = fact;
  const left = { x: margin, width: 76, smallest: 12, height: 36 } as const;
  const right = { x: margin + 88, width: column - 88, font: 'sansBold', colour: ink } as const;
  let bottom = 0;
  addElement(paper, root, { type: 'H2', lang: 'zh-CN' }, () => {
    const size = language === 'both' ? 21 : 26;
    drawText(paper, label.zh, { ...left, y: y + 2, font: 'sansBold', size, colour: teal });
  });
  if (language === 'both')
    addElement(paper, root, english, () => {
      drawText(paper, label.en, { ...left, y: y + 32, font: 'sans', size: 14, colour: grey });
    });
  addElement(paper, root, chinese, () => {
    const box = { ...right, y, size: 27, smallest: 14, height, balanced: true };
    bottom = drawText(paper, value.zh, box).bottom;
  });
  if (!value.en) return;
  addElement(paper, root, /\p{Script=Han}/u.test(value.en) ? chinese : english, () => {
    const size = language === 'both' ? 15 : 19;
    const box = { ...right, y: bottom, font: 'sans', size, smallest: 8, height: 43, colour: grey } as const;
    drawText(paper, value.en, box);
  });
}

function drawFree({ paper, root, facts, language }: Poster): void {
  drawArtifact(paper, () => {
    paper
      .moveTo(margin, 536)
      .lineTo(page.width - margin, 536)
      .lineWidth(0.75)
      .stroke('#c9cdd3');
  });
  const both = language === 'both';
  const line = { x: margin, width: qr.x - margin - 30, smallest: 9 } as const;
  const plain = { ...line, font: 'sans', colour: ink } as const;
  addElement(paper, root, { type: 'H2', lang: 'zh-CN' }, () => {
    drawText(paper, '免费', { ...line, y: 556, font: 'sansBold', size: 72, height: 106, colour: teal });
  });
  if (both)
    addElement(paper, root, english, () => {
      const looks = { font: 'sansBold', size: 22, height: 34, colour: teal } as const;
      drawText(paper, 'Free of charge', { ...line, ...looks, y: 656 });
    });
  addElement(paper, root, chinese, () => {
    drawText(paper, promise.zh, { ...plain, y: both ? 698 : 668, size: both ? 17 : 21, height: 62 });
  });
  if (both)
    addElement(paper, root, english, () => {
      drawText(paper, promise.en, { ...plain, y: 725, size: 12, height: 20, colour: grey });
    });
  addElement(paper, root, chinese, () => {
    drawText(paper, facts.enrolUrl, { ...plain, y: 756, size: 11, smallest: 7, height: 34, colour: grey });
  });
  if (facts.sourceLabel)
    addElement(paper, root, chinese, () => {
      const looks = { ...plain, y: 786, size: 11, smallest: 7, height: 18, colour: grey } as const;
      drawText(paper, facts.sourceLabel ?? '', looks);
    });
}

function drawEnrolment({ paper, root, facts, language, scale }: Poster): void {
  const side = millimetres(qr.sizeMm);
  const line = { x: qr.x, width: side, align: 'center', smallest: 8 } as const;
  const alt = `报名二维码 QR code: ${facts.enrolUrl}`;
  const box = { x: qr.x * scale, y: qr.y * scale, width: side * scale, height: side * scale };
  addFigure(paper, root, { alt, ...box }, () => {
    drawQr(paper, facts.enrolUrl, qr);
  });
  addElement(paper, root, chinese, () => {
    const words = language === 'both' ? '扫码报名 Scan to enrol' : '扫码报名';
    const size = language === 'both' ? 17 : 20;
    drawText(paper, words, { ...line, y: qr.y + side + 10, font: 'sansBold', size, height: 32, colour: ink });
  });
  addElement(paper, root, chinese, () => {
    const words = '用微信“扫一扫”，或手机相机';
    drawText(paper, words, {
      ...line,
      y: qr.y + side + 38,
      font: 'sans',
      size: 11,
      height: 18,
      colour: grey,
    });
  });
}
