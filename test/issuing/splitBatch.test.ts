import { expect } from 'chai';
import fc from 'fast-check';
import type { AwardDraft } from '../../src/issuing/awardDraft.ts';
import { fileAwardKey } from '../../src/issuing/awardDraft.ts';
import { blankAward } from '../../src/issuing/batchSource.action.ts';
import { afterStep, batchStates, openSteps } from '../../src/issuing/batchState.ts';
import { type Candidate, keyOf, splitBatch } from '../../src/issuing/splitBatch.ts';

const award: AwardDraft = {
  ...blankAward,
  kind: 'honour',
  awardKey: 'file:1',
  programmeZh: '巾帼家政服务标兵',
};
const candidate = (personId: number | null, changes: Partial<Candidate> = {}): Candidate => ({
  personId,
  holderName: '王小芳',
  award,
  fault: null,
  detail: null,
  ...changes,
});
const nothing = () => null;

describe('splitting a batch', () => {
  it('tells those who will get a certificate from those who hold it and those who are refused', () => {
    const rows = splitBatch(
      [candidate(1), candidate(2), candidate(3), candidate(null, { fault: 'unknownPerson' }), candidate(1)],
      new Map([[keyOf('file:1', 2), 77]]),
      ({ personId }) => (personId === 3 ? { reason: 'unprintable', detail: '𰻞' } : null),
    );
    expect(rows.map(({ state, reason, certificateId }) => [state, reason, certificateId])).to.deep.equal([
      ['issue', null, null],
      ['held', null, 77],
      ['refused', 'unprintable', null],
      ['refused', 'unknownPerson', null],
      ['refused', 'duplicate', null],
    ]);
    expect(rows[2]?.detail).to.equal('𰻞');
  });

  it('keeps every row in its place and gives nobody two', () => {
    const people = fc.array(fc.option(fc.integer({ min: 1, max: 8 })), { maxLength: 40 });
    fc.assert(
      fc.property(people, fc.uniqueArray(fc.integer({ min: 1, max: 8 })), (ids, holders) => {
        const held = new Map(holders.map((id) => [keyOf('file:1', id), id]));
        const rows = splitBatch(
          ids.map((id) => candidate(id)),
          held,
          nothing,
        );
        expect(rows.map(({ personId }) => personId)).to.deep.equal(ids);
        const issued = rows.filter(({ state }) => state === 'issue').map(({ personId }) => personId);
        expect(new Set(issued).size).to.equal(issued.length);
        expect(issued.some((id) => id !== null && holders.includes(id))).to.equal(false);
      }),
    );
  });
});

describe('the award of a file', () => {
  it('is the same award in whichever file it stands, and another when anything printed differs', () => {
    const { awardKey: _key, ...draft } = award;
    expect(fileAwardKey(draft)).to.equal(fileAwardKey({ ...draft, hours: 8 }));
    expect(fileAwardKey(draft)).not.to.equal(fileAwardKey({ ...draft, awardZh: '一等奖' }));
    expect(fileAwardKey(draft)).not.to.equal(fileAwardKey({ ...draft, programmeZh: '别的' }));
  });
});

describe('the steps of a batch', () => {
  it('start from the preview only, and end for good when it is cancelled', () => {
    expect(batchStates.filter((state) => afterStep(state, 'start'))).to.deep.equal(['preview']);
    expect(openSteps('cancelled', 3)).to.deep.equal([]);
    expect(openSteps('running', 0)).to.deep.equal(['pause', 'cancel']);
    expect(openSteps('done', 0)).to.deep.equal([]);
    expect(openSteps('done', 1)).to.deep.equal(['retry']);
  });
});
