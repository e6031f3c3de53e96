/** A few certificates of other issuers: one checked with a fixed token, earlier paper, and one that waits. */
import { randomBytes } from 'node:crypto';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { addExternal } from '../../src/external/externalCertificate.store.ts';
import { drawToken } from '../../src/lib/publicToken.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';

/** Who recorded and who checked. */
interface Frame {
  readonly traineeId: number;
  readonly organiserId: number;
  readonly adminId: number;
  readonly now: Date;
}

/** Writes them; the names are those of the cast. */
export async function seedExternals(transaction: Transaction, frame: Frame): Promise<void> {
  const { organiserId, adminId, now } = frame;
  const recorded = { recordedBy: organiserId, recordedAt: now };
  const checked = { state: 'checked', checkedBy: adminId, checkedAt: now } as const;
  const waiting = { state: 'recorded', checkedBy: null, checkedAt: null, checkNote: null } as const;
  const carer = { title: '养老护理员', issuerName: '示范市人才评价中心', expiresOn: null };
  const rows: readonly Parameters<typeof addExternal>[1][] = [
    {
      ...{ ...carer, ...recorded, ...checked, checkNote: '国家查询网站查到，信息一致' },
      ...{ token: demonstrationTokens.recorded, kind: 'skillLevel', number: 'Y000023060201244000123' },
      ...{ personId: frame.traineeId, holderName: '王桂芳', level: '四级/中级工', issuedOn: '2024-05-06' },
    },
    {
      ...{ ...carer, ...recorded, ...checked, checkNote: null, title: '家政服务（公益培训）' },
      ...{ token: drawToken(randomBytes), kind: 'earlierPaper', number: '妇字〔2019〕第0001号' },
      ...{ personId: null, holderName: '李一', level: null, issuedOn: '2019-06-01' },
    },
    {
      ...{ ...carer, ...recorded, ...waiting },
      ...{ token: drawToken(randomBytes), kind: 'vocationalQualification', number: '1523000004400456' },
      ...{ personId: null, holderName: '赵敏', level: '五级/初级工', issuedOn: '2015-11-20' },
    },
  ];
  for (const row of rows) await addExternal(transaction, row, null);
}
