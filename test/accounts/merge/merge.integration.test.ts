import { expect } from 'chai';
import fc from 'fast-check';
import type { WhereOptions } from 'sequelize';
import { demonstrationIdentity } from '../../../seeders/demo/people.ts';
import { findRoles } from '../../../src/accounts/account.store.ts';
import { checkPassword } from '../../../src/accounts/checkPassword.action.ts';
import { mergePeople, undoMerge } from '../../../src/accounts/merge/mergePeople.action.ts';
import { collisionRule, exemptReferences, unboundColumns } from '../../../src/accounts/merge/mergeRules.ts';
import { chosenFields } from '../../../src/accounts/merge/mergeValues.ts';
import { allModels, referencesTo } from '../../../src/accounts/merge/references.store.ts';
import { pageOfPeople } from '../../../src/accounts/people.store.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { findPerson } from '../../../src/accounts/person.store.ts';
import { registerPerson } from '../../../src/accounts/registerPerson.action.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { Session } from '../../../src/ladders/cohort.model.ts';
import { Attendance, Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { Notice } from '../../../src/notices/notice.model.ts';
import type { Actor } from '../../../src/policy.ts';
import { isRefusal } from '../../../src/refusal.ts';
import { givenClass, givenCourse } from '../../ladders/givenClass.ts';
import { givenWorld } from '../../support/allRoutes.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { copyUniqueRows, everything, givenRecord } from './twins.ts';

const now = new Date('2026-11-24T02:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const allFrom = (side: 'winner' | 'loser') => ({
  name: side,
  phone: side,
  identityNumber: side,
  community: side,
  workerNumber: side,
});
const list = { sort: 'name', direction: 'ASC', offset: 0, limit: 50, filters: {} } as const;

async function actorOf(name: 'admin' | 'organiser'): Promise<Actor> {
  const person = await Person.findOne({
    where: { name: name === 'admin' ? '周文静' : '林晓燕' },
    rejectOnEmpty: true,
  });
  return { id: person.id, name, roles: [name] };
}

describe('the references to people', () => {
  useDatabase();

  it('are followed by every merge, or named with the reason why not', () => {
    const found = new Set(referencesTo('people').map(({ table, attribute }) => `${table}.${attribute}`));
    for (const name of Object.keys(exemptReferences)) expect(found, name).to.include(name);
    const about = /(^|[a-z])(person|actor|judge|trainer|holder|manager|assessor|owner)Id$|By(Id)?$/;
    const unbound = allModels().flatMap((model) =>
      Object.entries(model.getAttributes()).flatMap(([attribute, { references, type }]) => {
        const name = `${model.tableName}.${attribute}`;
        const isNumber = String(type).startsWith('INTEGER');
        return about.test(attribute) && isNumber && !references && !unboundColumns[name] ? [name] : [];
      }),
    );
    // certificates.replacedById is another certificate.
    expect(unbound.filter((name) => name !== 'certificates.replacedById')).to.deep.equal([]);
  });
});

