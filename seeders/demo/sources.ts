/** Where the people of the demonstration classes came from: a community's poster, a grid worker, the station; and scans. */
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { EnrolmentSource, SourceScan } from '../../src/ladders/enrolment/source.model.ts';
import { Enrolment } from '../../src/ladders/enrolment.model.ts';
import type { Chance } from './random.ts';

const day = 86_400_000;
/** Of ten who enrol: four by the poster, three by the grid worker, two at the station; the last comes by herself. */
const kinds = [
  'community',
  'community',
  'community',
  'community',
  'gridWorker',
  'gridWorker',
  'gridWorker',
  'station',
  'station',
] as const;
const labels = { community: '社区海报', gridWorker: '网格群', station: '服务站' } as const;
type Kind = keyof typeof labels;

/** Writes sources and scans of classes that have none, and links their enrolments. */
export async function seedSources(transaction: Transaction, chance: Chance): Promise<void> {
  const known = await EnrolmentSource.findAll({ attributes: ['cohortId'], transaction });
  const taken = new Set(known.map(({ cohortId }) => cohortId));
  const cohorts = (await Cohort.findAll({ transaction })).filter(({ id }) => !taken.has(id));
  const rows = cohorts.flatMap(({ id, community, startsAt }) =>
    (Object.keys(labels) as Kind[]).map((kind) => ({
      cohortId: id,
      kind,
      label: `${community ?? ''}${labels[kind]}`,
      code: `d${id}${kind.slice(0, 1)}`,
      stationId: null,
      createdAt: new Date(startsAt.getTime() - 20 * day),
    })),
  );
  await insertAll(EnrolmentSource, rows, transaction);
  const sources = await EnrolmentSource.findAll({
    where: { cohortId: cohorts.map(({ id }) => id) },
    transaction,
  });
  const byCohort = Map.groupBy(await Enrolment.findAll({ transaction }), ({ cohortId }) => cohortId);
  const scans: { sourceId: number; day: string; scans: number }[] = [];
  for (const { id, cohortId, kind, createdAt } of sources) {
    const came = (byCohort.get(cohortId) ?? []).filter(({ personId }) => kinds[personId % 10] === kind);
    const where = { id: came.map((enrolment) => enrolment.id) };
    if (came.length > 0) await Enrolment.update({ sourceId: id }, { where, transaction });
    for (const [turn, share] of [0.9, 0.6, 0.3].entries()) {
      const on = new Date(createdAt.getTime() + (turn + 2) * day).toISOString().slice(0, 10);
      scans.push({ sourceId: id, day: on, scans: Math.ceil(came.length * share) + chance.between(0, 4) });
    }
  }
  await insertAll(SourceScan, scans, transaction);
}
