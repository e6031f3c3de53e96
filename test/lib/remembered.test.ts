import { expect } from 'chai';
import { remembered } from '../../src/lib/remembered.ts';

describe('remembering', () => {
  it('works a text out once, and keeps to its limit', () => {
    const worked: string[] = [];
    const length = remembered((text) => worked.push(text) && text.length, 2);
    expect(['a', 'a', 'bb', 'a'].map((text) => length(text))).to.deep.equal([1, 1, 2, 1]);
    expect(worked).to.deep.equal(['a', 'bb']);
    for (let count = 0; count < 100; count++) length('x'.repeat(count));
    expect(length('a')).to.equal(1);
  });
});
