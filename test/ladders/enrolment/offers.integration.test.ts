import { expect } from 'chai';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { cancelPlace } from '../../../src/ladders/cancelPlace.action.ts';
import { Session } from '../../../src/ladders/cohort.model.ts';
import { findCohort } from '../../../src/ladders/cohort.store.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import {
  admitAllWaiting,
  admitWaiting,
  passOnAllLapsed,
} from '../../../src/ladders/enrolment/admitWaiting.action.ts';
import { acceptOffer } from '../../../src/ladders/enrolment/confirmOffer.action.ts';
import { Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { findEnrolment, queuePosition } from '../../../src/ladders/enrolment.store.ts';
import { noticesOf } from '../../notices/noticesOf.ts';
import { type Browser, signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople, now } from '../givenClass.ts';

const hour = 3_600_000;
const later = (hours: number) => new Date(now.getTime() + hours * hour);
const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);

/** A class of one place that is taken, and three people who wait; it begins in so many hours. */
async function givenQueue(hoursToStart: number) {
  const { organiser } = await givenCast();
  const { cohortId } = await givenClass(organiser, { capacity: 1, startsAt: later(hoursToStart) });
  const [holder, ...waiting] = await givenPeople(4);
  for (const person of [holder as number, ...waiting]) await enrol(cohortId, person, now);
  return { cohortId, holder: holder as number, waiting: waiting as [number, number, number] };
}

const stateOf = async (cohortId: number, personId: number) =>
  (await findEnrolment(cohortId, personId))?.state;
const kindsOf = async (personId: number) => (await noticesOf(personId)).map(({ kind }) => kind);

/** Her position as she reads it, from 1. */
async function positionOf(cohortId: number, personId: number): Promise<number> {
  const place = await findEnrolment(cohortId, personId);
  return queuePosition(cohortId, place?.queueNumber ?? 0);
}

describe('a freed place', () => {
  useDatabase();

  it('is offered to the next in line for a day, counts as taken, and is hers once she confirms', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    await cancelPlace(cohortId, holder, now);
    const offer = await findEnrolment(cohortId, waiting[0]);
    expect(offer).to.deep.include({ state: 'offered', offeredUntil: later(24), queueNumber: null });
    expect(await kindsOf(waiting[0])).to.include('placeOffered');
    expect([await positionOf(cohortId, waiting[1]), await positionOf(cohortId, waiting[2])]).to.deep.equal([
      1, 2,
    ]);
    const [newcomer] = (await givenPeople(1)) as [number];
    expect(await enrol(cohortId, newcomer, now)).to.include({ state: 'waitlisted' });
    expect(await acceptOffer(cohortId, waiting[0], later(1))).to.equal(null);
    expect(await acceptOffer(cohortId, waiting[0], later(2))).to.equal(null);
    expect(await stateOf(cohortId, waiting[0])).to.equal('confirmed');
    expect(await kindsOf(waiting[0])).to.include('placeConfirmed');
  });

  it('is found by the chore where no act of hers freed it, and given once', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    expect(await admitAllWaiting(now)).to.equal(0);
    await Enrolment.destroy({ where: { cohortId, personId: holder } });
    expect(await admitAllWaiting(now)).to.equal(1);
    expect(await admitAllWaiting(now)).to.equal(0);
    expect(await stateOf(cohortId, waiting[0])).to.equal('offered');
    expect(await stateOf(cohortId, waiting[1])).to.equal('waitlisted');
  });

  it('is offered until two hours before the class at the latest, and given outright when that is over', async () => {
    const soon = await givenQueue(12);
    await cancelPlace(soon.cohortId, soon.holder, now);
    expect((await findEnrolment(soon.cohortId, soon.waiting[0]))?.offeredUntil).to.deep.equal(later(10));
    await cancelPlace(soon.cohortId, soon.waiting[0], later(10.5));
    expect(await stateOf(soon.cohortId, soon.waiting[1])).to.equal('confirmed');
    expect(await kindsOf(soon.waiting[1])).to.include('placeConfirmed');
  });

  it('goes to the next when she does not answer, is told so once, and she may enrol again', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    await cancelPlace(cohortId, holder, now);
    expect(await passOnAllLapsed(later(23))).to.equal(0);
    expect(await passOnAllLapsed(later(24))).to.equal(1);
    expect(await passOnAllLapsed(later(24))).to.equal(0);
    expect(await stateOf(cohortId, waiting[0])).to.equal('lapsed');
    expect((await kindsOf(waiting[0])).filter((kind) => kind === 'placeLapsed')).to.have.length(1);
    expect(await findEnrolment(cohortId, waiting[1])).to.deep.include({
      state: 'offered',
      offeredUntil: later(48),
    });
    expect(await acceptOffer(cohortId, waiting[0], later(25))).to.have.property(
      'key',
      'enrolment.refusal.offerGone',
    );
    expect(await enrol(cohortId, waiting[0], later(25))).to.include({ state: 'waitlisted' });
    expect(await positionOf(cohortId, waiting[0])).to.equal(2);
  });

  it('goes on when it is answered too late, although no chore ran', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    await cancelPlace(cohortId, holder, now);
    expect(await acceptOffer(cohortId, waiting[0], later(30))).to.have.property(
      'key',
      'enrolment.refusal.offerGone',
    );
    expect(await stateOf(cohortId, waiting[0])).to.equal('lapsed');
    expect(await stateOf(cohortId, waiting[1])).to.equal('offered');
  });

  it('is to be answered sooner when the class is moved to an earlier day', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    await cancelPlace(cohortId, holder, now);
    await Session.update({ startsAt: later(10) }, { where: { cohortId } });
    await unitOfWork((transaction) => admitWaiting(transaction, cohortId, 1, later(1)));
    expect((await findEnrolment(cohortId, waiting[0]))?.offeredUntil).to.deep.equal(later(8));
  });

  it('goes to all who wait, in order, when the class grows', async () => {
    const { cohortId, waiting } = await givenQueue(72);
    const grown = await unitOfWork((transaction) => admitWaiting(transaction, cohortId, 3, now));
    expect(grown).to.equal(2);
    const states = await Promise.all(waiting.map((person) => stateOf(cohortId, person)));
    expect(states).to.deep.equal(['offered', 'offered', 'waitlisted']);
  });

  it('goes on when she declines, also twice at once', async () => {
    const { cohortId, holder, waiting } = await givenQueue(72);
    await Promise.all([cancelPlace(cohortId, holder, now), cancelPlace(cohortId, holder, now)]);
    await Promise.all([
      cancelPlace(cohortId, waiting[0], later(1)),
      cancelPlace(cohortId, waiting[0], later(1)),
    ]);
    const states = await Promise.all(waiting.map((person) => stateOf(cohortId, person)));
    expect(states).to.deep.equal(['cancelled', 'offered', 'waitlisted']);
  });

  it('never makes more places than there are, whoever cancels, confirms and enrols at once', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { capacity: 5, startsAt: later(72) });
    const people = await givenPeople(20);
    await Promise.all(people.map((person) => enrol(cohortId, person, now)));
    const taken = await Enrolment.findAll({ where: { cohortId, state: 'confirmed' } });
    await Promise.all(taken.map(({ personId }) => cancelPlace(cohortId, personId, now)));
    await Promise.all([
      ...people.map((person, index) =>
        index % 2 ? acceptOffer(cohortId, person, later(1)) : cancelPlace(cohortId, person, later(1)),
      ),
      ...(await givenPeople(5)).map((person) => enrol(cohortId, person, later(1))),
    ]);
    const count = (state: 'confirmed' | 'offered' | 'waitlisted') =>
      Enrolment.count({ where: { cohortId, state } });
    expect((await count('confirmed')) + (await count('offered'))).to.equal(5);
  });
});

