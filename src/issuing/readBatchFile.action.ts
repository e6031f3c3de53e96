/** Reads an .xlsx of people to be given a certificate and finds them in the register; nothing is written. */
import { findByKeys, type KeyedPerson } from '../accounts/people.store.ts';
import { personalHashes } from '../accounts/person.store.ts';
import { fromLocalInput } from '../i18n/dates.ts';
import { readFirstSheet, sizeProblem } from '../lib/workbook.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type AwardDraft, fileAwardKey } from './awardDraft.ts';
import { batchColumns, type FileRow, readBatchHeadings, readBatchRows } from './batchFile.ts';
import type { Candidate } from './splitBatch.ts';

/** Largest file, unpacked size and number of rows that a batch takes. */
export const batchLimits = { bytes: 8 * 1024 * 1024, unpacked: 80 * 1024 * 1024, rows: 10_000 } as const;

/** The people of the file, or why it can't be read. `award` is what all rows share. */
export async function readBatchFile(
  bytes: Buffer,
  award: Omit<AwardDraft, 'awardKey'>,
): Promise<Candidate[] | Refusal> {
  const problem = sizeProblem(bytes, batchLimits.unpacked);
  if (problem) return refuse(`issuing.refusal.${problem}`, {}, 'file');
  const sheet = await readFirstSheet(bytes);
  if (!sheet) return refuse('issuing.refusal.notXlsx', {}, 'file');
  const headings = readBatchHeadings(sheet[0] ?? []);
  if (!headings) return refuse('issuing.refusal.headings', {}, 'file');
  const rows = readBatchRows(sheet.slice(1), headings);
  if (rows.length === 0) return refuse('issuing.refusal.emptyFile', {}, 'file');
  if (rows.length > batchLimits.rows)
    return refuse('issuing.refusal.tooMany', { rows: batchLimits.rows }, 'file');
  const register = await findRegistered(rows);
  return rows.map((row) => candidateOf(row, register, award));
}

interface Register {
  readonly people: readonly KeyedPerson[];
  readonly byIdentity: ReadonlyMap<string, KeyedPerson>;
  readonly byWorkerNumber: ReadonlyMap<string, KeyedPerson>;
  readonly byPhoneAndName: ReadonlyMap<string, KeyedPerson[]>;
}

async function findRegistered(rows: readonly FileRow[]): Promise<Register> {
  const hashes = rows.map((row) => personalHashes(row));
  const people = await findByKeys({
    phoneHash: hashes.flatMap(({ phoneHash }) => phoneHash ?? []),
    identityHash: hashes.flatMap(({ identityHash }) => identityHash ?? []),
    workerNumber: rows.flatMap(({ workerNumber }) => workerNumber ?? []),
  });
  const byPhoneAndName = new Map<string, KeyedPerson[]>();
  for (const person of people)
    if (person.phoneHash) {
      const key = `${person.phoneHash} ${person.name}`;
      byPhoneAndName.set(key, [...(byPhoneAndName.get(key) ?? []), person]);
    }
  return {
    people,
    byIdentity: new Map(people.map((person) => [person.identityHash ?? '', person])),
    byWorkerNumber: new Map(people.map((person) => [person.workerNumber ?? '', person])),
    byPhoneAndName,
  };
}

function candidateOf(row: FileRow, register: Register, shared: Omit<AwardDraft, 'awardKey'>): Candidate {
  const { name } = row;
  const known = findRow(row, register);
  const base = { holderName: name.slice(0, 60), personId: null, award: null, detail: null };
  if (name === '') return { ...base, fault: 'noName' };
  if (row.unreadable) return { ...base, fault: 'badValue', detail: batchColumns[row.unreadable].join(' / ') };
  if (known.length === 0) return { ...base, fault: 'unknownPerson' };
  const [person] = known;
  if (!person || known.length > 1) return { ...base, fault: 'severalPeople' };
  if (person.name !== name) return { ...base, fault: 'otherName' };
  const award = awardOfRow(row, shared);
  if (award.startsOn && award.endsOn && award.startsOn > award.endsOn)
    return { ...base, fault: 'badValue', detail: batchColumns.endsOn.join(' / ') };
  return {
    ...base,
    personId: person.id,
    award: { ...award, awardKey: fileAwardKey(award) },
    fault: null,
  };
}

/** What the row says comes before what all rows share. */
function awardOfRow(row: FileRow, shared: Omit<AwardDraft, 'awardKey'>): Omit<AwardDraft, 'awardKey'> {
  const startsOn = row.startsOn ? dayIn(row.startsOn) : shared.startsOn;
  const endsOn = row.endsOn ? dayIn(row.endsOn) : row.startsOn ? startsOn : shared.endsOn;
  return {
    ...shared,
    kind: row.kind ?? shared.kind,
    titleZh: row.title ?? shared.titleZh,
    programmeZh: row.programme ?? shared.programmeZh,
    programmeEn: row.programme ? null : shared.programmeEn,
    awardZh: row.award ?? shared.awardZh,
    hours: row.hours ?? shared.hours,
    startsOn,
    endsOn,
  };
}

/** A day's beginning in the city's time zone, as it is kept. */
function dayIn(day: string): string | null {
  return fromLocalInput(day)?.toISOString() ?? null;
}

/** By ID number, else by worker number, else by phone and name; more than one where they can't be told apart. */
function findRow(row: FileRow, register: Register): KeyedPerson[] {
  const { phoneHash, identityHash } = personalHashes(row);
  const identified = identityHash ? register.byIdentity.get(identityHash) : undefined;
  if (identified) return [identified];
  const numbered = row.workerNumber ? register.byWorkerNumber.get(row.workerNumber) : undefined;
  if (numbered) return [numbered];
  return (phoneHash && register.byPhoneAndName.get(`${phoneHash} ${row.name}`)) || [];
}