describe('merging two records', () => {
  useDatabase();

  it('leaves nothing with the record that ended, and undone, leaves everything as it was', async function () {
    this.timeout(120_000);
    await givenWorld();
    const admin = await actorOf('admin');
    const [rich] = (await Person.findAll({ where: { name: '王桂芳' } })).map(({ id }) => id);
    const { cohortId } = await givenClass(admin.id, { courseId: await givenCourse(1, 'MERGE') });
    const [session] = await Session.findAll({ where: { cohortId } });
    const place = {
      cohortId,
      state: 'confirmed',
      queueNumber: null,
      enrolledAt: now,
      completedAt: null,
    } as const;
    await Enrolment.create({ ...place, personId: Number(rich) });
    const came = { sessionId: Number(session?.id), method: 'roll', checkedInAt: now } as const;
    await Attendance.create({ ...came, personId: Number(rich) });
    const other = await givenRecord('王桂方', '13800000008', demonstrationIdentity('19800101', 20));
    const copied = await copyUniqueRows(Number(rich), other);
    expect(copied).to.include.members([
      'accounts',
      'account_roles',
      'enrolments',
      'attendances',
      'notices',
      'certificates',
    ]);
    const third = await givenRecord('李小梅', '13800000009');
    const before = await everything();
    const ids = fc.shuffledSubarray([Number(rich), other, third], { minLength: 2, maxLength: 2 });
    const side = fc.constantFrom('winner' as const, 'loser' as const);
    const choices = fc.record(Object.fromEntries(chosenFields.map((field) => [field, side])));
    await fc.assert(
      fc.asyncProperty(ids, choices, async ([winnerId = 0, loserId = 0], chosen) => {
        const order = { winnerId, loserId, choices: { ...allFrom('winner'), ...chosen } };
        const mergeId = await mergePeople(order, admin, now);
        if (isRefusal(mergeId)) throw new Error(mergeId.key);
        for (const { model, table, attribute } of referencesTo('people')) {
          if (exemptReferences[`${table}.${attribute}`] || collisionRule(table).keep === 'apart') continue;
          const left = await model.count({ where: { [attribute]: loserId } as WhereOptions });
          expect(Number(left), `${table}.${attribute}`).to.equal(0);
        }
        expect(await undoMerge(mergeId, admin, later(29))).to.equal(null);
        expect(await everything()).to.deep.equal(before);
      }),
      { numRuns: 8 },
    );
  });

  describe('with a place of their own', () => {
    let admin: Actor;
    let winnerId: number;
    let loserId: number;
    const mergeThem = async (choices = allFrom('winner')) => {
      const mergeId = await mergePeople({ winnerId, loserId, choices }, admin, now);
      if (isRefusal(mergeId)) throw new Error(mergeId.key);
      return mergeId;
    };
    beforeEach(async () => {
      await givenCast();
      admin = await actorOf('admin');
      winnerId = await givenRecord('王晓兰', '13800000001');
      loserId = await givenRecord('王小兰', '13800000002', demonstrationIdentity('19800101', 20), {
        workerNumber: 'W77',
      });
    });

    it('takes the chosen values, and says so in the audit trail without them', async () => {
      await mergeThem({ ...allFrom('loser'), name: 'winner' });
      expect(await findPerson(winnerId)).to.include({
        name: '王晓兰',
        phoneMasked: '138****0002',
        birthDate: '1980-01-01',
        workerNumber: 'W77',
      });
      const [entry] = await AuditEntry.findAll({ where: { action: 'person.merge' } });
      expect(entry?.after)
        .to.include('"loserId"')
        .and.not.match(/王|138/);
    });

    it('is followed by finders, lists and registration', async () => {
      await mergeThem();
      expect((await findPerson(loserId))?.id).to.equal(winnerId);
      const found = await pageOfPeople({ ...list, search: '王小兰' });
      expect(found.total).to.equal(0);
      const registration = { community: null, workerNumber: null, consentVersion: null, now };
      const again = await unitOfWork((transaction) =>
        registerPerson(transaction, {
          ...registration,
          name: '王小兰',
          phone: '13800000002',
          identityNumber: demonstrationIdentity('19800101', 20),
        }),
      );
      expect(again).to.include({ personId: winnerId, isNew: false });
    });

    it('keeps both log-in names, with one password', async () => {
      const cast = await Person.findAll({ where: { name: ['王桂芳', '李一'] }, order: [['id', 'ASC']] });
      const [kept, ended] = cast.map(({ id }) => id) as [number, number];
      const order = { winnerId: kept, loserId: ended, choices: allFrom('winner') };
      const open = await signedIn('newcomer');
      expect(await mergePeople(order, admin, now)).to.be.a('number');
      expect((await open.get('/me')).headers.location).to.include('/log-in');
      expect(await checkPassword('13900000002', 'jieti-demo')).to.include({ id: kept });
      expect(await checkPassword('13900000001', 'jieti-demo')).to.include({ id: kept });
      expect(await findRoles(kept)).to.deep.equal(['trainee']);
    });

    it('can be undone for thirty days, once, and not over a later merge', async () => {
      const mergeId = await mergeThem();
      expect(await undoMerge(mergeId, admin, later(31))).to.have.property('key', 'people.merge.tooLate');
      const third = await givenRecord('李小梅', null);
      const next = { winnerId: third, loserId: winnerId, choices: allFrom('winner') };
      const second = (await mergePeople(next, admin, now)) as number;
      expect(await findPerson(loserId)).to.have.property('id', third);
      expect(await undoMerge(mergeId, admin, now)).to.have.property('key', 'people.merge.laterMerge');
      expect(await undoMerge(second, admin, now)).to.equal(null);
      expect(await undoMerge(mergeId, admin, now)).to.equal(null);
      expect(await undoMerge(mergeId, admin, now)).to.have.property('key', 'people.merge.undone');
    });

    it('is not undone at all where something was changed since', async () => {
      const params = { titleZh: '课', titleEn: 'Class', days: 0 };
      const notice = { kind: 'issued', params, href: '/me', createdAt: now, readAt: null } as const;
      const row = await Notice.create({ ...notice, personId: loserId, key: 'k1' });
      const mergeId = await mergeThem({ ...allFrom('loser') });
      await row.destroy();
      const before = await everything();
      expect(await undoMerge(mergeId, admin, now)).to.deep.include({
        key: 'people.merge.changedSince',
        params: { table: 'notices' },
      });
      expect(await everything()).to.deep.equal(before);
    });

    it('happens once, whoever else tries at the same time and the other way round', async () => {
      const orders = [
        { winnerId, loserId, choices: allFrom('winner') },
        { winnerId: loserId, loserId: winnerId, choices: allFrom('winner') },
      ];
      const answers = await Promise.all(orders.map((order) => mergePeople(order, admin, now)));
      expect(answers.filter(isRefusal)).to.have.length(1);
    });

    it('of staff is for administrators', async () => {
      const judge = await Person.findOne({ where: { name: '孙丽华' }, rejectOnEmpty: true });
      const order = { winnerId, loserId: judge.id, choices: allFrom('winner') };
      const organiser = await actorOf('organiser');
      expect(await mergePeople(order, organiser, now)).to.have.property('key', 'people.merge.staff');
      expect(await mergePeople(order, admin, now)).to.be.a('number');
    });
  });
});
