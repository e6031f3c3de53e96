/** Adds sources to a class. */
import { randomBytes } from 'node:crypto';
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { lockCohort } from '../cohort.store.ts';
import { addSource, findStationSource, type SourceRow } from './source.store.ts';
import { sourceCode, sourceCodeBytes } from './sourceCode.ts';
import type { SourceKind } from './sourceKind.ts';
import type { StationRow } from './station.store.ts';

const attempts = 8;

/** Adds a source and gives it its code. */
export function createSource(
  cohortId: number,
  source: { kind: SourceKind; label: string; stationId: number | null },
  actorId: number,
  now: Date,
): Promise<SourceRow> {
  return unitOfWork(async (transaction) => {
    const made = await add(transaction, cohortId, source, now);
    const subject = { subjectKind: 'cohort', subjectId: cohortId, actorId, at: now };
    await audit(transaction, {
      ...subject,
      action: 'source.create',
      after: { sourceId: made.id, kind: made.kind },
    });
    return made;
  });
}

/** A station's source in a class; makes it where there is none. Asking again gives the same. */
export function ensureStationSource(cohortId: number, station: StationRow, now: Date): Promise<SourceRow> {
  return unitOfWork(async (transaction) => {
    await lockCohort(transaction, cohortId);
    return ensureStationSourceWithin(transaction, cohortId, station, now);
  });
}

/** The same within the caller's unit of work; the class must be locked. */
export async function ensureStationSourceWithin(
  transaction: Transaction,
  cohortId: number,
  { id, title }: StationRow,
  now: Date,
): Promise<SourceRow> {
  const known = await findStationSource(cohortId, id, transaction);
  const source = { kind: 'station', label: title.slice(0, 60), stationId: id } as const;
  return known ?? add(transaction, cohortId, source, now);
}

async function add(
  transaction: Transaction,
  cohortId: number,
  source: { kind: SourceKind; label: string; stationId: number | null },
  now: Date,
): Promise<SourceRow> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const code = sourceCode(randomBytes(sourceCodeBytes));
    const made = await addSource(transaction, { ...source, cohortId, code, createdAt: now });
    if (made) return made;
  }
  throw new Error('No free code was found for a source.');
}
