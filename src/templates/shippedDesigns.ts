/** The designs that every installation begins with: one for each kind of certificate, in each language, and the card. */
import { designCard } from './cardDesign.ts';
import type { Design, DesignElement, TemplateKind, TemplateLanguage, TextElement } from './design.ts';

const accents = { completion: '#0f6b6b', award: '#85600f', honour: '#96263c' } as const;
const ink = '#1c2430';
const grey = '#5a6270';

/** From the paper's edge to the text, and the width between. */
const margin = 325;
const measure = 2970 - 2 * margin;

/** Where the QR code stands: 30 mm, lower right. */
const code = { x: 2970 - margin - 300, y: 1418, side: 300 } as const;

/** The design of a kind in a language. */
export function shippedDesign(kind: TemplateKind, language: TemplateLanguage): Design {
  if (kind === 'card') return designCard(language);
  const accent = accents[kind];
  return {
    sheet: 'a4-landscape',
    elements: [
      { kind: 'ornament', ornament: 'frame', x: 99, y: 99, width: 2772, height: 1902, colour: accent },
      { kind: 'ornament', ornament: 'lotus', x: 951, y: 212, width: 1068, height: 169, colour: accent },
      ...title(accent, language),
      { kind: 'line', x: 956, y: 938, width: 1058, height: 2, colour: accent, thickness: 2 },
      ...holder(language),
      ...(kind === 'completion' ? learnt(language) : awarded(accent, language)),
      ...foot(language),
      { kind: 'qr', x: code.x, y: code.y, width: code.side, height: code.side },
      ...verification(language),
    ],
  };
}

function title(accent: string, language: TemplateLanguage): DesignElement[] {
  const main = { font: 'serifBold', colour: accent, isHeading: true, anchor: 'bottom' } as const;
  const box = { x: margin, y: 388, width: measure, height: 190 };
  if (language === 'en')
    return [
      words('{{titleEnglish}}', { ...box, ...main, language: 'en', size: 320, smallest: 120, tracking: 4 }),
    ];
  return [
    words('{{title}}', { ...box, ...main, size: 360, smallest: 100, tracking: 16 }),
    ...english(language, '{{titleEnglish}}', {
      ...box,
      y: 579,
      height: 64,
      size: 115,
      smallest: 90,
      tracking: 6,
    }),
  ];
}

function holder(language: TemplateLanguage): DesignElement[] {
  const box = { x: margin, width: measure };
  const name = {
    font: 'serifBold',
    colour: ink,
    anchor: 'bottom',
    size: 460,
    smallest: 120,
    tracking: 3,
  } as const;
  return [
    words('{{name}}', { ...box, ...name, y: 684, height: 247 }),
    words(label('身份证号', 'ID', language, '{{identity}}'), {
      ...box,
      y: 956,
      height: 56,
      size: 100,
      smallest: 100,
    }),
  ];
}

function learnt(language: TemplateLanguage): DesignElement[] {
  const box = { x: margin, width: measure };
  const looks = { font: 'serif', colour: ink, anchor: 'bottom', leading: 15, isBalanced: true } as const;
  const sentence = { ...box, ...looks, y: 1030, height: 190, size: 160, smallest: 90 };
  if (language === 'en') return [words('{{sentenceEnglish}}', { ...sentence, language: 'en', size: 150 })];
  return [
    words('{{sentence}}', sentence),
    ...english(language, '{{sentenceEnglish}}', {
      ...box,
      y: 1235,
      height: 113,
      size: 100,
      smallest: 65,
      isBalanced: true,
    }),
  ];
}

