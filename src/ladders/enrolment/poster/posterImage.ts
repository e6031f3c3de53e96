/**
 * The poster as a picture for chat groups: 1080 × 1440 pixels, words large enough for a phone held at arm's length,
 * and a QR whose modules are whole pixels, so that it survives being compressed. Knows no enrolment rules.
 */
import {
  addElement,
  addFigure,
  drawArtifact,
  drawText,
  renderPage,
  type StructureElement,
} from '../../../lib/pdf/document.ts';
import { renderPng } from '../../../lib/pdf/png.ts';
import { drawQr, qrRuns } from '../../../lib/pdf/qrVector.ts';
import { remembered } from '../../../lib/remembered.ts';
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

/** Half of the picture's pixels. */
const page = { width: 540, height: 720 };
const margin = 32;
const column = page.width - 2 * margin;
const headHeight = 280;
const ink = '#1c2430';
const grey = '#4a5260';
const teal = '#0f6b6b';
const white = '#ffffff';
/** The side of the QR at most, in points. */
const qrSide = 212;
const qrTop = 452;
/** About 8 MB of pictures. */
const mostRemembered = 50;

type Document = PDFKit.PDFDocument;
const chinese = { type: 'P', lang: 'zh-CN' } as const;

/** The PNG of a poster. One that was drawn before is remembered: a manager's page shows it again and again. */
export function renderPosterImage(facts: PosterFacts, language: PosterLanguage): Promise<Buffer> {
  return drawn(JSON.stringify([facts, language]), { facts, language });
}

const drawn = remembered(
  (_key: string, { facts, language }: { facts: PosterFacts; language: PosterLanguage }) =>
    draw(facts, language),
  mostRemembered,
);

async function draw(facts: PosterFacts, language: PosterLanguage): Promise<Buffer> {
  const document = {
    title: `${facts.title} 报名海报`,
    subject: facts.enrolUrl,
    author: facts.organiserName,
    createdAt: facts.madeAt,
    layout: 'portrait',
    page,
  } as const;
  const pdf = await renderPage(document, (paper, root) => {
    drawHead(paper, root, facts, language);
    drawFacts(paper, root, facts, language);
    drawFoot(paper, root, facts, language);
  });
  return renderPng(pdf, 144);
}

function drawHead(
  paper: Document,
  root: StructureElement,
  facts: PosterFacts,
  language: PosterLanguage,
): void {
  drawArtifact(paper, () => {
    paper.rect(0, 0, page.width, headHeight).fill(teal);
    drawSteps(paper, { x: page.width - margin - 170, y: 24, width: 170, height: 66 });
  });
  const line = { x: margin, width: column, font: 'sans', colour: white, smallest: 10 } as const;
  addElement(paper, root, chinese, () => {
    const words = organiserLine(facts, language);
    drawText(paper, words, { ...line, width: 280, y: 30, size: 18, height: 30 });
  });
  const both = language === 'both' && facts.titleEnglish !== null;
  addElement(paper, root, { type: 'H1', lang: 'zh-CN' }, () => {
    const looks = { font: 'sansBold', size: 68, smallest: 22, balanced: true, anchor: 'bottom' } as const;
    drawText(paper, facts.title, { ...line, ...looks, y: 70, height: both ? 126 : 152 });
  });
  if (both)
    addElement(paper, root, { type: 'P', lang: 'en' }, () => {
      drawText(paper, facts.titleEnglish ?? '', { ...line, y: 196, size: 19, height: 28 });
    });
  addElement(paper, root, chinese, () => {
    drawText(paper, courseLine(facts, language), { ...line, y: 232, size: 21, height: 34 });
  });
}

function drawFacts(
  paper: Document,
  root: StructureElement,
  facts: PosterFacts,
  language: PosterLanguage,
): void {
  let y = headHeight + 18;
  for (const value of [whenOf(facts, language), whereOf(facts)]) {
    const line = { x: margin, width: column, colour: ink } as const;
    addElement(paper, root, chinese, () => {
      const box = { ...line, y, font: 'sansBold', size: 27, smallest: 17, height: 42 } as const;
      y = drawText(paper, value.zh, box).bottom;
    });
    if (value.en)
      addElement(paper, root, chinese, () => {
        const box = { ...line, y, font: 'sans', size: 19, smallest: 13, height: 30, colour: grey } as const;
        y = drawText(paper, value.en, box).bottom;
      });
    y += 8;
  }
}

function drawFoot(
  paper: Document,
  root: StructureElement,
  facts: PosterFacts,
  language: PosterLanguage,
): void {
  const modules = qrRuns(facts.enrolUrl).side;
  const side = (Math.floor((qrSide * 2) / modules) / 2) * modules;
  const place = { x: page.width - margin - side, y: qrTop };
  const line = { x: margin, width: place.x - margin - 34, smallest: 12 } as const;
  addElement(paper, root, { type: 'H2', lang: 'zh-CN' }, () => {
    drawText(paper, '免费', {
      ...line,
      y: qrTop - 14,
      font: 'sansBold',
      size: 84,
      height: 122,
      colour: teal,
    });
  });
  const looks = { ...line, font: 'sans', size: 22, height: 32, colour: ink } as const;
  addElement(paper, root, chinese, () => {
    drawText(paper, promise.zh, { ...looks, y: qrTop + 112 });
  });
  if (language === 'both')
    addElement(paper, root, { type: 'P', lang: 'en' }, () => {
      drawText(paper, promise.en, { ...looks, y: qrTop + 148, size: 15, height: 44, colour: grey });
    });
  const alt = `报名二维码 QR code: ${facts.enrolUrl}`;
  addFigure(paper, root, { alt, ...place, width: side, height: side }, () => {
    drawQr(paper, facts.enrolUrl, { ...place, sizeMm: (side * 25.4) / 72 });
  });
  const words = language === 'both' ? '长按识别 Press to enrol' : '长按识别，马上报名';
  addElement(paper, root, chinese, () => {
    const under = { x: place.x - 20, width: side + 40, align: 'center', smallest: 12 } as const;
    const bold = { font: 'sansBold', size: 20, height: 32, colour: ink } as const;
    drawText(paper, words, { ...under, ...bold, y: qrTop + side + 12 });
  });
}
