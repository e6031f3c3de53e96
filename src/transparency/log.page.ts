/** The log for everyone: a page that explains it, and its heads, entries and proofs as JSON. */
import { type Answer, type Context, json, page } from '../http/route.ts';
import { findPublishedKeys } from '../keys/signingKey.store.ts';
import { countHeads, findLatestHeads, findNewestHead } from './head.store.ts';
import { findEntries, findLeafIndex } from './log.store.ts';
import { headLine, kindLabels, logView } from './log.view.ts';
import { consistencyPath, inclusionPath } from './proof.action.ts';
import { currentHead } from './signTreeHead.action.ts';
import { headJson } from './treeHead.ts';

/** Most entries in one answer. */
const entryLimit = 256;
const headLimit = 50;

/** Explains the log, and shows its newest heads. */
export async function showLog({ now, t, settings }: Context): Promise<Answer> {
  await currentHead(now);
  const heads = (await findLatestHeads(10)).map(headLine);
  const { organisation } = settings;
  const facts = { newest: heads[0] ?? null, heads, organisation, kinds: kindLabels(t) };
  return page(logView(t('transparency.log.title'), facts));
}

/** The newest signed head. */
export async function showHead({ now }: Context): Promise<Answer> {
  const head = await currentHead(now);
  return head ? json(headJson(head)) : json({ error: 'The log is empty.' }, 404);
}

/** Signed heads, newest first, a page at a time; the next one begins below a size. */
export async function showHeads({ query }: Context): Promise<Answer> {
  const below = query.below === undefined ? null : wholeOf(query.below);
  if (query.below !== undefined && below === null) return bad('below must be a whole number.');
  const [rows, total] = await Promise.all([findLatestHeads(headLimit + 1, below), countHeads()]);
  const heads = rows.slice(0, headLimit);
  const next = rows.length > headLimit ? `/log/heads?below=${heads.at(-1)?.treeSize}` : null;
  return json({ total, heads: heads.map(headJson), next });
}

/** Every key that ever signed heads, as JSON Web Keys. */
export async function showKeys(): Promise<Answer> {
  const keys = (await findPublishedKeys()).filter(({ purpose }) => purpose === 'log');
  return json({
    keys: keys.map(({ keyId, publicJwk, createdAt, retiredAt }) => ({
      keyId,
      publicJwk,
      createdAt,
      retiredAt,
    })),
  });
}

/** Entries of the signed log: their bytes and hashes. */
export async function showEntries({ query }: Context): Promise<Answer> {
  const size = await signedSize();
  const [start, end] = [wholeOf(query.start), wholeOf(query.end ?? String(size))];
  if (start === null || end === null || start > end) return bad('start and end must be whole numbers.');
  const rows = await findEntries(start, Math.min(end, size, start + entryLimit));
  const entries = rows.map(({ leafIndex, leaf, leafHash }) => ({ index: leafIndex, leaf, leafHash }));
  return json({ treeSize: size, entries });
}

/** That a leaf, named by its hash or index, is in the tree of a size (by default that of the newest head). */
export async function showInclusion({ query }: Context): Promise<Answer> {
  const newest = await signedSize();
  const size = wholeOf(query.size ?? String(newest));
  const isHash = /^[0-9a-f]{64}$/.test(query.hash ?? '');
  const index = isHash ? await findLeafIndex(query.hash ?? '') : wholeOf(query.index);
  if (isHash && index === null) return json({ error: 'No leaf has this hash.' }, 404);
  if (size === null || index === null || size > newest || index >= size)
    return bad('Give hash (hexadecimal) or index, and a size of at most the newest head.');
  return json({ index, treeSize: size, path: await inclusionPath(index, size) });
}

/** That the tree of the second size began as that of the first. */
export async function showConsistency({ query }: Context): Promise<Answer> {
  const newest = await signedSize();
  const [first, second] = [wholeOf(query.first), wholeOf(query.second ?? String(newest))];
  if (first === null || second === null || first > second || second > newest)
    return bad('Give first and second: sizes, the second at most that of the newest head.');
  return json({ first, second, path: await consistencyPath(first, second) });
}

async function signedSize(): Promise<number> {
  return (await findNewestHead())?.treeSize ?? 0;
}

function wholeOf(text: string | undefined): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(text ?? '') ? Number(text) : null;
}

function bad(error: string): Answer {
  return json({ error }, 400);
}
