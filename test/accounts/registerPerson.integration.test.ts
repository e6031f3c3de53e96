import { expect } from 'chai';
import { demonstrationIdentity } from '../../seeders/demo/people.ts';
import { checkPassword } from '../../src/accounts/checkPassword.action.ts';
import { openAccount } from '../../src/accounts/openAccount.action.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { findPeople, findPerson } from '../../src/accounts/person.store.ts';
import type { Registration } from '../../src/accounts/register.store.ts';
import { registerPerson } from '../../src/accounts/registerPerson.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { isRefusal } from '../../src/refusal.ts';
import { useDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T02:00:00Z');
const identityNumber = demonstrationIdentity('19800115', 2);

describe('registering a person', () => {
  useDatabase();

  it('keeps phone and ID number sealed and shows them masked', async () => {
    const { personId, isNew } = await registered();
    expect(isNew).to.equal(true);
    expect(await findPerson(personId)).to.include({
      name: '王小芳',
      phoneMasked: '139****0077',
      identityMasked: `9900**********${identityNumber.slice(-4)}`,
      birthDate: '1980-01-15',
    });
    const stored = JSON.stringify(await Person.findAll({ raw: true }));
    expect(stored).not.to.include('13900000077').and.not.to.include(identityNumber);
    expect((await findPeople([personId])).map(({ id }) => id)).to.deep.equal([personId]);
  });

  it('finds her again by ID number, and by phone and name, and fills in what was missing', async () => {
    const first = await registered({ identityNumber: null });
    const again = await registered({ community: '阳光社区' });
    expect(again.isNew).to.equal(false);
    const third = await registered({ phone: '13900000078' });
    const fourth = await registered({ identityNumber: null, community: '湖滨社区' });
    expect([again, third, fourth].map(({ personId }) => personId)).to.deep.equal(
      Array(3).fill(first.personId),
    );
    expect(await findPerson(first.personId)).to.include({
      birthDate: '1980-01-15',
      community: '阳光社区',
      phoneMasked: '139****0077',
    });
  });

  it('records the consent of someone who was registered by staff', async () => {
    const { personId } = await registered({ consentVersion: null });
    await registered({ consentVersion: '2' });
    expect(await Person.findByPk(personId)).to.include({ consentVersion: '2' });
  });

  it('tells two people apart who share phone and name but not the ID number', async () => {
    const first = await registered();
    const second = await registered({ identityNumber: demonstrationIdentity('19800115', 4) });
    expect(second.isNew).to.equal(true);
    expect(second.personId).not.to.equal(first.personId);
  });

  it('refuses a known ID number under another name, without telling the name', async () => {
    await registered();
    const result = await register({ name: '李一' });
    if (!isRefusal(result)) throw new Error('was registered');
    expect(result.key).to.equal('accounts.refusal.otherName');
    expect(JSON.stringify(result.params)).not.to.include('王小芳');
  });

  it('registers once when the same person comes eight times at the same moment', async () => {
    await openConnections();
    for (let serial = 0; serial < 5; serial++) {
      const same = { identityNumber: demonstrationIdentity('19800115', serial) };
      const results = await Promise.all(Array.from({ length: 8 }, () => registered(same)));
      expect(results.filter(({ isNew }) => isNew)).to.have.length(1);
      expect(new Set(results.map(({ personId }) => personId)).size).to.equal(1);
    }
    expect(await Person.count()).to.equal(5);
  });

  it('registers once when she has no ID number, too', async () => {
    await openConnections();
    const results = await Promise.all(Array.from({ length: 8 }, () => registered({ identityNumber: null })));
    expect(results.filter(({ isNew }) => isNew)).to.have.length(1);
    expect(await Person.count()).to.equal(1);
  });

  it('refuses a worker number that is taken', async () => {
    await registered({ workerNumber: 'W1' });
    const other = demonstrationIdentity('19810115', 4);
    const result = await register({
      workerNumber: 'W1',
      identityNumber: other,
      name: '李一',
      phone: '13900000079',
    });
    expect(isRefusal(result) && result.field).to.equal('workerNumber');
  });
});

describe('opening a log-in', () => {
  useDatabase();

  it('lets a trainee in with her phone, and is refused the second time', async () => {
    const { personId } = await registered();
    const passwordHash = await hashPassword('ladder-1');
    const open = () =>
      unitOfWork((transaction) =>
        openAccount(transaction, { personId, phone: '13900000077', passwordHash, now }),
      );
    expect(await open()).to.equal(null);
    expect((await checkPassword('139 0000 0077', 'ladder-1'))?.roles).to.deep.equal(['trainee']);
    expect(isRefusal(await open())).to.equal(true);
  });

  it('refuses a phone that is another person’s login', async () => {
    const passwordHash = await hashPassword('ladder-1');
    const first = await registered();
    const second = await registered({ name: '李一', identityNumber: null });
    const open = ({ personId }: { personId: number }) =>
      unitOfWork((transaction) =>
        openAccount(transaction, { personId, phone: '13900000077', passwordHash, now }),
      );
    await open(first);
    const result = await open(second);
    expect(isRefusal(result) && result.key).to.equal('accounts.refusal.loginTaken');
  });
});

/** A pool opens its connections one after another; units of work meet only when they are open. */
function openConnections() {
  return Promise.all(Array.from({ length: 10 }, () => Person.count()));
}

function register(changes: Partial<Registration> = {}) {
  const registration = {
    name: '王小芳',
    phone: '13900000077',
    identityNumber,
    consentVersion: '1',
    community: null,
    workerNumber: null,
    now,
    ...changes,
  };
  return unitOfWork((transaction) => registerPerson(transaction, registration));
}

async function registered(changes: Partial<Registration> = {}) {
  const result = await register(changes);
  if (isRefusal(result)) throw new Error(result.key);
  return result;
}
