/** Venues of the fictional city, how its coming sessions are held, and one clash to be seen in the calendar. */
import { Op } from 'sequelize';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { Venue } from '../../src/ladders/place.model.ts';
import { writePosition } from '../../src/lib/geoPosition.ts';
import { communities } from './people.ts';

const halls = ['一楼大厅', '二楼教室', '多功能厅'] as const;

/** Writes them; the classes must be there. */
export async function seedCalendar(transaction: Transaction, trainerId: number, now: Date): Promise<void> {
  const venues = communities.slice(0, 8).map((community, index) => ({
    title: `${community}服务站${halls[index % halls.length]}`,
    address: `示范市${community}${index + 3} 号`,
    community,
    capacity: index % 4 === 3 ? 30 : 64,
    isActive: true,
    position: positionOf(index),
  }));
  await Venue.bulkCreate(venues, { transaction });
  const made = await Venue.findAll({ transaction });
  const coming = { startsAt: { [Op.gt]: now }, state: 'open' } as const;
  const cohorts = await Cohort.findAll({ where: coming, order: [['startsAt', 'ASC']], transaction });
  for (const cohort of cohorts) {
    const venue = made.find(({ title }) => title === cohort.venue);
    if (venue) await cohort.update({ venueId: venue.id }, { transaction });
  }
  await mixModes(transaction, cohorts);
  await addClash(
    transaction,
    cohorts.filter((cohort) => cohort.trainerId === trainerId),
  );
}

/** A place in the fictional city, so many steps along a spiral around its centre. */
export function positionOf(index: number): string {
  const [angle, reach] = [index * 0.9, 0.004 + index * 0.006];
  const latitude = 45.75 + reach * Math.sin(angle);
  return writePosition({ latitude, longitude: 126.63 + reach * Math.cos(angle) });
}

/** The last session of every third class is online, of every fourth brought to the community. */
async function mixModes(transaction: Transaction, cohorts: readonly Cohort[]): Promise<void> {
  for (const [index, { id: cohortId }] of cohorts.entries()) {
    const mode = index % 3 === 2 ? 'online' : index % 4 === 1 ? 'community' : null;
    if (!mode) continue;
    const last = await Session.findOne({ where: { cohortId }, order: [['startsAt', 'DESC']], transaction });
    const onlineAddress = mode === 'online' ? `https://meeting.example.org/${20_260 + index}` : null;
    await last?.update({ mode, onlineAddress }, { transaction });
  }
}

/** Someone moved a session of one class into another of the same trainer. */
async function addClash(transaction: Transaction, [one, other]: readonly Cohort[]): Promise<void> {
  if (!one || !other) return;
  const where = { cohortId: one.id };
  const taken = await Session.findOne({ where, order: [['startsAt', 'ASC']], transaction });
  if (!taken) return;
  const startsAt = new Date(taken.startsAt.getTime() + 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 7_200_000);
  const facts = {
    cohortId: other.id,
    kind: 'theory',
    startsAt,
    endsAt,
    doorCode: 'demo-door-clash',
  } as const;
  await Session.create(facts, { transaction });
}
