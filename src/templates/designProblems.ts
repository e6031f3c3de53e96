/**
 * What keeps a design from being published: a paper that can't be checked, that names nobody, or that would be cut off.
 * The sentences are the texts `templates.problem.{key}`. What a training certificate must carry: the ministry's list for
 * 培训合格证书 (serial, name, programme, institution, date of issue) and this house's rules for its QR code.
 */
import { type Design, type DesignElement, fieldsOf, namedIn, sheets, type TemplateKind } from './design.ts';
import { type TemplateField, templateFields } from './fields.ts';

/** Why a design can't be published. `element`: its position in the design; null: the whole. */
export interface DesignProblem {
  readonly key:
    | 'noQr'
    | 'manyQrs'
    | 'qrNotSquare'
    | 'qrSmall'
    | 'qrCovered'
    | 'outside'
    | 'unknownField'
    | 'noImage'
    | 'forbiddenWords'
    | 'missingField'
    | 'shrinkAboveSize'
    | 'nameTooNarrow';
  readonly element: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The least side of a QR code in tenths of a millimetre: with the signed payload, and with the address alone. */
export const smallestQr = { paper: 300, card: 250 } as const;

/** Clear paper that a QR code needs around it: four modules of a version 10 code of 30 mm, rounded up. */
export const quietZone = 22;

/** The least width of a box for names: forty Latin letters at 9 points on paper, at 5 on a card. */
const nameRoom = { paper: 1100, card: 380 } as const;

const required: Readonly<Record<TemplateKind, readonly (readonly TemplateField[])[]>> = {
  completion: [
    ['name'],
    ['title', 'titleEnglish'],
    ['number'],
    ['issuer', 'issuerEnglish'],
    issuedOn(),
    ofWhat(),
  ],
  award: [
    ['name'],
    ['title', 'titleEnglish'],
    ['number'],
    ['issuer', 'issuerEnglish'],
    issuedOn(),
    awarded(),
  ],
  honour: [
    ['name'],
    ['title', 'titleEnglish'],
    ['number'],
    ['issuer', 'issuerEnglish'],
    issuedOn(),
    awarded(),
  ],
  card: [['name'], ['title', 'titleEnglish'], ['number'], ['issuer', 'issuerEnglish']],
};

/** Every problem, in the order of the elements; `forbiddenWords` finds words that only the state may use. */
export function problemsOf(
  design: Design,
  kind: TemplateKind,
  forbiddenWords: (text: string) => readonly string[],
): DesignProblem[] {
  return [
    ...design.elements.flatMap((element, index) => elementProblems(design, element, index, forbiddenWords)),
    ...missingFields(design, kind),
    ...qrProblems(design),
  ];
}

function elementProblems(
  { sheet }: Design,
  element: DesignElement,
  index: number,
  forbiddenWords: (text: string) => readonly string[],
): DesignProblem[] {
  const found: DesignProblem[] = [];
  const add = (key: DesignProblem['key'], params: DesignProblem['params'] = {}) =>
    found.push({ key, element: index, params });
  const { width, height } = sheets[sheet];
  if (element.x + element.width > width || element.y + element.height > height) add('outside');
  if ('imageId' in element && element.imageId === null) add('noImage');
  if (element.kind !== 'text') return found;
  const unknown = namedIn(element.text).find((name) => !(templateFields as readonly string[]).includes(name));
  if (unknown !== undefined) add('unknownField', { name: unknown });
  const words = forbiddenWords(element.text);
  if (words.length > 0) add('forbiddenWords', { words: words.join('、') });
  if (element.smallest > element.size) add('shrinkAboveSize');
  const room = sheet === 'card' ? nameRoom.card : nameRoom.paper;
  if (fieldsOf(element).includes('name') && element.width < room) add('nameTooNarrow', { least: room / 10 });
  return found;
}

function missingFields(design: Design, kind: TemplateKind): DesignProblem[] {
  const printed = new Set(design.elements.flatMap(fieldsOf));
  return required[kind]
    .filter((choices) => !choices.some((name) => printed.has(name)))
    .map(([field]) => ({ key: 'missingField' as const, element: null, params: { field: field as string } }));
}

function qrProblems({ sheet, elements }: Design): DesignProblem[] {
  const codes = elements.flatMap((element, index) => (element.kind === 'qr' ? [{ element, index }] : []));
  const [first] = codes;
  if (!first) return [{ key: 'noQr', element: null, params: {} }];
  if (codes.length > 1) return [{ key: 'manyQrs', element: codes[1]?.index ?? null, params: {} }];
  const { element: code, index } = first;
  const found: DesignProblem[] = [];
  const least = sheet === 'card' ? smallestQr.card : smallestQr.paper;
  if (code.width !== code.height) found.push({ key: 'qrNotSquare', element: index, params: {} });
  if (Math.min(code.width, code.height) < least)
    found.push({ key: 'qrSmall', element: index, params: { least: least / 10 } });
  const covering = elements.findIndex((other) => other !== code && covers(other, code));
  if (covering >= 0) found.push({ key: 'qrCovered', element: covering, params: {} });
  return found;
}

/** Whether an element's box reaches into the code or the clear paper around it; a frame goes around everything. */
function covers(element: DesignElement, code: DesignElement): boolean {
  if (element.kind === 'ornament' && element.ornament === 'frame') return false;
  return (
    element.x < code.x + code.width + quietZone &&
    element.x + element.width > code.x - quietZone &&
    element.y < code.y + code.height + quietZone &&
    element.y + element.height > code.y - quietZone
  );
}

function issuedOn(): readonly TemplateField[] {
  return ['issuedOn', 'issuedOnEnglish'];
}

/** What was learnt: the sentence says it, or a field of its own. */
function ofWhat(): readonly TemplateField[] {
  return ['sentence', 'sentenceEnglish', 'programme', 'programmeEnglish'];
}

function awarded(): readonly TemplateField[] {
  return ['award', 'awardEnglish'];
}
