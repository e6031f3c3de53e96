import { expect } from 'chai';
import { cellText, dayOf, findColumns, isDay } from '../../src/lib/sheet.ts';

describe('the columns of a list', () => {
  it('are found by their headings in either language, in any order and case', () => {
    const columns = { name: ['姓名', 'Name'], phone: ['手机号', 'Phone'], level: ['级别', 'Level'] };
    const found = findColumns(columns, [null, ' PHONE ', 42, '姓名']);
    expect([...found]).to.deep.equal([
      ['name', 3],
      ['phone', 1],
    ]);
  });
});

describe('a cell as text', () => {
  it('is half width, with nothing around it', () => {
    expect([' ＡＢ１ ', 12, null, undefined].map(cellText)).to.deep.equal(['AB1', '12', '', '']);
  });
});

describe('a day in a list', () => {
  it('is read in the ways in which people write it', () => {
    for (const typed of ['2020-03-05', '2020/3/5', '2020.3.5', '2020年3月5日', '２０２０/３/５'])
      expect(dayOf(typed), typed).to.equal('2020-03-05');
    expect(dayOf(new Date('2020-03-05T00:00:00Z'))).to.equal('2020-03-05');
    expect(dayOf(null)).to.equal('');
  });

  it('is told from what only looks like one', () => {
    expect(['2024-02-29', '2026-02-29', '2026-3-1', 'gestern', '?', ''].map(isDay)).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
