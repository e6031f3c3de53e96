import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { audit, verifyAudit } from '../../src/db/audit.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { refuse } from '../../src/refusal.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T02:00:00.123Z');

describe('a unit of work', () => {
  useDatabase();

  it('loses no update when forty run at once', async () => {
    const { admin } = await givenCast();
    const increment = () =>
      unitOfWork(async (transaction) => {
        const person = await Person.findByPk(admin, { transaction, lock: transaction.LOCK.UPDATE });
        await person?.update({ community: String(Number(person.community) + 1) }, { transaction });
      });
    await Person.update({ community: '0' }, { where: { id: admin } });
    await Promise.all(Array.from({ length: 40 }, increment));
    expect((await Person.findByPk(admin))?.community).to.equal('40');
  });

  it('writes nothing when it ends in a refusal', async () => {
    const { admin } = await givenCast();
    const result = await unitOfWork(async (transaction) => {
      await Person.update({ community: 'changed' }, { where: { id: admin }, transaction });
      return refuse('common.form.invalid');
    });
    expect(result).to.have.property('key', 'common.form.invalid');
    expect((await Person.findByPk(admin))?.community).not.to.equal('changed');
  });

  it('refuses a query that strays outside its transaction', async () => {
    const stray = unitOfWork(() => Person.count());
    expect(await stray.catch((error: Error) => error.message)).to.include('strayed');
  });

  it('can not be nested', async () => {
    const nested = unitOfWork(() => unitOfWork(async () => 1));
    expect(await nested.catch((error: Error) => error.message)).to.include('nested');
  });
});

describe('the audit trail', () => {
  useDatabase();
  const append = (subjectId: number) =>
    unitOfWork((transaction) =>
      audit(transaction, {
        actorId: null,
        at: now,
        action: 'test.change',
        subjectKind: 'test',
        subjectId,
        after: { subjectId },
      }),
    );

  it('is whole after twenty appends at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(index)));
    expect(await verifyAudit()).to.deep.equal({ entries: 20, broken: null });
  });

  it('names the first entry that was altered', async () => {
    for (let index = 1; index <= 5; index++) await append(index);
    await AuditEntry.update({ after: '{"subjectId":99}' }, { where: { sequence: 3 } });
    expect((await verifyAudit()).broken).to.deep.equal({ sequence: 3, reason: 'altered' });
  });

  it('notices that an entry is gone, in the middle or at the end', async () => {
    for (let index = 1; index <= 5; index++) await append(index);
    await AuditEntry.destroy({ where: { sequence: 5 } });
    expect((await verifyAudit()).broken).to.deep.equal({ sequence: 5, reason: 'missing' });
    await AuditEntry.destroy({ where: { sequence: 2 } });
    expect((await verifyAudit()).broken).to.deep.equal({ sequence: 2, reason: 'missing' });
  });
});
