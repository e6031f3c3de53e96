/** The browser's own checks, as pages import them: they use nothing of node, so that they run here as well. */
import type { PayloadFacts } from '../../src/certificates/payload.ts';

/** What is published of a key, as `/keys.json` has it. */
export interface ShownKey {
  readonly purpose: string;
  readonly publicKeyJwk: object;
  readonly certificate?: string | null;
  readonly lostAt?: string | null;
}

/** What a device knows. */
export interface Knowledge {
  readonly fetchedAt: string;
  readonly timeZone: string;
  readonly keys: readonly ShownKey[];
  readonly lists: readonly string[];
}

interface Judgement {
  readonly state: string;
  readonly facts?: PayloadFacts;
  readonly status?: string | null;
  readonly hasEnded?: boolean;
  readonly knownAt?: string;
}

interface PdfModule {
  checkPdf(pdf: Uint8Array, keys: readonly ShownKey[]): Promise<string>;
  attachedTexts(pdf: Uint8Array): Promise<string[]>;
  readAttached(
    text: string,
    keys: readonly ShownKey[],
  ): Promise<{ address: string; proof: 'good' | 'bad' | null } | null>;
  statedTime(pdf: Uint8Array): string | null;
}

interface JudgeModule {
  judgePayload(digits: string, knowledge: Knowledge, now: Date, readers: object): Promise<Judgement>;
  digitsOf(text: string): string;
}

interface ScanModule {
  destinationOf(text: string, hosts: readonly string[]): { kind: string; path?: string; text?: string };
}

export const pdfModule: PdfModule = await load('verify-pdf');
export const judgeModule: JudgeModule = await load('verify-judge');
export const scanModule: ScanModule = await load('verify-scan');
export const readers: object = { ...(await load('payload-reader')), ...(await load('status-reader')) };

function load(name: string) {
  return import(new URL(`../../public/js/${name}.js`, import.meta.url).href);
}
