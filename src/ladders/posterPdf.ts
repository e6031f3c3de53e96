/**
 * The enrolment poster of a class: A4 portrait, what, when, where and that it is free, readable from two metres,
 * with a QR code of 70 mm. Both languages side by side, since paper does not switch. Knows no enrolment rules.
 */
import { type Bilingual, bilingualDay, bilingualWeekday, clockTime } from '../lib/bilingualDays.ts';
import {
  addElement,
  addFigure,
  drawArtifact,
  drawText,
  millimetres,
  renderPage,
  type StructureElement,
} from '../lib/pdf/document.ts';
import { drawQr } from '../lib/pdf/qrVector.ts';

/** Everything that a poster shows. */
export interface PosterFacts {
  readonly title: string;
  readonly titleEnglish: string | null;
  /** The training tier, as 技能培训. */
  readonly tierName: string | null;
  readonly startsAt: Date;
  /** The end of the last session; on the first day it is printed as a time, else as a day. */
  readonly endsAt: Date | null;
  /** IANA name of the time zone that days and times are printed in. */
  readonly timeZone: string;
  readonly place: string;
  readonly address: string | null;
  /** Standard class hours */
  readonly hours: number | null;
  readonly organiserName: string;
  /** Where the QR code leads: the class's enrolment page. */
  readonly enrolUrl: string;
  /** When the poster was made. */
  readonly madeAt: Date;
  readonly demonstration: boolean;
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
const qr = { sizeMm: 70, x: page.width - margin - millimetres(70), y: 582 };
const chinese = { type: 'P', lang: 'zh-CN' } as const;
const english = { type: 'P', lang: 'en' } as const;

/** Renders a poster. */
export function renderPosterPdf(facts: PosterFacts): Promise<Buffer> {
  const document = {
    title: `${facts.title} 报名海报`,
    subject: `扫码报名 Scan to enrol: ${facts.enrolUrl}`,
    author: facts.organiserName,
    createdAt: facts.madeAt,
    layout: 'portrait',
  } as const;
  return renderPage(document, (paper, root) => {
    drawHead(paper, root, facts);
    drawFact(paper, root, { y: 336, height: 42, label: { zh: '时间', en: 'When' }, value: whenOf(facts) });
    drawFact(paper, root, { y: 430, height: 71, label: { zh: '地点', en: 'Where' }, value: whereOf(facts) });
    drawFree(paper, root, facts);
    drawEnrolment(paper, root, facts);
  });
}

function drawHead(document: Document, root: StructureElement, facts: PosterFacts): void {
  const line = { x: margin, width: column, font: 'sans', colour: white, smallest: 10, height: 26 } as const;
  drawArtifact(document, () => {
    document.roundedRect(head.x, head.y, head.width, head.height, 8).fill(teal);
  });
  addElement(document, root, chinese, () => {
    const organiser = facts.demonstration
      ? `${facts.organiserName}（演示 Demonstration）`
      : facts.organiserName;
    drawText(document, organiser, { ...line, y: 46, size: 16 });
  });
  addElement(document, root, { type: 'H1', lang: 'zh-CN' }, () => {
    drawText(document, facts.title, {
      ...line,
      y: 78,
      height: 152,
      font: 'sansBold',
      size: 80,
      smallest: 20,
      balanced: true,
      anchor: 'bottom',
    });
  });
  addElement(document, root, english, () => {
    const looks = { ...line, y: 232, height: 44, size: 17, smallest: 11 } as const;
    drawText(document, facts.titleEnglish ?? 'Training for home-service workers', looks);
  });
  addElement(document, root, chinese, () => {
    drawText(document, courseLine(facts), { ...line, y: 278, size: 17 });
  });
}

/** A label on the left; on the right a large line and a smaller one, the address or the English. */
function drawFact(
  document: Document,
  root: StructureElement,
  fact: { y: number; height: number; label: Bilingual; value: Bilingual },
): void {
  const { y, height, label, value } = fact;
  const left = { x: margin, width: 76, smallest: 12, height: 30 } as const;
  const right = { x: margin + 88, width: column - 88, font: 'sansBold', colour: ink } as const;
  let bottom = 0;
  addElement(document, root, { type: 'H2', lang: 'zh-CN' }, () => {
    drawText(document, label.zh, { ...left, y: y + 3, font: 'sansBold', size: 21, colour: teal });
  });
  addElement(document, root, english, () => {
    drawText(document, label.en, { ...left, y: y + 32, font: 'sans', size: 14, colour: grey });
  });
  addElement(document, root, chinese, () => {
    bottom = drawText(document, value.zh, {
      ...right,
      y,
      size: 27,
      smallest: 14,
      height,
      balanced: true,
    }).bottom;
  });
  if (!value.en) return;
  addElement(document, root, /\p{Script=Han}/u.test(value.en) ? chinese : english, () => {
    drawText(document, value.en, {
      ...right,
      y: bottom,
      font: 'sans',
      size: 15,
      smallest: 8,
      height: 43,
      colour: grey,
    });
  });
}

function drawFree(document: Document, root: StructureElement, facts: PosterFacts): void {
  drawArtifact(document, () => {
    document
      .moveTo(margin, 552)
      .lineTo(page.width - margin, 552)
      .lineWidth(0.75)
      .stroke('#c9cdd3');
  });
  const line = { x: margin, width: qr.x - margin - 30, smallest: 12 } as const;
  const promise = { ...line, font: 'sans', colour: ink, size: 17, height: 60 } as const;
  addElement(document, root, { type: 'H2', lang: 'zh-CN' }, () => {
    drawText(document, '免费', { ...line, y: 562, font: 'sansBold', size: 72, height: 106, colour: teal });
  });
  addElement(document, root, english, () => {
    drawText(document, 'Free of charge', {
      ...line,
      y: 662,
      font: 'sansBold',
      size: 22,
      height: 34,
      colour: teal,
    });
  });
  addElement(document, root, chinese, () => {
    const words = '培训免费，考核合格发证书';
    drawText(document, words, { ...promise, y: 706, height: 28 });
  });
  addElement(document, root, english, () => {
    const words = 'Free training; a certificate when you pass';
    drawText(document, words, { ...promise, y: 734, size: 12, smallest: 9, height: 20, colour: grey });
  });
  addElement(document, root, chinese, () => {
    drawText(document, facts.enrolUrl, {
      ...promise,
      y: 768,
      size: 11,
      smallest: 7,
      height: 34,
      colour: grey,
    });
  });
}

function drawEnrolment(document: Document, root: StructureElement, facts: PosterFacts): void {
  const side = millimetres(qr.sizeMm);
  const line = { x: qr.x, width: side, align: 'center', smallest: 12, height: 36 } as const;
  const alt = `报名二维码 QR code: ${facts.enrolUrl}`;
  addFigure(document, root, { alt, x: qr.x, y: qr.y, width: side, height: side }, () => {
    drawQr(document, facts.enrolUrl, qr);
  });
  addElement(document, root, chinese, () => {
    const words = '扫码报名 Scan to enrol';
    drawText(document, words, { ...line, y: qr.y + side + 14, font: 'sansBold', size: 17, colour: ink });
  });
}

function courseLine({ tierName, hours }: PosterFacts): string {
  const length = hours === null ? [] : [`${hours}个标准学时 ${hours} class hours`];
  return [...(tierName ? [tierName] : []), ...length].join('　·　');
}

/** 2026年12月5日（周六）09:00–16:30; where the class takes several days, its first day and below it the last. */
function whenOf({ startsAt, endsAt, timeZone }: PosterFacts): Bilingual {
  const day = bilingualDay(startsAt, timeZone);
  const last = bilingualDay(endsAt ?? startsAt, timeZone);
  const weekday = bilingualWeekday(startsAt, timeZone);
  const start = clockTime(startsAt, timeZone);
  const chineseDay = `${day.zh}（${weekday.zh}）`;
  const englishDay = `${weekday.en} ${day.en}, ${start}`;
  if (last.zh !== day.zh)
    return { zh: `${chineseDay}${start}开课`, en: `至${last.zh} · ${englishDay}, until ${last.en}` };
  const end = endsAt ? `–${clockTime(endsAt, timeZone)}` : '';
  return { zh: `${chineseDay}${start}${end}`, en: `${englishDay}${end}` };
}

/** The place; the address below it, which is Chinese only. */
function whereOf({ place, address }: PosterFacts): Bilingual {
  return { zh: place, en: address ?? '' };
}
