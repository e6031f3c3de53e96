/** Finds classes by how they and their sessions are arranged. */
import { type Attributes, Op, type WhereAttributeHash } from 'sequelize';
import type { ListQuery } from '../../lib/paging.ts';
import { type Cohort, Session } from '../cohort.model.ts';
import type { SessionMode } from '../sessionMode.ts';

/** Conditions on classes. */
type WhereAttributes = WhereAttributeHash<Attributes<Cohort>> | { [Op.or]: object[] };

/** Classes whose own arrangement, or that of one of their sessions, is the one asked for. */
export async function arranged({
  venue,
  trainer,
  station,
  funder,
}: ListQuery['filters']): Promise<WhereAttributes[]> {
  const number = (text: string) => Number(text) || 0;
  const wanted: { venueId?: number; trainerId?: number; funder?: string }[] = [
    ...(venue ? [{ venueId: number(venue) }] : []),
    ...(trainer ? [{ trainerId: number(trainer) }] : []),
    ...(funder ? [{ funder }] : []),
  ];
  const conditions: WhereAttributes[] = station ? [{ stationId: number(station) }] : [];
  for (const one of wanted) {
    const sessions = await Session.findAll({ where: one, attributes: ['cohortId'], group: ['cohortId'] });
    conditions.push({ [Op.or]: [one, { id: sessions.map(({ cohortId }) => cohortId) }] });
  }
  return conditions;
}

/** In which ways each class meets. */
export async function findModes(cohortIds: readonly number[]): Promise<Map<number, SessionMode[]>> {
  const rows = await Session.findAll({
    where: { cohortId: [...cohortIds], cancelledAt: null },
    attributes: ['cohortId', 'mode'],
    group: ['cohortId', 'mode'],
  });
  const modes = new Map<number, SessionMode[]>();
  for (const { cohortId, mode } of rows) modes.set(cohortId, [...(modes.get(cohortId) ?? []), mode]);
  return modes;
}
