import { expect } from 'chai';
import { Person } from '../../../src/accounts/person.model.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { addAchievement, findAchievements } from '../../../src/ladders/achievement.store.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { completeCohort } from '../../../src/ladders/completeCohort.action.ts';
import { listTiers } from '../../../src/ladders/course.store.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { withCondition } from '../../../src/ladders/rules/draftRules.ts';
import {
  changeDraft,
  discardDraft,
  publishDraft,
  startDraft,
} from '../../../src/ladders/rules/editDraft.action.ts';
import { findDraft, findLadder, listPublished } from '../../../src/ladders/rules/ladder.store.ts';
import type { Condition, TierRules } from '../../../src/ladders/rules/ladderVersion.ts';
import { getOwnLadder, getPersonRecord } from '../../../src/ladders/rules/personRecord.action.ts';
import { continuePreview, startPreview } from '../../../src/ladders/rules/preview.action.ts';
import { countPreview, pageOfPreview } from '../../../src/ladders/rules/preview.store.ts';
import { issuer } from '../../certificates/givenCertificate.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenAttendance } from '../givenAttendance.ts';
import { givenClass, givenCourse, givenPeople, now } from '../givenClass.ts';

const hours: Condition = { kind: 'hours', of: 'practice', hours: 6, rank: null, occupationId: null };
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const whole = { search: '', filters: {}, sort: 'personId', direction: 'ASC', offset: 0, limit: 50 } as const;

/** Changes the draft by one condition of a tier. */
async function ask(actorId: number, rank: number, way: number | null, condition = hours) {
  await startDraft(actorId, now);
  const { revision } = (await findDraft()) ?? { revision: 0 };
  const place = { rank, way, position: null };
  return changeDraft({ revision, actorId, now }, (tiers) => withCondition(tiers, place, condition));
}

async function change(actorId: number, rank: number, rules: Partial<TierRules>) {
  await startDraft(actorId, now);
  const { revision } = (await findDraft()) ?? { revision: 0 };
  await changeDraft({ revision, actorId, now }, (tiers) =>
    tiers.map((tier) => (tier.rank === rank ? { ...tier, rules: { ...tier.rules, ...rules } } : tier)),
  );
}

async function publish(actorId: number, at: Date, from: Date | null = null) {
  await startPreview(at);
  await continuePreview(() => at);
  const { revision } = (await findDraft()) ?? { revision: 0 };
  return publishDraft({ revision, actorId, now: at }, from);
}

async function pass(personId: number, rank: number, at: Date, validUntil: Date | null = null) {
  const achieved = { personId, tierRank: rank, courseId: null, achievedAt: at, validUntil };
  const source = { sourceKind: 'exam', sourceId: rank } as const;
  await unitOfWork((transaction) => addAchievement(transaction, { ...achieved, ...source, kind: 'tier' }));
}

