/** The wallet card that a holder carries: name, title, number and the QR code on 85.6 × 54 mm. */
import type { Design, TemplateLanguage, TextElement } from './design.ts';

const accent = '#0f6b6b';
const ink = '#1c2430';
const grey = '#5a6270';
const code = { x: 566, y: 96, side: 250 } as const;

/** The card in a language. */
export function designCard(language: TemplateLanguage): Design {
  const title = language === 'en' ? '{{titleEnglish}}' : '{{title}}';
  const programme = language === 'en' ? '{{programmeEnglish}}' : '{{programme}}';
  const day = language === 'en' ? 'English' : '';
  const say = (zh: string, en: string) => (language === 'zh' ? zh : language === 'en' ? en : `${zh} ${en}`);
  return {
    sheet: 'card',
    elements: [
      { kind: 'line', x: 45, y: 34, width: 120, height: 10, colour: accent, thickness: 10 },
      line('{{issuer}}', 62, { height: 40, font: 'sansBold', size: 75, smallest: 50 }),
      line(title, 106, {
        height: 62,
        font: 'serifBold',
        size: 120,
        smallest: 70,
        colour: accent,
        isHeading: true,
      }),
      line('{{name}}', 186, { height: 92, font: 'serifBold', size: 200, smallest: 60, colour: ink }),
      line(programme, 288, { height: 62, size: 75, smallest: 50, colour: ink }),
      line('{{award}}', 348, { height: 40, font: 'sansBold', size: 75, smallest: 50, colour: ink }),
      line(`${say('发证日期', 'Issued')} {{issuedOn${day}}}`, 392, { height: 34, size: 65, smallest: 50 }),
      line(`${say('有效期至', 'Valid until')} {{validUntil${day}}}`, 428, {
        height: 34,
        size: 65,
        smallest: 50,
      }),
      line('{{number}}', 468, { height: 44, font: 'sansBold', size: 95, smallest: 70, colour: ink }),
      { kind: 'qr', x: code.x, y: code.y, width: code.side, height: code.side },
      {
        ...line(say('扫码查验', 'Scan to verify'), 374, { height: 30, size: 55, smallest: 50 }),
        x: 545,
        width: 292,
        align: 'center',
      },
    ],
  };
}

type Looks = Partial<TextElement> & Pick<TextElement, 'height' | 'size' | 'smallest'>;

/** A line of the left column. */
function line(text: string, y: number, looks: Looks): TextElement {
  return {
    kind: 'text',
    text,
    x: 45,
    y,
    width: 495,
    onlyWith: null,
    language: 'zh',
    isHeading: false,
    font: 'sans',
    colour: grey,
    align: 'left',
    anchor: 'top',
    tracking: 0,
    leading: 0,
    isBalanced: false,
    ...looks,
  };
}
