import { expect } from 'chai';
import { Person } from '../../../src/accounts/person.model.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { addExternal } from '../../../src/external/externalCertificate.store.ts';
import { addAchievement } from '../../../src/ladders/achievement.store.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { Course } from '../../../src/ladders/course.model.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { addOccupation } from '../../../src/ladders/rules/occupation.store.ts';
import { getOwnLadder, getPersonRecord } from '../../../src/ladders/rules/personRecord.action.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenAttendance } from '../givenAttendance.ts';
import { givenClass, givenPeople, now } from '../givenClass.ts';

describe('what the rules know of a person', () => {
  useDatabase();

  it('is her age, work, passes, parts, hours, awards and checked certificates of others', async () => {
    const { organiser, trainee } = await givenCast();
    const { cohortId, courseId } = await givenClass(organiser);
    const occupation = { code: 'YL', titleZh: '养老护理员', titleEn: 'Elderly-care worker', isOffered: true };
    const occupationId = await unitOfWork((transaction) => addOccupation(transaction, occupation));
    await Course.update({ occupationId }, { where: { id: courseId } });
    await enrol(cohortId, trainee, now);
    const [session] = await findSessions(cohortId);
    const at = new Date('2026-10-01T02:00:00Z');
    const facts = { personId: trainee, courseId: null, achievedAt: at, validUntil: null, tierRank: 2 };
    await unitOfWork(async (transaction) => {
      const came = { sessionId: session?.id ?? 0, personId: trainee, checkedInAt: now };
      await givenAttendance(transaction, { ...came, method: 'qr' });
      await addAchievement(transaction, { ...facts, kind: 'tier', sourceKind: 'exam', sourceId: 1 });
      const award = { awardLevel: 2, awardTitle: '养老护理' };
      await addAchievement(transaction, {
        ...facts,
        ...award,
        kind: 'award',
        sourceKind: 'event',
        sourceId: 1,
      });
      for (const [number, state] of [
        ['Y000023060201244000123', 'checked'],
        ['Y000023060201244000124', 'recorded'],
      ] as const)
        await addExternal(
          transaction,
          {
            ...{ token: number, kind: 'skillLevel', number, personId: trainee, holderName: '王桂芳', state },
            ...{ title: '养老护理员', level: '四级/中级工', issuerName: '评价中心', issuedOn: '2024-05-06' },
            ...{ expiresOn: null, recordedBy: organiser, recordedAt: now },
            ...{ checkedBy: null, checkedAt: null, checkNote: null },
          },
          null,
        );
    });
    await Person.update({ workingSince: '2019-03-01' }, { where: { id: trainee } });
    const record = await getPersonRecord(trainee, now);
    expect(record.bornOn).to.match(/^19\d\d-\d\d-\d\d$/);
    expect(record).to.deep.include({
      workingSince: '2019-03-01',
      hours: [{ kind: 'theory', minutes: 120, rank: 1, occupationId }],
      awards: [{ level: 2, event: '养老护理', at }],
      parts: [
        { rank: 2, part: 'theory', at },
        { rank: 2, part: 'practical', at },
      ],
    });
    expect(record.passes[0]).to.deep.include({ rank: 2, at, validUntil: null, awardKey: 'exam:1' });
    expect(record.externals).to.deep.equal([
      { type: 'skillLevel', level: 4, at: new Date('2024-05-05T16:00:00Z'), validUntil: null },
    ]);
    expect((await getOwnLadder(trainee, now)).begun).to.deep.equal([1]);
  });

  it('counts work from the register of workers where nothing else is known, and from what staff enter', async () => {
    await givenCast();
    const [person] = (await givenPeople(1)) as [number];
    await Person.update({ registeredAt: new Date('2021-05-04T02:00:00Z') }, { where: { id: person } });
    expect((await getPersonRecord(person, now)).workingSince).to.equal('2021-05-04');
    const form = { name: '学员零', phone: '', identityNumber: '', community: '', workerNumber: 'W1' };
    const organiser = await signedIn('organiser');
    const saved = await organiser
      .post(`/admin/people/${person}`)
      .type('form')
      .send({ ...form, workingSince: '2015-07-01' });
    expect(saved.status).to.equal(303);
    expect((await getPersonRecord(person, now)).workingSince).to.equal('2015-07-01');
    expect((await organiser.get(`/admin/people/${person}`)).text).to.include('2015-07-01');
  });
});