describe('versions of the ladder', () => {
  useDatabase();

  it('begin with the rules that the installation has', async () => {
    const [first] = await listPublished();
    expect(first).to.include({ number: 1, state: 'published' });
    expect((await findLadder(now)).tiers.map(({ rank }) => rank)).to.deep.equal([1, 2, 3, 4, 5]);
    expect((await listTiers())[2]?.rules.requires).to.deep.equal([[{ kind: 'tierValid', rank: 2 }]]);
  });

  it('are drafted once, changed in the draft only, and not over someone else’s change', async () => {
    const { organiser, admin } = await givenCast();
    expect(await startDraft(organiser, now)).to.equal(2);
    expect(await startDraft(admin, now)).to.equal(2);
    expect(await ask(organiser, 3, 0)).to.equal(null);
    const stale = await changeDraft({ revision: 1, actorId: admin, now }, (tiers) =>
      withCondition(tiers, { rank: 5, way: null, position: null }, hours),
    );
    expect(stale).to.have.property('key', 'rules.refusal.changedMeanwhile');
    expect((await listTiers())[2]?.rules.requires[0]).to.have.length(1);
    expect((await findDraft())?.tiers[2]?.rules.requires[0]).to.deep.include(hours);
    expect(await discardDraft({ revision: 1, actorId: admin, now })).to.have.property('key');
    expect(await discardDraft({ revision: 2, actorId: admin, now })).to.equal(null);
    expect(await findDraft()).to.equal(null);
  });

  it('are published only with a preview of the draft as it is, audited, and hold from their day on', async () => {
    const { organiser } = await givenCast();
    await ask(organiser, 3, 0);
    const edit = { revision: 2, actorId: organiser, now };
    expect(await publishDraft(edit, null)).to.have.property('key', 'rules.refusal.previewFirst');
    await startPreview(now);
    await continuePreview(() => now);
    await ask(organiser, 5, 0);
    expect(await publishDraft({ ...edit, revision: 3 }, null)).to.have.property(
      'key',
      'rules.refusal.previewFirst',
    );
    expect(await publish(organiser, now, later(60))).to.equal(2);
    expect((await findLadder(now)).number).to.equal(1);
    expect((await findLadder(later(60))).number).to.equal(2);
    const actions = (await AuditEntry.findAll({ where: { subjectKind: 'ladder' } })).map(
      ({ action }) => action,
    );
    expect(actions).to.deep.equal(['ladder.draft', 'ladder.change', 'ladder.change', 'ladder.publish']);
  });

  it('preview who would be eligible and who would no longer be, with the reasons, without those under way', async () => {
    const { organiser } = await givenCast();
    const [holder, beginner, skilled, specialist] = await givenPeople(4);
    for (const person of [holder, beginner, skilled] as number[]) await pass(person, 2, later(-9_000));
    await pass(specialist as number, 3, later(-9_000));
    await pass(holder as number, 3, later(-5_000));
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(3) });
    await enrol(cohortId, beginner as number, later(-60));
    await ask(organiser, 3, 0);
    await ask(organiser, 5, null, { kind: 'tierValid', rank: 3 });
    await startPreview(now);
    expect(await continuePreview(() => now, 1)).to.equal(true);
    const { id = 0, previewSeen } = (await findDraft()) ?? {};
    expect(previewSeen).to.equal(await Person.count());
    expect(await countPreview(id)).to.have.deep.members([
      { tierRank: 3, change: 'loss', count: 1 },
      { tierRank: 5, change: 'gain', count: 2 },
    ]);
    const { rows } = await pageOfPreview(id, { ...whole, filters: { change: 'loss' } });
    expect(rows.map(({ personId }) => personId)).to.deep.equal([skilled]);
    expect(rows[0]?.reasons).to.deep.equal([{ condition: hours, lack: 6, since: null, from: null }]);
    const gained = await pageOfPreview(id, { ...whole, filters: { change: 'gain', tier: '5' } });
    expect(gained.rows.map(({ personId }) => personId)).to.have.members([holder, specialist]);
  });

  it('let those under way finish by the version they began with', async () => {
    const { organiser } = await givenCast();
    const [early, late] = (await givenPeople(2)) as [number, number];
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(4) });
    for (const person of [early, late]) await pass(person, 2, later(-9_000), later(900_000));
    await enrol(cohortId, early, later(-120));
    await change(organiser, 4, { validityMonths: 12 });
    expect(await publish(organiser, later(-60))).to.equal(2);
    await enrol(cohortId, late, later(-30));
    const tierOf = async (person: number) => (await getOwnLadder(person, now)).ladder.tiers[3]?.rules;
    expect((await tierOf(early))?.validityMonths).to.equal(36);
    expect((await tierOf(late))?.validityMonths).to.equal(12);
    const [session] = await findSessions(cohortId);
    for (const personId of [early, late])
      await unitOfWork((transaction) =>
        givenAttendance(transaction, {
          sessionId: session?.id ?? 0,
          personId,
          method: 'qr',
          checkedInAt: later(30),
        }),
      );
    await completeCohort(cohortId, organiser, later(600), issuer);
    const until = async (person: number) =>
      (await findAchievements(person)).find(({ kind, tierRank }) => kind === 'tier' && tierRank === 4)
        ?.validUntil;
    expect((await until(early))?.getUTCFullYear()).to.equal(2029);
    expect((await until(late))?.getUTCFullYear()).to.equal(2027);
    expect((await getOwnLadder(early, later(700))).ladder.tiers[3]?.rules.validityMonths).to.equal(12);
  });

  it('keep a tier open until its hours are attended', async () => {
    const { organiser } = await givenCast();
    const [person] = (await givenPeople(1)) as [number];
    await change(organiser, 1, { theoryHours: 5 });
    await publish(organiser, later(-60));
    const courseId = await givenCourse(1);
    const attend = async () => {
      const { cohortId } = await givenClass(organiser, { courseId });
      await enrol(cohortId, person, now);
      const [session] = await findSessions(cohortId);
      const sessionId = session?.id ?? 0;
      await unitOfWork((transaction) =>
        givenAttendance(transaction, { sessionId, personId: person, method: 'qr', checkedInAt: now }),
      );
      await completeCohort(cohortId, organiser, later(600), issuer);
      return (await findAchievements(person)).map(({ kind }) => kind);
    };
    expect(await attend()).to.deep.equal(['completion']);
    expect(await getPersonRecord(person, later(600))).to.deep.include({
      hours: [{ kind: 'theory', minutes: 120, rank: 1, occupationId: null }],
    });
    await attend();
    expect(await attend()).to.include('tier');
  });
});

