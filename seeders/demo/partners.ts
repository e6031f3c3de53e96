/** One enterprise, for which the demonstration's employer acts: with a known key, some use, and two follows. */
import { Certificate } from '../../src/certificates/certificate.model.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { ApiKey, ApiUsage } from '../../src/partners/apiKey.model.ts';
import { hashApiKey, keyBeginning, scopes, usualQuotas } from '../../src/partners/apiKey.ts';
import { creditCodeCheck } from '../../src/partners/creditCode.ts';
import { demonstrationKey } from '../../src/partners/demonstrationKey.ts';
import { Enterprise, EnterpriseMember } from '../../src/partners/enterprise.model.ts';
import { Follow } from '../../src/partners/feed.model.ts';
import { daysBefore } from '../../src/partners/usageDay.action.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';

const family = 'demonstration';
/** Of region 990000, which does not exist. */
const creditCodeBody = '91990000MA0JT0001';
/** Look-ups on the days before today. */
const used = [12, 140, 35, 0, 0, 88, 61, 412, 20];

/** Writes the enterprise. Certificates must be there. */
export async function seedPartners(
  transaction: Transaction,
  { employerId, adminId, now }: { employerId: number; adminId: number; now: Date },
): Promise<void> {
  const createdAt = new Date(now.getTime() - 30 * 86_400_000);
  const creditCode = creditCodeBody + creditCodeCheck(creditCodeBody);
  const row = { name: '安心家政服务有限公司', creditCode, state: 'active' as const, createdAt };
  const { id: enterpriseId } = await Enterprise.create(row, { transaction });
  const member = { enterpriseId, personId: employerId, isContact: true, addedAt: createdAt };
  await EnterpriseMember.create(member, { transaction });
  await ApiKey.create(
    {
      ...{ enterpriseId, name: '人事系统', family, scopes: scopes.join(' '), createdAt, createdBy: adminId },
      ...{ beginning: keyBeginning(demonstrationKey), hash: hashApiKey(demonstrationKey) },
      ...{ ...usualQuotas, endsAt: null, withdrawnAt: null, lastUsedAt: null },
    },
    { transaction },
  );
  const days = used.map((dayCount, index) => ({ dayCount, day: daysBefore(now, index + 1) }));
  const rows = days.filter(({ dayCount }) => dayCount > 0);
  const empty = { family, enterpriseId, minute: 0, minuteCount: 0 };
  await ApiUsage.bulkCreate(
    rows.map((one) => ({ ...empty, ...one })),
    { transaction },
  );
  const token = [demonstrationTokens.valid, demonstrationTokens.suspended];
  const followed = await Certificate.findAll({ where: { token }, attributes: ['id'], transaction });
  await Follow.bulkCreate(
    followed.map(({ id: certificateId }) => ({ enterpriseId, certificateId, createdAt })),
    { transaction },
  );
}
