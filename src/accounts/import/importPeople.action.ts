/** The steps of an import that its owner takes: upload, mapping, confirmation. What is long runs in the background. */
import { randomBytes } from 'node:crypto';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { headingsHash } from './findRegistered.store.ts';
import { type ColumnRole, guessColumns, importFields, mappingProblem } from './importFields.ts';
import { noCounts } from './importState.ts';
import {
  addChunk,
  addImport,
  findMapping,
  forgetRowsBefore,
  lockImport,
  saveMapping,
  updateImport,
} from './personImport.store.ts';
import { importLimits, readImportFile } from './readImportFile.ts';

/** How long rows are kept, sealed, for the confirmation and the report. */
const lifetime = 24 * 60 * 60_000;
/** Rows that are checked or written in one unit of work. */
export const chunkSize = 100;

/** Keeps an uploaded file's rows; returns the token under which its owner goes on, or why it can't be read. */
export async function uploadImport(
  file: { name: string; bytes: Buffer },
  actorId: number,
  now: Date,
): Promise<string | Refusal> {
  const read = await readImportFile(file.bytes);
  if (typeof read === 'string')
    return refuse(
      `people.import.file.${read}`,
      { rows: importLimits.rows, columns: importLimits.columns },
      'file',
    );
  const { headings, headingLine, rows } = read;
  const remembered = await findMapping(headingsHash(headings));
  const mapping = remembered ?? guessColumns(headings, rows.slice(0, 20));
  const token = randomBytes(24).toString('base64url');
  const importId = await unitOfWork((transaction) =>
    addImport(transaction, {
      token,
      actorId,
      fileName: file.name.slice(0, 200),
      headings,
      mapping,
      state: 'mapping',
      rowCount: rows.length,
      counts: noCounts,
      createdAt: now,
    }),
  );
  let position = 0;
  for (const some of chunksOf(rows, chunkSize)) {
    const firstLine = headingLine + 1 + position * chunkSize;
    await unitOfWork((transaction) => addChunk(transaction, importId, { position, firstLine, rows: some }));
    position++;
  }
  return token;
}

/** Says what the columns are, remembers it, and has the rows checked. */
export function mapImport(
  token: string,
  roles: readonly string[],
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const kept = await lockImport(transaction, token, actorId);
    if (!kept) return refuse('people.import.expired');
    if (kept.state !== 'mapping' && kept.state !== 'checked') return null;
    const mapping = kept.headings.map((_, index) => roleOf(roles[index]));
    const problem = mappingProblem(mapping);
    if (problem) return refuse(`people.import.mapping.${problem}`);
    await saveMapping(transaction, headingsHash(kept.headings), mapping, now);
    const checking = { mapping, state: 'checking', doneCount: 0, counts: noCounts } as const;
    await updateImport(transaction, kept.id, checking);
    return null;
  });
}

/** Has the checked rows written, once; confirming again changes nothing. */
export function confirmImport(
  token: string,
  { takeDoubtful }: { takeDoubtful: boolean },
  actorId: number,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const kept = await lockImport(transaction, token, actorId);
    if (!kept) return refuse('people.import.expired');
    if (kept.state === 'importing' || kept.state === 'done') return null;
    if (kept.state !== 'checked') return refuse('people.import.notChecked');
    await updateImport(transaction, kept.id, { state: 'importing', takeDoubtful, doneCount: 0 });
    return null;
  });
}

/** Forgets rows that are older than a day; returns how many imports were given up. */
export function forgetImports(now: Date): Promise<number> {
  return forgetRowsBefore(new Date(now.getTime() - lifetime));
}

function roleOf(typed: string | undefined): ColumnRole {
  return importFields.find((field) => field === typed) ?? 'ignore';
}
