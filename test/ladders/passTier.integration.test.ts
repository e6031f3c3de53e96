import { expect } from 'chai';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findAchievements } from '../../src/ladders/achievement.store.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { passTier } from '../../src/ladders/passTier.action.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCourse } from './givenClass.ts';

describe('passing a tier', () => {
  useDatabase();

  it('holds on the ladder exactly as long as its certificate, to the end of the printed day', async () => {
    const { trainee } = await givenCast();
    const courseId = await givenCourse(2);
    const passedAt = new Date('2026-03-23T02:00:00Z');
    const pass = { personId: trainee, courseId, sourceKind: 'exam', sourceId: 1, passedAt } as const;
    const days = { startsOn: null, endsOn: null, actorId: null };
    await unitOfWork((transaction) => passTier(transaction, { ...pass, ...days }, issuer));
    const [achievement] = await findAchievements(trainee);
    const [certificate] = await findCertificatesOf(trainee);
    expect(achievement?.validUntil).to.deep.equal(new Date('2029-03-23T16:00:00Z'));
    expect(achievement?.validUntil).to.deep.equal(certificate?.expiresAt);
  });

  describe('of a refresher', () => {
    const firstPass = new Date('2026-03-23T02:00:00Z');
    const refreshed = new Date('2028-05-10T02:00:00Z');
    const days = { startsOn: null, endsOn: null, actorId: null };
    const pass = (personId: number, courseId: number, sourceId: number, passedAt: Date) =>
      unitOfWork((transaction) =>
        passTier(
          transaction,
          { personId, courseId, sourceKind: 'cohort', sourceId, passedAt, ...days },
          issuer,
        ),
      );

    it('renews what still holds: a new certificate with a new end, linked both ways, and the ladder agrees', async () => {
      const { trainee } = await givenCast();
      const [skills, refresher] = [await givenCourse(2), await givenCourse(4)];
      await Course.update({ theoryHours: 14, practiceHours: 6 }, { where: { id: refresher } });
      await pass(trainee, skills, 1, firstPass);
      await pass(trainee, refresher, 2, refreshed);
      await pass(trainee, refresher, 2, refreshed);
      const certificates = await findCertificatesOf(trainee);
      const old = certificates.find(({ awardKey }) => awardKey === 'cohort:1');
      const fresh = certificates.find(({ replacesId }) => replacesId === old?.id);
      expect(certificates).to.have.length(3);
      expect(old).to.include({ state: 'replaced', reasonCode: 'renewed', replacedById: fresh?.id });
      expect(fresh?.facts).to.deep.equal(old?.facts);
      expect(fresh?.expiresAt).to.deep.equal(new Date('2031-05-10T16:00:00Z'));
      const renewed = (await findAchievements(trainee)).find(({ sourceKind }) => sourceKind === 'renewal');
      expect(renewed).to.include({ tierRank: 2, kind: 'tier' });
      expect(renewed?.validUntil).to.deep.equal(fresh?.expiresAt);
    });

    it('renews a renewed one again', async () => {
      const { trainee } = await givenCast();
      const [skills, refresher] = [await givenCourse(2), await givenCourse(4)];
      await Course.update({ theoryHours: 14, practiceHours: 6 }, { where: { id: refresher } });
      await pass(trainee, skills, 1, firstPass);
      await pass(trainee, refresher, 2, refreshed);
      await pass(trainee, refresher, 3, new Date('2030-01-10T02:00:00Z'));
      const valid = (await findCertificatesOf(trainee)).filter(
        ({ state, facts }) => state === 'active' && facts.programme === '第2级课程',
      );
      expect(valid.map(({ expiresAt }) => expiresAt)).to.deep.equal([new Date('2033-01-10T16:00:00Z')]);
    });

    it('renews nothing when it is shorter than 20 hours, comes too late, or the old one is suspended', async () => {
      const { trainee, newcomer, judge, admin } = await givenCast();
      const [skills, short, long] = [await givenCourse(2), await givenCourse(4), await givenCourse(4, 'T4L')];
      await Course.update({ theoryHours: 14, practiceHours: 6 }, { where: { id: long } });
      for (const [index, person] of [trainee, newcomer, judge].entries())
        await pass(person, skills, index + 1, firstPass);
      const [suspended] = await findCertificatesOf(judge);
      const change = { change: 'suspend', reason: '核查中', actorId: admin, at: refreshed } as const;
      await changeStatus({ certificateId: suspended?.id ?? 0, ...change });
      await pass(trainee, short, 11, refreshed);
      await pass(newcomer, long, 12, new Date('2029-03-24T02:00:00Z'));
      await pass(judge, long, 13, refreshed);
      for (const person of [trainee, newcomer, judge]) {
        const certificates = await findCertificatesOf(person);
        expect(certificates).to.have.length(2);
        expect(certificates.every(({ replacedById }) => replacedById === null)).to.equal(true);
      }
    });
  });
});
