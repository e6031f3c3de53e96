import { expect } from 'chai';
import fc from 'fast-check';
import { likeness, similarStems } from '../../../src/exams/questions/similarStems.ts';

describe('questions that are much alike', () => {
  it('are found whatever their spaces, punctuation and width', () => {
    const stems = [
      { id: 1, text: '发现火灾，应拨打哪个电话？' },
      { id: 2, text: '婴儿洗澡的水温是多少？' },
      { id: 3, text: '发现火灾应该拨打哪个电话' },
    ];
    expect(similarStems('发现火灾应拨打哪个电话', stems, 5).map(({ id }) => id)).to.deep.equal([1, 3]);
    expect(similarStems('发现火灾应拨打哪个电话', stems, 1)).to.have.length(1);
    expect(likeness('ＣＰＲ 30:2', 'cpr 30 2')).to.equal(1);
  });

  it('are alike both ways, and a text is most like itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(likeness(left, right)).to.equal(likeness(right, left)).and.to.be.within(0, 1);
        expect(likeness(left, left)).to.equal(1);
      }),
    );
  });
});
