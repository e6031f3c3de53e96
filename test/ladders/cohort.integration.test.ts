import { expect } from 'chai';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { findPresences } from '../../src/ladders/attendance/entry.store.ts';
import { checkIn, keepRoll } from '../../src/ladders/checkIn.action.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { findCohort, findSessions, pageOfCohorts } from '../../src/ladders/cohort.store.ts';
import { cohortPhase, cohortPhases } from '../../src/ladders/cohortState.ts';
import { enrol } from '../../src/ladders/enrol.action.ts';
import { findEnrolment } from '../../src/ladders/enrolment.store.ts';
import {
  type CohortPlan,
  cancelCohort,
  changeCohort,
  createCohort,
} from '../../src/ladders/saveCohort.action.ts';
import { findTrainees } from '../../src/ladders/trainee.store.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCourse, givenPeople, now } from './givenClass.ts';

const hour = 3_600_000;

async function givenPlanned(changes: Partial<CohortPlan> = {}) {
  const { organiser } = await givenCast();
  const courseId = await givenCourse(1);
  const place = { venue: '阳光社区服务站', community: null, trainerName: '赵老师' };
  const times = { startsAt: new Date(now.getTime() + hour / 2), sessionMinutes: 120, daysBetween: 1 };
  const plan: CohortPlan = { courseId, ...place, ...times, capacity: 2, sessionCount: 2, ...changes };
  const cohortId = await createCohort(plan, organiser, now);
  const change = (more: Partial<CohortPlan>) => changeCohort(cohortId, { ...plan, ...more }, organiser, now);
  return { organiser, plan, cohortId, change };
}

describe('changing a class', () => {
  useDatabase();

  it('gives added places to those who wait, in their order, and takes no place away', async () => {
    const { cohortId, change } = await givenPlanned();
    const people = await givenPeople(6);
    for (const person of people) await enrol(cohortId, person, now);
    expect(await change({ capacity: 1 })).to.deep.include({
      key: 'ladders.refusal.capacityTaken',
      params: { taken: 2 },
      field: 'capacity',
    });
    expect(await change({ capacity: 4 })).to.deep.equal({ isMoved: false, admitted: 2 });
    const states = await Promise.all(people.map(async (id) => (await findEnrolment(cohortId, id))?.state));
    const confirmed = 'confirmed';
    expect(states).to.deep.equal([confirmed, confirmed, confirmed, confirmed, 'waitlisted', 'waitlisted']);
    const positions = (await findTrainees(cohortId)).map(({ position }) => position);
    expect(positions).to.deep.equal([null, null, null, null, 1, 2]);
  });

  it('moves its sessions and keeps their door codes, until someone has checked in', async () => {
    const { cohortId, plan, change } = await givenPlanned();
    const [person] = (await givenPeople(1)) as [number];
    await enrol(cohortId, person, now);
    const before = await findSessions(cohortId);
    const startsAt = new Date(plan.startsAt.getTime() + hour / 2);
    expect(await change({ startsAt, sessionCount: 3 })).to.deep.equal({ isMoved: true, admitted: 0 });
    const moved = await findSessions(cohortId);
    expect(moved.map((session) => session.startsAt)).to.deep.equal([
      startsAt,
      new Date(startsAt.getTime() + 24 * hour),
      new Date(startsAt.getTime() + 48 * hour),
    ]);
    expect(moved.slice(0, 2).map(({ doorCode }) => doorCode)).to.deep.equal(
      before.map(({ doorCode }) => doorCode),
    );
    const cohort = await findCohort(cohortId);
    expect(cohort?.startsAt).to.deep.equal(startsAt);
    expect(cohort?.endsAt).to.deep.equal(moved[2]?.endsAt);
    expect(await change({ startsAt, sessionCount: 1 })).to.include({ isMoved: true });
    const [only, ...others] = await findSessions(cohortId);
    expect(others).to.deep.equal([]);
    if (only) await checkIn(only, person, now);
    expect(await change({ startsAt, sessionCount: 2 })).to.include({
      key: 'ladders.refusal.hasAttendance',
      field: 'startsAt',
    });
    expect(await change({ startsAt, sessionCount: 1, venue: '湖滨社区' })).to.include({ isMoved: false });
    expect(await findSessions(cohortId)).to.have.length(1);
  });

  it('changes its course while nobody has enrolled', async () => {
    const { cohortId, change } = await givenPlanned();
    const other = await givenCourse(1, 'OTHER');
    expect(await change({ courseId: other })).to.include({ isMoved: false });
    const [person] = (await givenPeople(1)) as [number];
    await enrol(cohortId, person, now);
    expect(await change({})).to.include({ key: 'ladders.refusal.courseTaken', field: 'courseId' });
    expect((await findCohort(cohortId))?.courseId).to.equal(other);
  });

  it('is over once it was called off', async () => {
    const { cohortId, organiser, change } = await givenPlanned();
    const [session] = await findSessions(cohortId);
    const [person] = (await givenPeople(1)) as [number];
    await enrol(cohortId, person, now);
    expect(await cancelCohort(cohortId, organiser, now)).to.equal(null);
    expect(await change({ capacity: 9 })).to.include({ key: 'ladders.refusal.notOpen' });
    if (!session) throw new Error('no session');
    expect(await checkIn(session, person, now)).to.include({ key: 'ladders.refusal.cancelled' });
    expect(await keepRoll(session, [person], organiser, now)).to.include({ key: 'ladders.refusal.notOpen' });
    expect(await enrol(cohortId, organiser, now)).to.include({ key: 'ladders.refusal.cancelled' });
  });
});

