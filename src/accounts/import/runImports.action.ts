/**
 * The background part of imports: checks rows against the register, and writes confirmed ones, a chunk in each unit of
 * work. Stopped in between, it goes on with the next chunk; no row is written twice.
 */
import { randomUUID } from 'node:crypto';
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { isRefusal } from '../../refusal.ts';
import { registerPerson } from '../registerPerson.action.ts';
import { findRegistered } from './findRegistered.store.ts';
import { type CheckedRow, type ImportRules, RowChecker } from './importCheck.ts';
import { readRow } from './importFields.ts';
import { addCounts, type ImportCounts, noCounts } from './importState.ts';
import {
  claimImport,
  findChunk,
  type ImportRecord,
  lockChunk,
  renewClaim,
  saveResults,
  updateImport,
} from './personImport.store.ts';

const leaseTime = 60_000;

/** Works through every import that waits, or through this one only, unless another instance is at it. */
export async function runImports(
  rules: ImportRules,
  clock: () => Date,
  token: string | null = null,
): Promise<void> {
  for (;;) {
    const lease = randomUUID();
    const claim = () => ({ token, lease, now: clock(), until: new Date(clock().getTime() + leaseTime) });
    const found = await unitOfWork((transaction) => claimImport(transaction, claim()));
    if (!found) return;
    const hold = (until: Date | null) =>
      unitOfWork((transaction) => renewClaim(transaction, found.id, lease, until));
    const prolong = () => hold(new Date(clock().getTime() + leaseTime));
    try {
      if (found.state === 'checking') await check(found, rules, prolong);
      else await write(found, clock, prolong);
    } catch (error) {
      await unitOfWork((transaction) => updateImport(transaction, found.id, { state: 'failed' }));
      throw error;
    } finally {
      await hold(null);
    }
  }
}

type Prolong = () => Promise<boolean>;

async function check(found: ImportRecord, rules: ImportRules, prolong: Prolong): Promise<void> {
  const checker = new RowChecker(found.mapping, rules);
  let [counts, doneCount] = [noCounts, 0];
  for (let position = 0; ; position++) {
    const chunk = await findChunk(found.id, position);
    if (!chunk) break;
    if (!(await prolong())) return;
    const registered = await findRegistered(chunk.rows.map((cells) => readRow(cells, found.mapping)));
    const results = checker.check(chunk.rows, chunk.firstLine, registered);
    counts = addCounts(counts, countsOf(results));
    doneCount += chunk.rows.length;
    await unitOfWork(async (transaction) => {
      await saveResults(transaction, found.id, position, { results, importedAt: null });
      await updateImport(transaction, found.id, { counts, doneCount });
    });
  }
  await unitOfWork((transaction) => updateImport(transaction, found.id, { state: 'checked' }));
}

async function write(found: ImportRecord, clock: () => Date, prolong: Prolong): Promise<void> {
  let counts = { ...found.counts };
  let doneCount = 0;
  for (let position = 0; ; position++) {
    const chunk = await findChunk(found.id, position);
    if (!chunk) break;
    if (!(await prolong())) return;
    doneCount += chunk.rows.length;
    counts = await unitOfWork(async (transaction) => {
      const place = await lockChunk(transaction, found.id, position);
      if (place?.isImported) return counts;
      const now = clock();
      const { results, added, refused } = await writeRows(transaction, chunk.results ?? [], found, now);
      await saveResults(transaction, found.id, position, { results, importedAt: now });
      const sums = { ...counts, added: counts.added + added, refused: counts.refused + refused };
      await updateImport(transaction, found.id, { counts: sums, doneCount });
      return sums;
    });
  }
  await finish(found, counts, clock());
}

/** What became of each row; one that can't be written any more is refused, and the others go on. */
async function writeRows(
  transaction: Transaction,
  rows: readonly CheckedRow[],
  { takeDoubtful }: ImportRecord,
  now: Date,
): Promise<{ results: CheckedRow[]; added: number; refused: number }> {
  const results: CheckedRow[] = [];
  let [added, refused] = [0, 0];
  for (const checked of rows) {
    if (!isWritten(checked, takeDoubtful)) {
      results.push(checked);
      continue;
    }
    const person = await registerPerson(transaction, { ...checked.row, consentVersion: null, now });
    if (isRefusal(person)) {
      refused++;
      results.push({ ...checked, outcome: 'refused', problems: [{ field: 'name', problem: 'meanwhile' }] });
    } else {
      if (person.isNew) added++;
      results.push({ ...checked, match: { id: person.personId, name: checked.row.name } });
    }
  }
  return { results, added, refused };
}

/** Someone known of whom everything is in the register already needs no writing. */
function isWritten({ outcome, fills }: CheckedRow, takeDoubtful: boolean): boolean {
  if (outcome === 'doubtful') return takeDoubtful;
  return outcome === 'new' || (outcome === 'known' && fills.length > 0);
}

function finish(found: ImportRecord, counts: ImportCounts, now: Date): Promise<void> {
  return unitOfWork(async (transaction) => {
    await updateImport(transaction, found.id, { state: 'done', finishedAt: now });
    await audit(transaction, {
      actorId: found.actorId,
      at: now,
      action: 'people.import',
      subjectKind: 'peopleImport',
      subjectId: found.id,
      after: { rows: found.rowCount, ...counts },
    });
  });
}

function countsOf(results: readonly CheckedRow[]): ImportCounts {
  const count = (wanted: CheckedRow['outcome']) => results.filter(({ outcome }) => outcome === wanted).length;
  const changed = results.filter(({ outcome, fills }) => outcome === 'known' && fills.length > 0).length;
  return {
    new: count('new'),
    known: count('known'),
    doubtful: count('doubtful'),
    refused: count('refused'),
    changed,
    added: 0,
  };
}
