/** Stations and their managers, where enrolments of the coming classes came from, and a place that is offered. */
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { toLocalDay } from '../../src/i18n/dates.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { consentVersion } from '../../src/ladders/enrolment/consent.ts';
import { tellOfPlace } from '../../src/ladders/enrolment/placeNotice.action.ts';
import { EnrolmentSource, SourceScan } from '../../src/ladders/enrolment/source.model.ts';
import { sourceCode } from '../../src/ladders/enrolment/sourceCode.ts';
import { Enrolment } from '../../src/ladders/enrolment.model.ts';
import { Station } from '../../src/ladders/place.model.ts';
import { positionOf } from './calendar.ts';
import type { Chance } from './random.ts';

const day = 86_400_000;
const offerHours = 20;
/** Every so-many-th person of a coming class was enrolled by the station's manager. */
const oneInByManager = 17;
const witnesses = ['网格员王姐在场', '女儿陪同', '同意书存站内文件夹', '志愿者李老师在场'];

const stations = [
  { code: 'FW-01', title: '阳光社区服务站', address: '示范区阳光路 12 号', community: '阳光社区' },
  { code: 'FW-02', title: '湖滨社区服务站', address: '示范区湖滨街 5 号', community: '湖滨社区' },
  { code: 'FW-03', title: '新华社区服务站', address: '示范区新华路 88 号', community: '新华社区' },
];

/** Writes them; the classes and their places must be there. */
export async function seedEnrolment(
  transaction: Transaction,
  { chance, now, stationManager }: { chance: Chance; now: Date; stationManager: number },
): Promise<void> {
  const rows = stations.map((station, index) => ({
    ...station,
    managerId: index === 0 ? stationManager : null,
    isActive: true,
    position: positionOf(index),
  }));
  await insertAll(Station, rows, transaction);
  const own = await Station.findOne({ where: { code: 'FW-01' }, transaction });
  const coming = await Cohort.findAll({
    where: { state: 'open' },
    order: [['startsAt', 'ASC']],
    transaction,
  });
  await insertAll(
    EnrolmentSource,
    coming.flatMap((cohort) => sourcesOf(cohort, own?.id ?? null, chance)),
    transaction,
  );
  for (const cohort of coming) await attribute(transaction, cohort, { chance, now, stationManager });
  await offerOne(transaction, coming, now);
}

function sourcesOf({ id, community, createdAt }: Cohort, stationId: number | null, chance: Chance) {
  const code = () => sourceCode(Uint8Array.from({ length: 6 }, () => chance.between(0, 239)));
  const base = { cohortId: id, createdAt };
  return [
    { ...base, kind: 'community', label: community ?? '社区', stationId: null, code: code() },
    {
      ...base,
      kind: 'gridWorker',
      label: `${chance.between(1, 9)} 号网格王姐`,
      stationId: null,
      code: code(),
    },
    { ...base, kind: 'station', label: '阳光社区服务站', stationId, code: code() },
  ] as const;
}

/** Shares the class's people out among its sources; more scanned than enrolled. */
async function attribute(
  transaction: Transaction,
  cohort: Cohort,
  { chance, now, stationManager }: { chance: Chance; now: Date; stationManager: number },
): Promise<void> {
  const where = { cohortId: cohort.id };
  const sources = await EnrolmentSource.findAll({ where, order: [['id', 'ASC']], transaction });
  const places = await Enrolment.findAll({ where, attributes: ['id'], order: [['id', 'ASC']], transaction });
  const shares = Map.groupBy(places, () => chance.pick([0, 0, 0, 1, 1, 2, 2, 3]));
  const consent = { consentVersion, consentGiven: 'self' } as const;
  await Enrolment.update(consent, { where, transaction });
  const scans = sources.flatMap((source, index) => {
    const brought = shares.get(index)?.length ?? 0;
    return [1, 2, 3, 4].map((ago) => ({
      sourceId: source.id,
      day: toLocalDay(new Date(now.getTime() - ago * day)),
      scans: Math.ceil(brought / 2) + chance.between(0, 6),
    }));
  });
  await insertAll(SourceScan, scans, transaction);
  for (const [index, source] of sources.entries()) {
    const ids = (shares.get(index) ?? []).map(({ id }) => id);
    await Enrolment.update({ sourceId: source.id }, { where: { id: ids }, transaction });
    if (source.kind !== 'station') continue;
    const byManager = ids.filter((id) => id % oneInByManager === 0);
    const witnessed = {
      enrolledById: stationManager,
      consentGiven: chance.happens(0.5) ? ('oral' as const) : ('paper' as const),
      consentWitness: chance.pick(witnesses),
    };
    await Enrolment.update(witnessed, { where: { id: byManager }, transaction });
  }
}

/** In a full class someone gave her place up: the first of the queue, whom the manager enrolled, is asked. */
async function offerOne(transaction: Transaction, coming: readonly Cohort[], now: Date): Promise<void> {
  const soon = now.getTime() + 3 * day;
  for (const cohort of coming.filter(({ startsAt }) => startsAt.getTime() > soon)) {
    const first = await Enrolment.findOne({
      where: { cohortId: cohort.id, state: 'waitlisted' },
      order: [['queueNumber', 'ASC']],
      transaction,
    });
    const holder = await Enrolment.findOne({
      where: { cohortId: cohort.id, state: 'confirmed', enrolledById: null },
      order: [['id', 'ASC']],
      transaction,
    });
    const manager = await Station.findOne({ where: { code: 'FW-01' }, transaction });
    if (!first || !holder) continue;
    await holder.update({ state: 'cancelled' }, { transaction });
    const until = new Date(now.getTime() + offerHours * 3_600_000);
    const witnessed = { consentGiven: 'oral', consentWitness: witnesses[0] ?? null } as const;
    const offer = { state: 'offered', queueNumber: null, offeredUntil: until } as const;
    const by = { enrolledById: manager?.managerId ?? null };
    await first.update({ ...offer, ...witnessed, ...by }, { transaction });
    const news = { kind: 'placeOffered', personId: first.personId, at: now, until } as const;
    return tellOfPlace(transaction, cohort, news);
  }
}