describe('the roll of a session', () => {
  useDatabase();

  it('is ticked and unticked by hand, never takes back a check-in by QR, and is audited', async () => {
    const { cohortId, organiser } = await givenPlanned({ capacity: 3 });
    const [first, second, third, waiting] = (await givenPeople(4)) as [number, number, number, number];
    for (const person of [first, second, third, waiting]) await enrol(cohortId, person, now);
    const [session] = await findSessions(cohortId);
    if (!session) throw new Error('no session');
    expect(await checkIn(session, waiting, now)).to.include({ key: 'ladders.refusal.waiting' });
    await checkIn(session, first, now);
    await keepRoll(session, [second, third, waiting, 999_999], organiser, now);
    await keepRoll(session, [third], organiser, now);
    const present = await findPresences(session.id);
    expect([...present].map(([id, { method }]) => [id, method]).sort()).to.deep.equal([
      [first, 'qr'],
      [third, 'roll'],
    ]);
    const entries = await AuditEntry.findAll({
      where: { action: 'session.roll' },
      order: [['sequence', 'ASC']],
    });
    expect(entries.map(({ after }) => JSON.parse(after ?? ''))).to.deep.equal([
      { added: [second, third], removed: [] },
      { added: [], removed: [second] },
    ]);
  });

  it('waits until the session can be checked in to', async () => {
    const { cohortId, organiser } = await givenPlanned();
    const [, second] = await findSessions(cohortId);
    if (!second) throw new Error('no session');
    expect(await keepRoll(second, [], organiser, now)).to.include({ key: 'ladders.refusal.checkIn.early' });
  });

  it('counts someone once who scans while she is ticked', async () => {
    const { cohortId, organiser } = await givenPlanned({ capacity: 5 });
    const people = await givenPeople(5);
    for (const person of people) await enrol(cohortId, person, now);
    const [session] = await findSessions(cohortId);
    if (!session) throw new Error('no session');
    const answers = await Promise.all([
      ...people.map((person) => checkIn(session, person, now)),
      keepRoll(session, people, organiser, now),
      keepRoll(session, people, organiser, now),
    ]);
    expect(answers.every((answer) => answer === null)).to.equal(true);
    expect([...(await findPresences(session.id)).keys()].sort()).to.deep.equal([...people].sort());
  });
});

describe('the list of classes', () => {
  useDatabase();

  it('finds each phase as the badge names it', async () => {
    const { cohortId } = await givenPlanned();
    const base = (await Cohort.findByPk(cohortId))?.get({ plain: true });
    if (!base) throw new Error('no class');
    const { id: _, ...row } = base;
    const at = (days: number) => new Date(now.getTime() + days * 24 * hour);
    const cases = [
      { state: 'open', startsAt: at(-3), endsAt: at(-1) },
      { state: 'open', startsAt: at(-1), endsAt: at(1) },
      { state: 'open', startsAt: now, endsAt: at(2) },
      { state: 'open', startsAt: at(-2), endsAt: now },
      { state: 'completed', startsAt: at(-3), endsAt: at(-1) },
      { state: 'cancelled', startsAt: at(3), endsAt: at(4) },
    ] as const;
    for (const [index, one] of cases.entries())
      await Cohort.create({ ...row, ...one, code: `P${index}`, enrolCode: `phase${index}` });
    const all = (await Cohort.findAll()).map((one) => one.get({ plain: true }));
    const query = { search: '', sort: 'code', direction: 'ASC', offset: 0, limit: 50 } as const;
    for (const phase of cohortPhases) {
      const { rows } = await pageOfCohorts({ ...query, filters: { state: phase } }, now);
      const expected = all.filter((one) => cohortPhase(one, now) === phase).map(({ code }) => code);
      expect(rows.map(({ code }) => code)).to.have.members(expected);
      expect(expected.length).to.be.at.least(1);
    }
    const { rows } = await pageOfCohorts({ ...query, filters: { state: 'unheard-of' } }, now);
    expect(rows).to.deep.equal([]);
  });
});
