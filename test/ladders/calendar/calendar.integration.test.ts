import { expect } from 'chai';
import ICAL from 'ical.js';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { toLocalInput } from '../../../src/i18n/dates.ts';
import { arrange } from '../../../src/ladders/calendar/arrange.action.ts';
import {
  addToTimetable,
  cancelSession,
  changeSession,
} from '../../../src/ladders/calendar/saveSession.action.ts';
import { findSlots, findSlotsOf } from '../../../src/ladders/calendar/timetable.store.ts';
import { addVenue } from '../../../src/ladders/calendar/venue.store.ts';
import {
  type CohortRow,
  findCohort,
  findNextSessions,
  findSessions,
  type SessionRow,
} from '../../../src/ladders/cohort.store.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { changeCohort } from '../../../src/ladders/saveCohort.action.ts';
import { noticesOf } from '../../notices/noticesOf.ts';
import { signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenAttendance } from '../givenAttendance.ts';
import { givenClass, givenCourse } from '../givenClass.ts';

const hour = 3_600_000;
const day = 24 * hour;
const soon = new Date(Math.ceil(Date.now() / hour) * hour + 2 * day);
const facts = (startsAt: Date, changes = {}) => ({
  ...({ kind: 'theory', mode: 'inPerson', venueId: null, trainerId: null } as const),
  ...({ onlineAddress: null, capacity: null, funder: null } as const),
  ...{ startsAt, endsAt: new Date(startsAt.getTime() + 2 * hour) },
  ...changes,
});

/** What a form sends where the session is as its class. */
const asClass = { onlineAddress: '', capacity: '', funder: '' } as const;

async function given() {
  const cast = await givenCast();
  const { cohortId } = await givenClass(cast.organiser, { startsAt: soon, sessionCount: 2 });
  const doer = { actorId: cast.organiser, now: new Date() };
  const [first, second] = (await findSessions(cohortId)) as [SessionRow, SessionRow];
  return { ...cast, cohortId, doer, first, second };
}

function givenVenue(title = '湖滨大厅', capacity = 60): Promise<number> {
  const venue = { title, address: '湖滨路 1 号', community: null, capacity, isActive: true, position: null };
  return unitOfWork(async (transaction) => (await addVenue(transaction, venue)) as number);
}

