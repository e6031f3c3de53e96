import { expect } from 'chai';
import { readBatchHeadings, readBatchRows } from '../../src/issuing/batchFile.ts';

const headings = ['姓名', '手机号', '学时', '证书类型', '项目', '开始日期', '结束日期'];

function read(...cells: unknown[]) {
  const found = readBatchHeadings(headings);
  if (!found) throw new Error('no headings');
  return readBatchRows([cells], found)[0];
}

describe('the rows of a batch’s file', () => {
  it('say what the certificate is for, in the forms in which people type it', () => {
    expect(
      read('王小芳', '１３９ 0000 0001', 40, '荣誉', '年度标兵', '2026年3月1日', '2026/3/20'),
    ).to.include({
      name: '王小芳',
      hours: 40,
      kind: 'honour',
      programme: '年度标兵',
      startsOn: '2026-03-01',
      endsOn: '2026-03-20',
      unreadable: null,
    });
    expect(read('王小芳', '13900000001', '', '', '', new Date('2026-03-01T00:00:00Z'), '')).to.include({
      hours: null,
      kind: null,
      startsOn: '2026-03-01',
      endsOn: null,
      unreadable: null,
    });
  });

  it('name the column that can’t be read', () => {
    expect(read('王小芳', '', 'forty', '', '', '', '')?.unreadable).to.equal('hours');
    expect(read('王小芳', '', '', '毕业', '', '', '')?.unreadable).to.equal('kind');
    expect(read('王小芳', '', '', '', '', '2026-02-30', '')?.unreadable).to.equal('startsOn');
    expect(read('王小芳', '', '', '', '标'.repeat(81), '', '')?.unreadable).to.equal('programme');
    expect(read('王小芳', '', '', '', '', '', 'later')?.unreadable).to.equal('endsOn');
  });

  it('are passed over where they are empty, and need a name and something to find the person by', () => {
    expect(read('', ' ', '', '', '', '', '')).to.equal(undefined);
    expect(readBatchHeadings(['姓名', '学时'])).to.equal(null);
    expect(readBatchHeadings(['Name', 'Worker number'])).not.to.equal(null);
  });
});
