/** Reads and writes sources of enrolments and their scans. */
import { Op } from 'sequelize';
import { nullIfTaken } from '../../db/taken.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { Session } from '../cohort.model.ts';
import { Attendance, Enrolment } from '../enrolment.model.ts';
import { EnrolmentSource, SourceScan } from './source.model.ts';
import type { SourceKind } from './sourceKind.ts';

/** A place or person that brings people to one class. */
export interface SourceRow {
  readonly id: number;
  readonly cohortId: number;
  readonly kind: SourceKind;
  readonly label: string;
  /** In the address of its QR: /e/{code} */
  readonly code: string;
  readonly stationId: number | null;
  readonly createdAt: Date;
}

/** The source that a QR's code names. */
export async function findSourceByCode(code: string): Promise<SourceRow | null> {
  return (await EnrolmentSource.findOne({ where: { code } }))?.get({ plain: true }) ?? null;
}

/** A class's source among these codes, the last where there are several. */
export async function findSourceAmong(cohortId: number, codes: readonly string[]): Promise<SourceRow | null> {
  const rows = await EnrolmentSource.findAll({ where: { cohortId, code: [...codes] } });
  const byCode = new Map(rows.map((row) => [row.code, row.get({ plain: true })]));
  const last = codes.findLast((code) => byCode.has(code));
  return last === undefined ? null : (byCode.get(last) ?? null);
}

/** The sources of a class, oldest first. */
export async function findSourcesOf(cohortId: number): Promise<SourceRow[]> {
  const rows = await EnrolmentSource.findAll({ where: { cohortId }, order: [['id', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** The source of a station in a class. */
export async function findStationSource(
  cohortId: number,
  stationId: number,
  transaction?: Transaction,
): Promise<SourceRow | null> {
  const row = await EnrolmentSource.findOne({
    where: { cohortId, stationId },
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return row?.get({ plain: true }) ?? null;
}

/** Adds a source; null when its code is taken. */
export async function addSource(
  transaction: Transaction,
  source: Omit<SourceRow, 'id'>,
): Promise<SourceRow | null> {
  const row = await nullIfTaken(EnrolmentSource.create(source, { transaction }));
  return row?.get({ plain: true }) ?? null;
}

/** Scans to add to a source's day. */
export interface Scans {
  readonly sourceId: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly scans: number;
}

/** Adds scans to their days. */
export function addScans(counted: readonly Scans[]): Promise<void> {
  return unitOfWork(async (transaction) => {
    for (const { sourceId, day, scans } of counted) {
      const where = { sourceId, day };
      const known = await SourceScan.count({ where, transaction });
      if (known === 0) await nullIfTaken(SourceScan.create({ ...where, scans: 0 }, { transaction }));
      await SourceScan.increment({ scans }, { where, transaction });
    }
  });
}

/** What a source brought: people who opened its address, who enrolled and did not give up, and who came. */
export interface Yield {
  readonly scans: number;
  readonly enrolled: number;
  readonly attended: number;
}

/** What each source of a class brought, by source id; under null those who came without any. */
export async function countYields(cohortId: number): Promise<Map<number | null, Yield>> {
  const sources = await EnrolmentSource.findAll({ where: { cohortId }, attributes: ['id'], raw: true });
  const [scans, places, came] = await Promise.all([
    SourceScan.findAll({ where: { sourceId: sources.map(({ id }) => id) }, raw: true }),
    Enrolment.findAll({
      where: { cohortId, state: { [Op.notIn]: ['cancelled', 'lapsed'] } },
      attributes: ['personId', 'sourceId'],
      raw: true,
    }),
    findAttendees(cohortId),
  ]);
  const yields = new Map<number | null, { scans: number; enrolled: number; attended: number }>();
  const of = (id: number | null) => {
    const known = yields.get(id) ?? { scans: 0, enrolled: 0, attended: 0 };
    yields.set(id, known);
    return known;
  };
  for (const { sourceId, scans: count } of scans) of(sourceId).scans += Number(count);
  for (const { personId, sourceId } of places) {
    of(sourceId).enrolled += 1;
    if (came.has(personId)) of(sourceId).attended += 1;
  }
  return yields;
}

/** Who was at any session of a class (ids). */
export async function findAttendees(cohortId: number): Promise<Set<number>> {
  const sessions = await Session.findAll({ where: { cohortId }, attributes: ['id'], raw: true });
  const rows = await Attendance.findAll({
    where: { sessionId: sessions.map(({ id }) => id) },
    attributes: ['personId'],
    group: ['personId'],
    raw: true,
  });
  return new Set(rows.map(({ personId }) => personId));
}
