import { expect } from 'chai';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findAchievements } from '../../src/ladders/achievement.store.ts';
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
});