describe('a timetable', () => {
  useDatabase();

  it('takes sessions one by one, and the class lasts from the first to the last that is held', async () => {
    const { cohortId, doer, second } = await given();
    const later = new Date(soon.getTime() + 9 * day);
    await addToTimetable(cohortId, [facts(later)], doer);
    expect((await findCohort(cohortId))?.endsAt).to.deep.equal(new Date(later.getTime() + 2 * hour));
    const [, , added] = await findSessions(cohortId);
    await cancelSession(cohortId, added?.id ?? 0, '大厅', doer);
    expect((await findCohort(cohortId))?.endsAt).to.deep.equal(second.endsAt);
  });

  it('tells everyone with a place of a change, once, and counts them', async () => {
    const { cohortId, doer, first, trainee, newcomer } = await given();
    for (const person of [trainee, newcomer]) await enrol(cohortId, person, doer.now);
    const moved = new Date(soon.getTime() + hour);
    expect(await changeSession(cohortId, first, facts(moved), '湖滨大厅', doer)).to.equal(2);
    expect(await cancelSession(cohortId, first.id, '大厅', doer)).to.equal(2);
    const kinds = (await noticesOf(trainee)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('session'))).to.have.members([
      'sessionChanged',
      'sessionCancelled',
    ]);
    const next = await findNextSessions([cohortId], doer.now);
    expect(next.get(cohortId)?.id).not.to.equal(first.id);
  });

  it('neither moves nor cancels a session at which someone was recorded', async () => {
    const { cohortId, doer, first, trainee } = await given();
    const came = { sessionId: first.id, personId: trainee, method: 'qr', checkedInAt: doer.now } as const;
    await unitOfWork((transaction) => givenAttendance(transaction, came));
    const moved = new Date(soon.getTime() + hour);
    expect(await changeSession(cohortId, first, facts(moved), '大厅', doer)).to.include({
      key: 'ladders.refusal.hasAttendance',
    });
    expect(await cancelSession(cohortId, first.id, '大厅', doer)).to.include({
      key: 'calendar.refusal.held',
    });
    const same = facts(first.startsAt, { endsAt: first.endsAt, mode: 'online' });
    expect(await changeSession(cohortId, first, same, '大厅', doer)).to.equal(0);
  });

  it('keeps what was planned session by session when the class itself is changed', async () => {
    const { cohortId, doer, second } = await given();
    const cohort = (await findCohort(cohortId)) as CohortRow;
    const { courseId, venue, community, trainerName, capacity } = cohort;
    const facts1 = { courseId, venue, community, trainerName, capacity };
    const plan = { ...facts1, startsAt: soon, sessionCount: 2, sessionMinutes: 120, daysBetween: 1 };
    const moved = new Date(second.startsAt.getTime() + 5 * hour);
    await changeSession(cohortId, second, facts(moved), '大厅', doer);
    const later = new Date(soon.getTime() + 3 * day);
    const refused = await changeCohort(cohortId, { ...plan, startsAt: later }, doer.actorId, doer.now);
    expect(refused).to.include({ key: 'ladders.refusal.ownTimetable', field: 'startsAt' });
    expect((await findSessions(cohortId))[1]?.startsAt).to.deep.equal(moved);
    const renamed = await changeCohort(cohortId, { ...plan, venue: '新大厅' }, doer.actorId, doer.now);
    expect(renamed).to.include({ isMoved: false });
  });

  it('is warned of a clash before it is written, and written once that was read', async () => {
    const { organiser: actorId, cohortId, doer, trainer } = await given();
    const venueId = await givenVenue('小教室', 5);
    const arrangement = { trainerId: trainer, venueId, stationId: null, funder: '市妇联' };
    await arrange(cohortId, arrangement, doer);
    expect(await findCohort(cohortId)).to.include({ trainerName: '赵明霞', venue: '小教室' });
    const other = await givenClass(actorId, {
      courseId: await givenCourse(1, 'B'),
      startsAt: new Date(soon.getTime() + 30 * day),
    });
    const organiser = await signedIn('organiser');
    const address = `/admin/cohorts/${other.cohortId}/timetable/new`;
    const typed = {
      kind: 'theory',
      mode: 'inPerson',
      minutes: '60',
      venueId: '',
      trainerId: String(trainer),
      ...asClass,
    };
    const startsAt = new Date(soon.getTime() + 8 * hour).toISOString().slice(0, 16);
    const form = { ...typed, startsAt };
    const warned = await organiser.post(address).type('form').send(form);
    expect(warned.status).to.equal(200);
    expect(warned.text).to.include('老师冲突').and.include(`/admin/cohorts/${cohortId}`);
    expect(await findSlotsOf(other.cohortId)).to.have.length(1);
    await organiser
      .post(address)
      .type('form')
      .send({ ...form, isWarned: 'yes' })
      .expect(303);
    expect(await findSlotsOf(other.cohortId)).to.have.length(2);
  });

  it('lets a session have places, a funder and a way to join of its own', async () => {
    const { cohortId, doer, first, trainee, newcomer } = await given();
    await arrange(cohortId, { trainerId: null, venueId: null, stationId: null, funder: '市妇联' }, doer);
    for (const person of [trainee, newcomer]) await enrol(cohortId, person, doer.now);
    const organiser = await signedIn('organiser');
    const address = `/admin/cohorts/${cohortId}/timetable/${first.id}`;
    const startsAt = toLocalInput(first.startsAt);
    const typed = { kind: 'theory', minutes: '120', startsAt, mode: 'online', venueId: '', trainerId: '' };
    const own = { onlineAddress: 'https://meeting.example.org/42', capacity: '1', funder: '省财政' };
    const send = (more = {}) =>
      organiser
        .post(address)
        .type('form')
        .send({ ...typed, ...own, ...more });
    expect((await send()).text).to.include('已有 2 人报上名，本次只有 1 个名额');
    await send({ isWarned: 'yes' }).expect(303);
    expect((await organiser.get(address)).text)
      .to.include('省财政')
      .and.include('meeting.example.org');
    const until = new Date(soon.getTime() + 30 * day);
    const paidBy = async (funder: string) =>
      (await findSlots(doer.now, until, { funder })).map(({ id }) => id);
    expect(await paidBy('省财政')).to.deep.equal([first.id]);
    expect(await paidBy('市妇联'))
      .to.have.length(1)
      .and.not.include(first.id);
  });

  it('narrows the list of classes by venue, trainer, station and funder, and the catalogue by how it meets', async () => {
    const { organiser: actorId, cohortId, doer, trainer, first } = await given();
    const venueId = await givenVenue();
    const other = await givenClass(actorId, { courseId: await givenCourse(2, 'B'), startsAt: soon });
    await arrange(cohortId, { trainerId: trainer, venueId, stationId: null, funder: '市妇联' }, doer);
    const organiser = await signedIn('organiser');
    const codeOf = async (id: number) => (await findCohort(id))?.code ?? '';
    const [mine, theirs] = [await codeOf(cohortId), await codeOf(other.cohortId)];
    for (const query of [
      `venue=${venueId}`,
      `trainer=${trainer}`,
      `funder=${encodeURIComponent('市妇联')}`,
    ]) {
      const { text } = await organiser.get(`/admin/cohorts?${query}`);
      expect(text, query).to.include(mine).and.not.include(theirs);
    }
    expect((await organiser.get('/admin/cohorts?station=1')).text).not.to.include(mine);
    const online = { endsAt: first.endsAt, mode: 'online' };
    await changeSession(cohortId, first, facts(first.startsAt, online), '线上', doer);
    const { text } = await visitor().get('/courses?mode=online');
    expect(text).to.include(`第1级课程`).and.not.include('第2级课程');
  });

  it('shows the way to join online only to those with a place', async () => {
    const { cohortId, doer, first, trainee } = await given();
    await enrol(cohortId, trainee, doer.now);
    const online = { endsAt: first.endsAt, mode: 'online', onlineAddress: 'https://meeting.example.org/42' };
    await changeSession(cohortId, first, facts(first.startsAt, online), '线上', doer);
    const { enrolCode } = (await findCohort(cohortId)) as CohortRow;
    expect((await (await signedIn('trainee')).get(`/e/${enrolCode}`)).text).to.include('meeting.example.org');
    for (const reader of [visitor(), await signedIn('newcomer')])
      expect((await reader.get(`/e/${enrolCode}`)).text).not.to.include('meeting.example.org');
  });

  it('plans a series with a preview of every date, and adds it once', async () => {
    const { cohortId } = await given();
    const organiser = await signedIn('organiser');
    const address = `/admin/cohorts/${cohortId}/timetable/series`;
    const form = {
      firstDay: '2027-03-01',
      time: '09:00',
      minutes: '180',
      weekdays: ['2', '4'],
      practice: '1',
    };
    const held = { mode: 'inPerson', venueId: '', trainerId: '', skipped: '2027-03-04', ...asClass };
    const both = await organiser
      .post(address)
      .type('form')
      .send({ ...form, ...held, count: '3', hours: '12' });
    expect(both.status).to.equal(422);
    expect(both.text).to.include('填一个').and.include('2027-03-04');
    const preview = await organiser
      .post(address)
      .type('form')
      .send({ ...form, ...held, count: '3', hours: '' });
    expect(preview.text)
      .to.include('2027年3月2日 09:00')
      .and.include('2027年3月11日 09:00')
      .and.not.include('2027年3月4日 09');
    expect(await findSlotsOf(cohortId)).to.have.length(2);
    const key = { request_key: 'series-1' };
    const yes = { ...form, ...held, ...key, count: '3', hours: '', isConfirmed: 'yes' };
    for (let press = 0; press < 2; press++) await organiser.post(address).type('form').send(yes).expect(303);
    const slots = await findSlotsOf(cohortId);
    expect(slots.slice(2).map(({ kind }) => kind)).to.deep.equal(['theory', 'theory', 'practice']);
  });
});