describe('someone to whom a place is offered', () => {
  useDatabase();

  async function givenOffer(hours: number) {
    const { organiser, newcomer } = await givenCast();
    const startsAt = new Date(Date.now() + hours * hour);
    const { cohortId } = await givenClass(organiser, { capacity: 1, startsAt });
    const [holder, after] = (await givenPeople(2)) as [number, number];
    for (const person of [holder, newcomer, after]) await enrol(cohortId, person, new Date());
    await cancelPlace(cohortId, holder, new Date());
    return { cohortId, newcomer, after, url: `/e/${(await findCohort(cohortId))?.enrolCode}` };
  }

  it('confirms with one tap, and staff see how things stand', async () => {
    const { cohortId, url } = await givenOffer(72);
    const browser = await signedIn('newcomer');
    expect((await browser.get(url)).text)
      .to.include('有名额了，请您确认')
      .and.include('确认，我来上课');
    expect((await browser.get('/me')).text).to.include('待确认');
    expect((await browser.get('/me/notices')).text).to.include('有名额了！请在');
    const staff = await signedIn('organiser');
    expect((await staff.get(`/admin/cohorts/${cohortId}`)).text).to.include('待确认');
    expect((await post(browser, `${url}/confirmation`)).status).to.equal(303);
    expect((await browser.get(url)).text).to.include('您已报名成功');
  });

  it('may decline, and the next is asked', async () => {
    const { cohortId, after, url } = await givenOffer(72);
    const browser = await signedIn('newcomer');
    expect((await post(browser, `${url}/cancellation`)).status).to.equal(303);
    expect(await stateOf(cohortId, after)).to.equal('offered');
  });

  it('reads that it is gone, and the next is asked when the page is opened', async () => {
    const { cohortId, newcomer, after, url } = await givenOffer(72);
    await Enrolment.update(
      { offeredUntil: new Date(Date.now() - 1000) },
      { where: { cohortId, personId: newcomer } },
    );
    await visitor().get(url);
    expect(await stateOf(cohortId, after)).to.equal('offered');
    const late = await post(await signedIn('newcomer'), `${url}/confirmation`);
    expect(late.status).to.equal(422);
    expect(late.text).to.include('已经让给下一位');
    expect(late.text).to.include('排候补');
  });
});
