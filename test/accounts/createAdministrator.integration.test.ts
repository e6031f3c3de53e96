import { expect } from 'chai';
import { checkPassword } from '../../src/accounts/checkPassword.action.ts';
import { createAdministrator } from '../../src/accounts/createAdministrator.action.ts';
import { verifyAudit } from '../../src/db/audit.ts';
import { isRefusal } from '../../src/refusal.ts';
import { useDatabase } from '../support/database.ts';

describe('making the first administrator', () => {
  useDatabase();
  const now = new Date('2026-11-23T02:00:00Z');

  it('gives a log-in with the role, in the audit trail', async () => {
    const password = (await createAdministrator('chief', '何平', now)) as string;
    expect(await checkPassword('chief', password))
      .to.include({ name: '何平' })
      .and.deep.include({ roles: ['admin'] });
    expect((await verifyAudit()).entries).to.equal(1);
  });

  it('refuses a user name that is taken', async () => {
    await createAdministrator('chief', '何平', now);
    expect(isRefusal(await createAdministrator('Chief', '何平', now))).to.equal(true);
  });
});
