import { expect } from 'chai';
import { Account } from '../../../src/accounts/account.model.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { verifyAudit } from '../../../src/db/audit.ts';
import { Answer, Sitting } from '../../../src/exams/sitting.model.ts';
import { Session } from '../../../src/ladders/cohort.model.ts';
import { Attendance } from '../../../src/ladders/enrolment.model.ts';
import { applyRetention, showRetention } from '../../../src/ladders/people/applyRetention.action.ts';
import { givenRecord } from '../../accounts/merge/twins.ts';
import { givenWorld } from '../../support/allRoutes.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople } from '../givenClass.ts';

const periods = { attendanceMonths: 36, papersMonths: 36, scoresMonths: 36, signUpDays: 30 };
const now = new Date('2026-11-24T02:00:00Z');
const rowsOf = (lines: readonly { name: string; rows: number }[]) =>
  Object.fromEntries(lines.map(({ name, rows }) => [name, rows]));

describe('retention', () => {
  useDatabase();

  it('shows what is too old and deletes nothing until it is told to; then just that, audited', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser);
    const [session] = await Session.findAll({ where: { cohortId } });
    const people = await givenPeople(601);
    const at = (index: number) => new Date(index < 600 ? '2023-11-20T00:00:00Z' : '2023-11-27T00:00:00Z');
    const rows = people.map((personId, index) => ({
      sessionId: Number(session?.id),
      personId,
      method: 'roll' as const,
      checkedInAt: at(index),
    }));
    await Attendance.bulkCreate(rows);
    expect(rowsOf(await showRetention(periods, now))).to.include({ attendance: 600 });
    expect(await Attendance.count()).to.equal(601);
    expect(rowsOf(await applyRetention(periods, now))).to.include({ attendance: 600 });
    expect(await Attendance.count()).to.equal(1);
    expect(await AuditEntry.count({ where: { action: 'retention.delete' } })).to.equal(2);
    expect((await verifyAudit()).broken).to.equal(null);
    expect(rowsOf(await applyRetention(periods, now))).to.include({ attendance: 0 });
  });

  it('deletes exam papers with their answers, and leaves results', async function () {
    this.timeout(30_000);
    await givenWorld();
    await Sitting.update({ submittedAt: new Date('2023-01-01T00:00:00Z') }, { where: {} });
    const papers = await Sitting.count();
    expect(papers).to.be.above(0);
    expect(rowsOf(await applyRetention(periods, now))).to.include({ examPapers: papers });
    expect(await Answer.count()).to.equal(0);
  });

  it('forgets who signed up a month ago and never came, and nobody else', async () => {
    const { organiser } = await givenCast(now);
    const { cohortId } = await givenClass(organiser);
    const [session] = await Session.findAll({ where: { cohortId } });
    const signUp = { consentVersion: '2026-11', consentAt: now };
    const old = { ...signUp, createdAt: new Date('2026-10-01T00:00:00Z') };
    const forgotten = await givenRecord('甲甲', '13800000001', null, old);
    const came = await givenRecord('乙乙', '13800000002', null, old);
    const recent = await givenRecord('丙丙', '13800000003', null, { ...signUp, createdAt: now });
    const worker = await givenRecord('丁丁', '13800000004', null, { ...old, workerNumber: 'W1' });
    const byStaff = await givenRecord('戊戊', '13800000005', null, { createdAt: old.createdAt });
    const account = { passwordHash: 'x', disabledAt: null, createdAt: now };
    await Account.create({ ...account, personId: forgotten, loginHash: 'h1' });
    await Attendance.create({
      sessionId: Number(session?.id),
      personId: came,
      method: 'roll',
      checkedInAt: now,
    });
    expect(rowsOf(await showRetention(periods, now))).to.include({ signUps: 1 });
    expect(rowsOf(await applyRetention(periods, now))).to.include({ signUps: 1 });
    const left = await Person.findAll({ where: { id: [forgotten, came, recent, worker, byStaff] } });
    expect(left.map(({ id }) => id)).to.have.members([came, recent, worker, byStaff]);
  });
});