function awarded(accent: string, language: TemplateLanguage): DesignElement[] {
  const box = { x: margin, width: measure };
  const looks = { font: 'serif', colour: ink, anchor: 'bottom', isBalanced: true } as const;
  const sentence = { ...box, ...looks, y: 1024, height: 112, size: 160, smallest: 90 };
  const award = { ...box, y: 1140, height: 152, font: 'serifBold', colour: accent, tracking: 12 } as const;
  const sizes = { size: 280, smallest: 120, isBalanced: true };
  if (language === 'en')
    return [
      words('{{award}} {{awardEnglish}}', { ...award, ...sizes, y: 1024, tracking: 4 }),
      words('{{sentenceEnglish}}', {
        ...sentence,
        language: 'en',
        y: 1190,
        height: 150,
        size: 140,
        anchor: 'top',
      }),
    ];
  return [
    words('{{sentence}}', sentence),
    words('{{award}}', { ...award, ...sizes }),
    ...english(language, '{{awardEnglish}} {{sentenceEnglish}}', {
      ...box,
      y: 1298,
      height: 92,
      size: 100,
      smallest: 65,
      isBalanced: true,
    }),
  ];
}

/** Issuer and dates, lower left; a seal has its place over them. */
function foot(language: TemplateLanguage): DesignElement[] {
  const second = margin + 600;
  return [
    ...fact(['发证单位', 'Issued by'], 'issuer', { x: margin, y: 1475, width: 1700 }, language),
    ...fact(['发证日期', 'Date of issue'], 'issuedOn', { x: margin, y: 1679, width: 564 }, language),
    ...fact(['有效期至', 'Valid until'], 'validUntil', { x: second, y: 1679, width: 564 }, language),
  ];
}

function fact(
  [zh, en]: readonly [string, string],
  field: 'issuer' | 'issuedOn' | 'validUntil',
  place: { x: number; y: number; width: number },
  language: TemplateLanguage,
): DesignElement[] {
  const small = { ...place, align: 'left', height: 49, size: 90, smallest: 70 } as const;
  const value = { ...small, y: place.y + 46, height: 74, font: 'serif', size: 140, colour: ink } as const;
  const inEnglish = language === 'en' && field !== 'issuer';
  const named = inEnglish ? (`{{${field}English}}` as const) : (`{{${field}}}` as const);
  return [
    { ...words(label(zh, en, language), small), onlyWith: field },
    words(named, { ...value, language: inEnglish ? 'en' : 'zh' }),
    ...(inEnglish
      ? []
      : english(language === 'zh' ? 'zh' : 'bilingual', `{{${field}English}}`, {
          ...small,
          y: place.y + 117,
        })),
  ];
}

function verification(language: TemplateLanguage): DesignElement[] {
  const line = { x: code.x - 141, width: code.side + 282, height: 56, smallest: 70 };
  const scan = label('扫码查验', 'Scan to verify', language);
  return [
    words(scan, { ...line, y: code.y + code.side + 28, size: 90 }),
    words('{{number}}', { ...line, y: code.y + code.side + 77, font: 'sansBold', size: 110, colour: ink }),
  ];
}

type Looks = Partial<Omit<TextElement, 'kind' | 'text'>> &
  Pick<TextElement, 'x' | 'y' | 'width' | 'height' | 'size' | 'smallest'>;

/** A text, in grey and centred unless it says otherwise. */
export function words(text: string, looks: Looks): TextElement {
  return {
    kind: 'text',
    text,
    onlyWith: null,
    language: 'zh',
    isHeading: false,
    font: 'sans',
    colour: grey,
    align: 'center',
    anchor: 'top',
    tracking: 0,
    leading: 0,
    isBalanced: false,
    ...looks,
  };
}

/** A label in the template's language, with what it labels behind. */
export function label(zh: string, en: string, language: TemplateLanguage, value = ''): string {
  const name = language === 'zh' ? zh : language === 'en' ? en : `${zh} ${en}`;
  return value === '' ? name : `${name} ${value}`;
}

/** The English line of a bilingual template. */
function english(language: TemplateLanguage, text: string, looks: Looks): DesignElement[] {
  return language === 'bilingual' ? [words(text, { ...looks, language: 'en' })] : [];
}
