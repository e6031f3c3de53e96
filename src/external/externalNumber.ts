/**
 * The numbers of certificates that others issue: which shapes each kind has, and how a typed one is made standard.
 * State skill-level certificates have 22 characters (MOHRSS coding rules: assessor's letter and 4 digits, province,
 * site, year, level, serial); special technicians two letters and 20 digits; the older vocational qualifications 16
 * digits. Knows no register.
 */

/** What is recorded. `earlierPaper`: our own paper from before this register. */
export const externalKinds = [
  'skillLevel',
  'specialTechnician',
  'vocationalQualification',
  'specialAbility',
  'earlierPaper',
] as const;
export type ExternalKind = (typeof externalKinds)[number];

const provinces =
  '11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|61|62|63|64|65|71|81|82';

const shapes: Readonly<Record<ExternalKind, RegExp>> = {
  skillLevel: new RegExp(`^[YS]\\d{4}(${provinces})\\d{6}\\d{2}[1-5]\\d{6}$`),
  specialTechnician: /^[A-Z]{2}\d{20}$/,
  vocationalQualification: /^\d{16}$/,
  specialAbility: /^[A-Z0-9-]{4,40}$/,
  earlierPaper: /^[\p{L}\p{N}()[\]〔〕-]{2,40}$/u,
};

/** Upper case, half width, no spaces: how a number is stored and looked up. */
export function normaliseExternalNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b]/g, '')
    .replace(/[\p{Dash_Punctuation}−]/gu, '-');
}

/** Whether a normalised number has the shape of its kind. */
export function isExternalNumber(kind: ExternalKind, number: string): boolean {
  return shapes[kind].test(number);
}

/** Where anyone can ask the state about a certificate of this kind; null where there is no such place. */
export function stateQuery(kind: ExternalKind): string | null {
  if (kind === 'skillLevel' || kind === 'specialTechnician') return 'http://zscx.osta.org.cn/';
  return kind === 'vocationalQualification' ? 'http://zscx.osta.org.cn/' : null;
}
