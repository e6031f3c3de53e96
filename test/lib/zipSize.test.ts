import { expect } from 'chai';
import fc from 'fast-check';
import { writeSpreadsheet } from '../../src/lib/spreadsheetFile.ts';
import { filesOf, unpackedSize } from '../../src/lib/zipSize.ts';
import { type ZipEntry, zipOf } from '../support/zip.ts';

const limit = 1_000_000;
const entry = (changes: Partial<ZipEntry> = {}): ZipEntry => ({
  name: 'sheet.xml',
  content: Buffer.from('<a/>'),
  ...changes,
});
const large = Buffer.alloc(2_000_000, 0x20);

describe('the unpacked size of a ZIP archive', () => {
  it('is the sum of its entries, packed or stored', () => {
    const contents = fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(contents, (drawn) => {
        const entries = drawn.map(([content, stored]) => entry({ content: Buffer.from(content), stored }));
        const sum = drawn.reduce((total, [content]) => total + content.length, 0);
        return unpackedSize(zipOf(entries), limit) === sum;
      }),
    );
  });

  it('is known of a real workbook', async () => {
    const workbook = await writeSpreadsheet('x', ['a'], [['b']]);
    expect(unpackedSize(workbook, limit)).to.be.greaterThan(1000).and.lessThan(limit);
  });

  it('is measured, not believed', () => {
    expect(unpackedSize(zipOf([entry({ content: large, stated: 10 })]), limit)).to.equal(
      Number.POSITIVE_INFINITY,
    );
    const halves = [
      entry({ content: large.subarray(0, 600_000) }),
      entry({ content: large.subarray(0, 600_000) }),
    ];
    expect(unpackedSize(zipOf(halves), limit)).to.equal(Number.POSITIVE_INFINITY);
  });

  it('is refused where entries could hide: between others, at the end, or inside a stored one', () => {
    const bomb = entry({ content: large, hidden: true });
    for (const entries of [
      [bomb, entry()],
      [entry(), bomb, entry()],
      [entry(), bomb],
    ])
      expect(unpackedSize(zipOf(entries), limit)).to.equal(null);
    const archive = zipOf([entry({ content: zipOf([entry({ content: large })]), stored: true })]);
    archive.writeUInt32LE(0, 18);
    expect(unpackedSize(archive, limit)).to.equal(null);
  });

  it('is refused of anything else, without throwing', () => {
    const whole = zipOf([entry(), entry({ stored: true })]);
    expect(unpackedSize(Buffer.from('PK'), limit)).to.equal(null);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const damaged = Buffer.from(whole);
        damaged[at] = value;
        const size = unpackedSize(damaged, limit);
        return size === null || size <= limit;
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (junk) => unpackedSize(Buffer.from(junk), limit) === null));
  });
});

describe('the files of a ZIP archive', () => {
  it('are what was put in, packed or stored, without folders', () => {
    const contents = fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(contents, (drawn) => {
        const entries = drawn.map(([content, stored], index) =>
          entry({ name: `a/${index}.png`, content: Buffer.from(content), stored }),
        );
        const files = filesOf(
          zipOf([...entries, entry({ name: 'a/', content: Buffer.alloc(0), stored: true })]),
        );
        expect([...files.keys()]).to.deep.equal(entries.map(({ name }) => name));
        for (const { name, content } of entries) expect(files.get(name)?.equals(content)).to.equal(true);
      }),
    );
  });

  it('have Chinese names in UTF-8 where the archive says so, else as Windows writes them', () => {
    const zip = zipOf([entry({ name: '\u0001\u0002\u0003\u0004' })]);
    const windows = Buffer.from([0xd6, 0xa4, 0xca, 0xe9]);
    const at = zip.lastIndexOf(Buffer.from([1, 2, 3, 4]));
    windows.copy(zip, at);
    expect([...filesOf(zip).keys()]).to.deep.equal(['证书']);
    const utf8 = zipOf([entry({ name: '证书' })]);
    utf8.writeUInt16LE(0x800, utf8.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
    expect([...filesOf(utf8).keys()]).to.deep.equal(['证书']);
  });
});
