/** A batch in preview, for tests. */
import { registerPerson } from '../../src/accounts/registerPerson.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import type { AwardDraft } from '../../src/issuing/awardDraft.ts';
import { fileAwardKey } from '../../src/issuing/awardDraft.ts';
import { blankAward } from '../../src/issuing/batchSource.action.ts';
import { previewBatch } from '../../src/issuing/previewBatch.action.ts';
import { isRefusal } from '../../src/refusal.ts';
import { issuer } from '../certificates/givenCertificate.ts';

const now = new Date('2026-11-23T02:00:00Z');
const honour: Omit<AwardDraft, 'awardKey'> = {
  ...blankAward,
  kind: 'honour',
  programmeZh: '巾帼家政服务标兵',
};

/** So many people of the register (ids). */
export async function givenPeople(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    const registered = await unitOfWork((transaction) =>
      registerPerson(transaction, {
        name: `王小${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}`,
        phone: `138${String(index).padStart(8, '0')}`,
        identityNumber: null,
        community: null,
        workerNumber: `B${String(index).padStart(5, '0')}`,
        consentVersion: null,
        now,
      }),
    );
    if (isRefusal(registered)) throw new Error(registered.key);
    ids.push(registered.personId);
  }
  return ids;
}

/** A preview of honours for these people. */
export async function givenBatch(personIds: readonly number[], actorId: number): Promise<number> {
  const award = { ...honour, awardKey: fileAwardKey(honour) };
  const candidates = personIds.map((personId) => ({
    personId,
    holderName: '王小甲',
    award,
    fault: null,
    detail: null,
  }));
  const plan = { title: '标兵', sourceKind: 'file', sourceId: null, candidates, actorId, now } as const;
  const id = await previewBatch(plan, issuer);
  if (isRefusal(id)) throw new Error(id.key);
  return id;
}
