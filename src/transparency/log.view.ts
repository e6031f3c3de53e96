/** The log's pages: what it is, and what it says of one certificate. */
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { leafKinds } from './leaf.ts';
import type { InclusionProof } from './proof.action.ts';
import type { SignedHead } from './treeHead.ts';

/** A signed head as a line. */
export interface HeadLine {
  readonly treeSize: number;
  readonly rootHash: string;
  readonly signedAt: Date;
  readonly keyId: string;
}

/** The page that explains the log. */
export interface LogPage {
  readonly newest: HeadLine | null;
  readonly heads: readonly HeadLine[];
  readonly organisation: string;
  readonly kinds: readonly string[];
}

export const logView = view<LogPage>('transparency/log/show');

/** What the log says of one certificate, with the proof of each entry. */
export interface CertificateLogPage {
  readonly number: string;
  readonly verifyHref: string;
  readonly dataHref: string;
  /** Opens the commitment to the number; null where there is no proof yet. */
  readonly numberKey: string | null;
  readonly head: HeadLine | null;
  readonly entries: readonly {
    readonly label: string;
    readonly at: string;
    readonly index: number;
    readonly leaf: string;
    readonly leafHash: string;
    readonly path: readonly string[];
    readonly isBackfilled: boolean;
  }[];
}

export const certificateLogView = view<CertificateLogPage>('transparency/certificate/show');

/** The kinds of entries, in words. */
export function kindLabels(t: Translate): string[] {
  return leafKinds.map((kind) => t(`transparency.kind.${kind}`));
}

/** A proved entry, in words. */
export function entryLine(
  proof: InclusionProof,
  t: Translate,
  locale: Locale,
): CertificateLogPage['entries'][number] {
  const { entry, leafIndex: index, leaf, leafHash, path } = proof;
  return {
    label: t(`transparency.kind.${entry.kind}`),
    at: showDateTime(new Date(entry.at), locale),
    index,
    leaf,
    leafHash,
    path,
    isBackfilled: entry.backfilled === true,
  };
}

/** A head, without its signature. */
export function headLine({ treeSize, rootHash, signedAt, keyId }: SignedHead): HeadLine {
  return { treeSize, rootHash, signedAt, keyId };
}
