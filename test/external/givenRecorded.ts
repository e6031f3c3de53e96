/** A recorded and checked certificate of another issuer, for tests. */
import { type ExternalRow, findExternal } from '../../src/external/externalCertificate.store.ts';
import { decide, recordExternal } from '../../src/external/recordExternal.action.ts';
import { isRefusal } from '../../src/refusal.ts';

const now = new Date('2026-11-23T02:00:00Z');

/** Records it by one person and checks it by another. */
export async function givenRecorded(people: { recordedBy: number; checkedBy: number }): Promise<ExternalRow> {
  const entry = {
    kind: 'skillLevel',
    number: 'Y000023010203243000123',
    holderName: '王桂芳',
    workerNumber: null,
    title: '养老护理员',
    level: '三级/高级工',
    issuerName: '某市评价中心',
    issuedOn: '2025-05-01',
    expiresOn: null,
  } as const;
  const id = await recordExternal(entry, null, { actorId: people.recordedBy, now });
  if (isRefusal(id)) throw new Error(id.key);
  await decide(id, { state: 'checked', note: '已核对', actorId: people.checkedBy, now });
  return (await findExternal(id)) as ExternalRow;
}
