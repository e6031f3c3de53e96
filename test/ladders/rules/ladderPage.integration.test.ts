import { expect } from 'chai';
import { Person } from '../../../src/accounts/person.model.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { addAchievement, type NewAchievement } from '../../../src/ladders/achievement.store.ts';
import { Cohort, Session } from '../../../src/ladders/cohort.model.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { Station, Venue } from '../../../src/ladders/place.model.ts';
import { withCondition } from '../../../src/ladders/rules/draftRules.ts';
import { changeDraft, publishDraft, startDraft } from '../../../src/ladders/rules/editDraft.action.ts';
import { findNextClasses } from '../../../src/ladders/rules/nextClasses.store.ts';
import { continuePreview, startPreview } from '../../../src/ladders/rules/preview.action.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenCourse } from '../givenClass.ts';

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

function achieve(
  personId: number,
  facts: Pick<NewAchievement, 'kind' | 'tierRank' | 'achievedAt'> & Partial<NewAchievement>,
) {
  const blank = { courseId: null, sourceKind: 'exam', sourceId: 1, validUntil: null } as const;
  return unitOfWork((transaction) => addAchievement(transaction, { ...blank, ...facts, personId }));
}

describe('my ladder', () => {
  useDatabase();

  it('says to a newcomer where she stands and which class she can join, her community first', async () => {
    const { organiser, newcomer } = await givenCast();
    const courseId = await givenCourse(1);
    const near = await givenClass(organiser, { courseId, startsAt: new Date(Date.now() + 9 * day) });
    const soon = await givenClass(organiser, { courseId, startsAt: new Date(Date.now() + 2 * day) });
    await Cohort.update({ community: '湖滨社区' }, { where: { id: soon.cohortId } });
    const next = await findNextClasses('阳光社区', new Set(), new Date());
    const code = async (id: number) => (await Cohort.findByPk(id))?.enrolCode;
    expect(next.any.get(1)).to.include({ enrolCode: await code(near.cohortId), isNear: true, isFree: true });
    expect((await findNextClasses('铁西社区', new Set(), new Date())).any.get(1)).to.include({
      enrolCode: await code(soon.cohortId),
      isNear: false,
    });
    expect(
      (await findNextClasses('阳光社区', new Set([near.cohortId]), new Date())).any.get(1)?.isNear,
    ).to.equal(false);
    const { text } = await (await signedIn('newcomer')).get('/me');
    expect(text)
      .to.include('您在这里')
      .and.include('您的社区')
      .and.include(`/e/${await code(near.cohortId)}`);
    expect(text).to.include('还没有“技能培训”证书').and.include('典型选树');
    await enrol(near.cohortId, newcomer, new Date());
    expect((await (await signedIn('newcomer')).get('/me')).text).to.include('进行中');
  });

  it('weighs the way to the venue, and leads to practice where only practice is missing', async () => {
    const { organiser, trainee } = await givenCast();
    const courseId = await givenCourse(1);
    const place = { address: '路 1 号', community: null, capacity: 40, isActive: true };
    const near = await Venue.create({ ...place, title: '近', position: '31.230000,121.473000' });
    const far = await Venue.create({ ...place, title: '远', position: '31.630000,121.473000' });
    const station = { code: 'S1', title: '站', address: '路', community: '阳光社区', isActive: true };
    await Station.create({ ...station, managerId: null, position: '31.220000,121.473000' });
    const give = async (venueId: number, days: number, kind: 'theory' | 'practice') => {
      const startsAt = new Date(Date.now() + days * day);
      const { cohortId } = await givenClass(organiser, { courseId, startsAt });
      await Cohort.update({ venueId, community: null }, { where: { id: cohortId } });
      await Session.update({ kind }, { where: { cohortId } });
      return (await Cohort.findByPk(cohortId))?.enrolCode;
    };
    const soonButFar = await give(far.id, 2, 'practice');
    const nearer = await give(near.id, 9, 'theory');
    const next = await findNextClasses('阳光社区', new Set(), new Date());
    expect(next.any.get(1)).to.include({ enrolCode: nearer, isNear: false });
    expect(next.any.get(1)?.metres).to.be.within(1_000, 1_200);
    expect(next.practice.get(1)?.enrolCode).to.equal(soonButFar);
    await Person.update({ community: '阳光社区' }, { where: { id: trainee } });
    expect((await (await signedIn('trainee')).get('/me')).text).to.include('离您的社区约 1.1 公里');
  });

  it('says which part of the exam is passed, and which is open', async () => {
    const { trainee } = await givenCast();
    await achieve(trainee, { kind: 'completion', tierRank: 2, achievedAt: ago(20) });
    await achieve(trainee, { kind: 'theory', tierRank: 2, achievedAt: new Date('2026-11-03T02:00:00Z') });
    const { text } = await (await signedIn('trainee')).get('/me');
    expect(text)
      .to.include('理论考试已在2026年11月3日通过')
      .and.include('通过实操考核')
      .and.not.include('通过理论考试');
  });

  it('says what a locked tier still asks for, to the hour, and when a certificate ends', async () => {
    const { organiser, trainee } = await givenCast();
    await Person.update({ workingSince: '2020-01-01' }, { where: { id: trainee } });
    await startDraft(organiser, ago(1));
    const hours = { kind: 'hours', of: 'practice', hours: 6, rank: 2, occupationId: null } as const;
    const edit = { actorId: organiser, now: ago(1) };
    await changeDraft({ ...edit, revision: 1 }, (tiers) =>
      withCondition(tiers, { rank: 3, way: 0, position: null }, hours),
    );
    await startPreview(ago(1));
    await continuePreview(() => ago(1));
    await publishDraft({ ...edit, revision: 2 }, null);
    const validUntil = new Date('2027-11-30T16:00:00Z');
    await achieve(trainee, { kind: 'tier', tierRank: 2, achievedAt: ago(300), validUntil });
    const { text } = await (await signedIn('trainee')).get('/me');
    expect(text).to.include('“技能培训”还差 6 个实操学时');
    expect(text).to.include('有效期至 2027年11月30日').and.include('“技能培训”证书2027年11月30日到期');
  });

  it('is drawn for screen readers as a list from the highest tier down, the step that she is on marked', async () => {
    await givenCast();
    const { text } = await (await signedIn('newcomer')).get('/me?language=en');
    expect(text.match(/aria-current="step"/g)).to.have.length(1);
    const titles = [...text.matchAll(/<h2>([^<]+?) <span class="rung-state"/g)].map((match) => match[1]);
    expect(titles).to.deep.equal([
      'Role-model selection',
      'Skills competition',
      'Professional-manager training',
      'Refresher training',
      'Specialised training',
      'Skills training',
      'Public-welfare training',
    ]);
  });
});
