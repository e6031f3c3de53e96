/**
 * The fonts of printed documents, each read and opened once in a process and embedded as a subset per document.
 * A character that a font lacks is reported, so that nobody gets paper with empty boxes on it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font, type GlyphRun } from 'fontkit';

/** The weights that documents use. */
export type FontName = 'sans' | 'sansBold' | 'serif' | 'serifBold';

const packages = '@expo-google-fonts';
const files: Readonly<Record<FontName, string>> = {
  sans: `${packages}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
  sansBold: `${packages}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf`,
  serif: `${packages}/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf`,
  serifBold: `${packages}/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf`,
};

interface OpenedFont {
  readonly font: Font;
  readonly spellings: ReadonlyMap<number, number>;
}

/** Texts per font: those of a few templates, and the names between them. */
const mostKept = 300;
const opened = new Map<FontName, OpenedFont>();

/** Lets a document use the fonts by name; pdfkit takes an opened font as well as a file. */
export function registerFonts(document: PDFKit.PDFDocument): void {
  for (const name of Object.keys(files) as FontName[])
    document.registerFont(name, openFont(name).font as unknown as string);
}

/** The characters of a text that the font has no glyph for, each once. */
export function missingGlyphs(text: string, name: FontName = 'serif'): string[] {
  const { font } = openFont(name);
  const lacking = [...printable(text, name)].filter(
    (character) => !font.hasGlyphForCodePoint(codePointOf(character)),
  );
  return [...new Set(lacking)];
}

/**
 * The text as it is printed: composed, one line, without control characters, and with one spelling per glyph.
 * A PDF maps a glyph back to one character, so two spellings of a glyph would make copied text depend on which
 * document used it first.
 */
export function printable(text: string, name: FontName): string {
  const { spellings } = openFont(name);
  const plain = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Control}\p{Format}\p{Variation_Selector}]/gu, '');
  return Array.from(plain.trim(), (character) => {
    const spelling = spellings.get(codePointOf(character));
    return spelling === undefined ? character : String.fromCodePoint(spelling);
  }).join('');
}

function openFont(name: FontName): OpenedFont {
  const known = opened.get(name);
  if (known) return known;
  const font = rememberLayouts(create(readFileSync(fileURLToPath(import.meta.resolve(files[name])))) as Font);
  const entry = { font, spellings: chooseSpellings(font) };
  opened.set(name, entry);
  return entry;
}

/**
 * The font with what it laid out lately kept, since the same words stand on every document of a batch: saves a quarter of
 * its time. Copies are given away, because pdfkit scales the positions in place.
 */
function rememberLayouts(font: Font): Font {
  const kept = new Map<string, GlyphRun>();
  const layout = (text: string, ...others: unknown[]) => {
    if (others.some((other) => other !== undefined)) return layoutOf(font, text, ...others);
    const known = kept.get(text) ?? layoutOf(font, text);
    kept.delete(text);
    kept.set(text, known);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    return copyOf(known);
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}

function layoutOf(font: Font, text: string, ...others: unknown[]): GlyphRun {
  return (font.layout as (...given: unknown[]) => GlyphRun)(text, ...others);
}

/** `advanceWidth` and the like are worked out from the positions by the prototype. */
function copyOf(run: GlyphRun): GlyphRun {
  const positions = run.positions.map((position) => ({ ...position }));
  return Object.assign(Object.create(Object.getPrototypeOf(run)), run, { positions });
}

/** For each code point whose glyph has a commoner spelling: that spelling (no rare one, then the lowest). */
function chooseSpellings(font: Font): Map<number, number> {
  const chosen = new Map<number, number>();
  const codePoints = [...font.characterSet].sort((a, b) => Number(isRare(a)) - Number(isRare(b)) || a - b);
  const spellings = new Map<number, number>();
  for (const codePoint of codePoints) {
    const glyph = glyphOf(font, codePoint);
    const spelling = chosen.get(glyph);
    if (spelling === undefined) chosen.set(glyph, codePoint);
    else spellings.set(codePoint, spelling);
  }
  return spellings;
}

/** The glyph's number without loading it, which would bind it to this code point. */
function glyphOf(font: Font, codePoint: number): number {
  const { _cmapProcessor: cmap } = font as unknown as {
    _cmapProcessor: { lookup(codePoint: number): number };
  };
  return cmap.lookup(codePoint);
}

/** Radicals and the figure dash, which nobody types. */
function isRare(codePoint: number): boolean {
  return (codePoint >= 0x2e80 && codePoint <= 0x2fdf) || codePoint === 0x2012;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