describe('the calendar', () => {
  useDatabase();

  it('shows a month with its clashes, narrowed, and reads only its range', async () => {
    const { organiser: actorId, cohortId, doer, trainer } = await given();
    await arrange(cohortId, { trainerId: trainer, venueId: null, stationId: null, funder: null }, doer);
    const other = await givenClass(actorId, { courseId: await givenCourse(2, 'B'), startsAt: soon });
    await arrange(other.cohortId, { trainerId: trainer, venueId: null, stationId: null, funder: null }, doer);
    const organiser = await signedIn('organiser');
    const shown = await organiser.get(`/admin/calendar?view=week&day=${soon.toISOString().slice(0, 10)}`);
    expect(shown.text).to.include('有冲突').and.include('第1级课程').and.include('第2级课程');
    const narrowed = await organiser.get(
      `/admin/calendar?view=week&tier=2&day=${soon.toISOString().slice(0, 10)}`,
    );
    expect(narrowed.text).not.to.include('calendar-slot has-clash');
    expect((await organiser.get('/admin/calendar?day=2030-01-01')).text).not.to.include('calendar-slot');
    expect(await findSlots(new Date(0), new Date(1))).to.deep.equal([]);
  });
});

describe('a calendar feed', () => {
  useDatabase();

  it('holds her sessions, a cancelled one marked, and nobody’s name; a new address ends the old one', async () => {
    const { cohortId, doer, first, trainee } = await given();
    await enrol(cohortId, trainee, doer.now);
    await cancelSession(cohortId, first.id, '大厅', doer);
    const her = await signedIn('trainee');
    await her.post('/me/calendar/trainee').type('form').send({ isOn: 'yes' }).expect(303);
    const addressIn = (html: string) => /\/calendars\/[0-9a-z]{26}\.ics/.exec(html)?.[0] ?? '';
    const address = addressIn((await her.get('/me/calendar')).text);
    const anyone = visitor();
    const feed = await anyone.get(address).expect(200);
    expect(feed.headers['content-type']).to.include('text/calendar');
    expect(feed.text).not.to.include('王桂芳');
    const events = new ICAL.Component(ICAL.parse(feed.text)).getAllSubcomponents('vevent');
    const shown = events.map((event) => ({
      status: event.getFirstPropertyValue('status'),
      at: new ICAL.Event(event).startDate.toJSDate().getTime(),
      sequence: event.getFirstPropertyValue('sequence'),
      isDated: event.getFirstPropertyValue('last-modified') !== null,
    }));
    const cancelled = { status: 'CANCELLED', at: first.startsAt.getTime() };
    expect(shown).to.deep.include({ ...cancelled, sequence: 1, isDated: true });
    expect(shown.filter(({ status }) => status === 'CONFIRMED')).to.have.length(1);
    const uids = events.map((event) => event.getFirstPropertyValue('uid'));
    expect(new Set(uids).size).to.equal(2);
    await her.post('/me/calendar/trainee').type('form').send({ isOn: 'yes' });
    await anyone.get(address).expect(404);
    const renewed = addressIn((await her.get('/me/calendar')).text);
    await anyone.get(renewed).expect(200);
    await her.post('/me/calendar/trainee').type('form').send({ isOn: 'no' });
    await anyone.get(renewed).expect(404);
  });
});
