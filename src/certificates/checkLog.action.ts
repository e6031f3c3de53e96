/**
 * Holds the register of certificates against the transparency log: what is missing in one of them, what no longer says
 * the same, and what the log itself contradicts. This is what an auditor runs.
 */
import {
  type CheckedEntry,
  checkTree,
  type TreeProblem,
  type TreeReport,
} from '../transparency/checkTree.action.ts';
import { commitment, factsKey, type Leaf, numberKey, readLeaf } from '../transparency/leaf.ts';
import { findEntriesBetween, type LogEntryRow } from '../transparency/log.store.ts';
import type { SignedHead } from '../transparency/treeHead.ts';
import { attestedHash } from './attestedFacts.ts';
import { stateAfter } from './certificateStatus.ts';
import { findExisting, findRegister, type RegisterRow } from './register.store.ts';

/** What can be wrong with a certificate. */
export type CertificateProblem =
  | 'notLogged'
  | 'deleted'
  | 'numberAltered'
  | 'factsAltered'
  | 'dateAltered'
  | 'stateAltered'
  | 'unlinked'
  | 'issuedTwice';

/** One thing that is wrong. `index`: a leaf, or a head's size; `certificate`: a number, or `#id` where none is left. */
export interface LogFinding {
  readonly problem: TreeProblem | CertificateProblem;
  readonly index: number | null;
  readonly certificate: string | null;
}

/** What the check found. */
export interface LogReport extends Omit<TreeReport, 'findings'> {
  readonly certificates: number;
  readonly findings: readonly LogFinding[];
}

const chunk = 500;

/** Checks everything. `kept`: heads that someone kept elsewhere. */
export async function checkLog(kept: readonly SignedHead[]): Promise<LogReport> {
  const findings: LogFinding[] = [];
  const tree = await checkTree(kept, async (entries) => {
    findings.push(...(await deletedAmong(entries)));
  });
  const inTree = tree.findings.map((finding) => ({ ...finding, certificate: null }));
  let [certificates, afterId] = [0, 0];
  for (;;) {
    const rows = await findRegister(afterId, chunk);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const entries = await findEntriesBetween(first.id, last.id);
    const byCertificate = Map.groupBy(entries, ({ certificateId }) => certificateId);
    for (const row of rows) findings.push(...problemsOf(row, byCertificate.get(row.id) ?? []));
    certificates += rows.length;
    afterId = last.id;
  }
  return { ...tree, certificates, findings: [...inTree, ...findings] };
}

async function deletedAmong(entries: readonly CheckedEntry[]): Promise<LogFinding[]> {
  const issued = entries.filter(({ entry }) => entry?.kind === 'issued');
  const existing = await findExisting(issued.map(({ certificateId }) => certificateId));
  return issued
    .filter(({ certificateId }) => !existing.has(certificateId))
    .map(({ leafIndex, certificateId }) => ({
      problem: 'deleted',
      index: leafIndex,
      certificate: `#${certificateId}`,
    }));
}

function problemsOf(row: RegisterRow, entries: readonly LogEntryRow[]): LogFinding[] {
  const findings: LogFinding[] = [];
  const report = (problem: CertificateProblem, index: number | null) =>
    findings.push({ problem, index, certificate: row.number });
  const leaves = entries.map((entry) => ({ ...entry, entry: readLeaf(entry.leaf) }));
  const [first] = leaves;
  if (!first) report('notLogged', null);
  const factsHash = attestedHash(row);
  leaves.forEach(({ entry, leafIndex, salt }, place) => {
    if (!entry) return;
    if (entry.certificate !== commitment(numberKey(salt), row.number)) report('numberAltered', leafIndex);
    if (entry.facts !== commitment(factsKey(salt), factsHash)) report('factsAltered', leafIndex);
    if (entry.previous !== (leaves[place - 1]?.leafHash ?? null)) report('unlinked', leafIndex);
    if (place > 0 && entry.kind === 'issued') report('issuedTwice', leafIndex);
  });
  if (first?.entry && Date.parse(first.entry.at) !== row.issuedAt.getTime())
    report('dateAltered', first.leafIndex);
  const last: Leaf | null = leaves.at(-1)?.entry ?? null;
  if (last && stateAfter[last.kind] !== row.state) report('stateAltered', leaves.at(-1)?.leafIndex ?? null);
  return findings;
}