describe('the editor of the ladder', () => {
  useDatabase();

  it('reads as sentences, and changes them without JavaScript', async () => {
    await givenCast();
    const organiser = await signedIn('organiser');
    const post = (url: string, body: object = {}) => organiser.post(url).type('form').send(body);
    expect((await organiser.get('/admin/ladder')).text)
      .to.include('要进入“专项培训”，需要：')
      .and.include('有效的“技能培训”证书');
    await post('/admin/ladder/draft');
    const place = { revision: '1', way: '0', position: '' };
    const url = '/admin/ladder/draft/tiers/3/condition';
    const empty = { scope: '', occupationId: '' };
    const wrong = await post(url, { ...place, kind: 'hours', of: 'practice', hours: '0', ...empty });
    expect(wrong.status).to.equal(422);
    expect(
      (await post(url, { ...place, kind: 'hours', of: 'practice', hours: '24', ...empty })).status,
    ).to.equal(303);
    const other = {
      revision: '2',
      way: '',
      position: '',
      kind: 'award',
      level: '1',
      event: '养老',
      within: '24',
    };
    expect((await post(url, other)).status).to.equal(303);
    const { text } = await organiser.get('/admin/ladder/draft');
    expect(text)
      .to.include('在所有课程中上满 24 个实操学时')
      .and.include('24 个月内在“养老”赛项中获得一等奖');
    const stale = await post('/admin/ladder/draft/tiers/3/condition-removal', {
      revision: '1',
      way: '0',
      position: '0',
    });
    expect(stale.status).to.equal(409);
    await post('/admin/ladder/draft/tiers/3/condition-removal', { revision: '3', way: '0', position: '0' });
    expect((await findDraft())?.tiers[2]?.rules.requires[0]).to.deep.equal([
      { kind: 'hours', of: 'practice', hours: 24, rank: null, occupationId: null },
    ]);
    await post('/admin/ladder/draft/preview');
    const publication = '/admin/ladder/draft/publication';
    expect((await post(publication, { revision: '4', effectiveFrom: '' })).status).to.equal(422);
    const confirmed = { revision: '4', effectiveFrom: '', confirmed: 'yes' };
    expect((await post(publication, confirmed)).status).to.equal(303);
    expect((await organiser.get('/admin/ladder')).text).to.include('在所有课程中上满 24 个实操学时');
  });

  it('lists the preview with sentences, and as a spreadsheet', async () => {
    const { organiser } = await givenCast();
    const [skilled] = (await givenPeople(1)) as [number];
    await pass(skilled, 2, later(-9_000));
    await ask(organiser, 3, 0);
    await startPreview(new Date());
    await continuePreview(() => new Date());
    const browser = await signedIn('organiser');
    const { text } = await browser.get('/admin/ladder/draft/preview?change=loss&tier=3&search=学员');
    expect(text).to.include('学员0').and.include('按草稿会缺：所有课程还差 6 个实操学时');
    const sheet = await browser.get('/admin/ladder/draft/preview?format=xlsx');
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
  });

  it('keeps occupations and courses, and stops offering them', async () => {
    await givenCast();
    const organiser = await signedIn('organiser');
    const post = (url: string, body: object) => organiser.post(url).type('form').send(body);
    const occupation = {
      code: 'yl',
      titleZh: '养老护理员',
      titleEn: 'Elderly-care worker',
      isOffered: 'yes',
    };
    expect((await post('/admin/occupations', occupation)).status).to.equal(303);
    expect((await post('/admin/occupations', occupation)).text).to.include('这个编号已经有了');
    const course = {
      code: 'JN-09',
      titleZh: '认知症照护班',
      titleEn: 'Dementia care',
      summaryZh: '沟通与安全',
      summaryEn: 'Talking and safety',
      tierRank: '2',
      occupationId: '1',
      theoryHours: '12',
      practiceHours: '0',
    };
    expect((await post('/admin/courses', { ...course, occupationId: '99999' })).status).to.equal(422);
    const made = await post('/admin/courses', { ...course, occupationId: '', isOffered: 'yes' });
    expect(made.status).to.equal(303);
    expect((await organiser.get('/admin/courses?search=JN-09')).text)
      .to.include('认知症照护班')
      .and.include('开课中');
  });
});
