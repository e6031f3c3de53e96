import { expect } from 'chai';
import fc from 'fast-check';
import { decodeText, parseCsv } from '../../src/lib/csv.ts';

describe('a .csv file', () => {
  it('is read in UTF-8 and GB18030', () => {
    expect(decodeText(Buffer.from('姓名,电话'))).to.equal('姓名,电话');
    const gb = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0]);
    expect(decodeText(gb)).to.equal('姓名,电话');
    expect(decodeText(Uint8Array.from([0, 1, 2, 255]))).to.equal(null);
  });

  it('has fields with quotes, line breaks and other separators', () => {
    expect(parseCsv('a,"b ""x"", y",c\r\n"1\n2",,3\n')).to.deep.equal([
      ['a', 'b "x", y', 'c'],
      ['1\n2', '', '3'],
    ]);
    expect(parseCsv('a;b\n1;2')).to.deep.equal([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(parseCsv('a\tb,c\td\n1\t2\t3')).to.deep.equal([
      ['a', 'b,c', 'd'],
      ['1', '2', '3'],
    ]);
  });

  it('comes back as it was written', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '王', '"', ',', '\n', ' ', ';') });
    const table = fc.array(fc.tuple(fc.constant('k'), field, field), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const headed = [['x', 'y', 'z'], ...rows];
        const quoted = headed.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
        expect(parseCsv(quoted.join('\r\n'))).to.deep.equal(headed);
      }),
    );
  });
});
