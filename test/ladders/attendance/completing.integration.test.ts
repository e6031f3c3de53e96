import { expect } from 'chai';
import { Certificate } from '../../../src/certificates/certificate.model.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { AchievementRow } from '../../../src/ladders/achievement.model.ts';
import { findAchievements } from '../../../src/ladders/achievement.store.ts';
import { decideCompletion } from '../../../src/ladders/attendance/decide.action.ts';
import { findVerdicts } from '../../../src/ladders/attendance/verdicts.action.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { batchFrom, completeCohort } from '../../../src/ladders/completeCohort.action.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { Attendance, Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { findEnrolment } from '../../../src/ladders/enrolment.store.ts';
import { issuer } from '../../certificates/givenCertificate.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople, now } from '../givenClass.ts';

const later = new Date(now.getTime() + 10 * 86_400_000);

/** A class of five sessions, all held; the first person came to all, the others to none. */
async function givenHeld(count = 3) {
  const cast = await givenCast();
  const { cohortId } = await givenClass(cast.organiser, { sessionCount: 5, capacity: 300 });
  const people = await givenPeople(count);
  for (const id of people) await enrol(cohortId, id, now);
  const sessions = await findSessions(cohortId);
  const come = (personId: number) =>
    Attendance.bulkCreate(
      sessions.map(({ id, startsAt }) => ({
        sessionId: id,
        personId,
        method: 'qr' as const,
        checkedInAt: startsAt,
      })),
    );
  await come(people[0] as number);
  const complete = () => completeCohort(cohortId, cast.organiser, later, issuer);
  const decide = (personId: number, decision: 'completes' | 'excluded' | 'rule', reason = '情况属实') =>
    decideCompletion(cohortId, personId, { decision, reason }, cast.organiser, later);
  return { ...cast, cohortId, people: people as [number, number, number], come, complete, decide };
}

const stateOf = async (cohortId: number, personId: number) =>
  (await findEnrolment(cohortId, personId))?.state;

describe('completing a class', () => {
  useDatabase();

  it('takes whom the rule and the organiser say, and again for latecomers, doubling nothing', async () => {
    const { cohortId, people, come, complete, decide } = await givenHeld();
    const [first, second, third] = people;
    expect(await decide(second, 'completes')).to.equal(null);
    expect(await complete()).to.deep.equal({ completed: 2, withoutCertificate: 0 });
    expect(await complete()).to.include({ key: 'attendance.refusal.nobodyNew' });
    await come(third);
    expect(await complete()).to.deep.equal({ completed: 1, withoutCertificate: 0 });
    for (const id of people) expect(await stateOf(cohortId, id)).to.equal('completed');
    expect(await AchievementRow.count({ where: { personId: first } })).to.equal(2);
    expect(await Certificate.count()).to.equal(3);
  });

  it('leaves out whom an organiser excluded, and later exclusion is a change of state, not a deletion', async () => {
    const { cohortId, people, complete, decide } = await givenHeld();
    const [first] = people;
    await decide(first, 'excluded', '替考');
    expect(await complete()).to.deep.equal({ completed: 0, withoutCertificate: 0 });
    await decide(first, 'rule', '查无实据');
    expect(await complete()).to.include({ completed: 1 });
    await decide(first, 'excluded', '再次核实');
    expect(await stateOf(cohortId, first)).to.equal('confirmed');
    expect(await findAchievements(first)).to.deep.equal([]);
    expect(await AchievementRow.count({ where: { personId: first } })).to.equal(2);
    await decide(first, 'rule', '申诉成立');
    expect(await complete()).to.include({ completed: 1 });
    expect(await findAchievements(first)).to.have.length(2);
    expect(await Certificate.count()).to.equal(1);
    const audited = await AuditEntry.findAll({ where: { action: 'cohort.decide' } });
    expect(audited).to.have.length(4);
  });

  it('records a large class at once and leaves its certificates to a batch', async function () {
    this.timeout(60_000);
    const { cohortId, people, come, complete } = await givenHeld(batchFrom + 1);
    for (const id of people.slice(1)) await come(id);
    const all = people.length;
    expect(await complete()).to.deep.equal({ completed: all, withoutCertificate: all });
    expect(await AchievementRow.count({ where: { kind: 'tier' } })).to.equal(all);
    expect(await Enrolment.count({ where: { cohortId, state: 'completed' } })).to.equal(all);
    const organiser = await signedIn('organiser');
    const review = await organiser.get(`/admin/cohorts/${cohortId}/completion`);
    const batchHref = `/admin/certificate-batches/new?source=cohort:${cohortId}`;
    expect(review.text.replaceAll('&#x3D;', '=')).to.include(batchHref);
    await organiser.get(batchHref).expect(200);
  });

  it('is reviewed with the reason for everyone, and decided with a reason or not at all', async () => {
    const { cohortId, people } = await givenHeld();
    const browser = await signedIn('organiser');
    const { text } = await browser.get(`/admin/cohorts/${cohortId}/completion`);
    expect(text).to.include('达到要求').and.include('还差 4 次课').and.include('没有上过实操课');
    const url = `/admin/cohorts/${cohortId}/completion/${people[1]}`;
    const send = (reason: string) => browser.post(url).type('form').send({ decision: 'completes', reason });
    expect((await send('')).status).to.equal(422);
    expect((await send('因公出差，已补课')).status).to.equal(303);
    expect((await browser.get(url)).text)
      .to.include('因公出差，已补课')
      .and.include('林晓燕');
    const { verdicts } = await findVerdicts(cohortId);
    expect(verdicts.filter(({ completes }) => completes)).to.have.length(2);
    const sheet = await browser.get(`/admin/cohorts/${cohortId}/attendance`);
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
  });
});
