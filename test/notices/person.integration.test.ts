import { expect } from 'chai';
import { findMaskedEmail, findPlainReach } from '../../src/accounts/email.store.ts';
import { mergePeople } from '../../src/accounts/merge/mergePeople.action.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { eraseRecords } from '../../src/accounts/privacy/erase.store.ts';
import { findPersonalData } from '../../src/accounts/privacy/personalData.store.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { askConfirmation } from '../../src/notices/confirmEmail.action.ts';
import { OutboxMessage } from '../../src/notices/outboxMessage.model.ts';
import { EmailConfirmation } from '../../src/notices/preference.model.ts';
import { givenPeople } from '../ladders/givenClass.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenAddress, givenNotice, noon, useChannels } from './outboxFixtures.ts';

describe('a mail address', () => {
  useDatabase();
  useChannels('email');

  it('is sealed, given out to her, and erased with all that was to be sent', async () => {
    const { trainee } = await givenCast();
    await givenAddress(trainee, 'wang@example.cn');
    await givenNotice(trainee, 'a');
    await askConfirmation(trainee, { email: 'other@example.cn', language: 'en' }, noon);
    expect(JSON.stringify(await Person.findByPk(trainee))).not.to.include('wang@');
    expect(JSON.stringify(await findPersonalData(trainee))).to.include('wang@example.cn');
    await unitOfWork((transaction) => eraseRecords(transaction, [trainee], { names: [], numbers: [] }, noon));
    expect(await findMaskedEmail(trainee)).to.equal(null);
    expect([await OutboxMessage.count(), await EmailConfirmation.count()]).to.deep.equal([0, 0]);
  });

  it('comes along when the record that has it is merged into one that has none', async () => {
    const { admin } = await givenCast();
    const [winnerId = 0, loserId = 0] = await givenPeople(2);
    await givenAddress(loserId, 'wang@example.cn');
    const kept = 'winner' as const;
    const choices = { name: kept, phone: kept, identityNumber: kept, community: kept, workerNumber: kept };
    await mergePeople({ winnerId, loserId, choices }, { id: admin, name: '', roles: ['admin'] }, noon);
    expect((await findPlainReach(winnerId)).email).to.equal('wang@example.cn');
  });
});
