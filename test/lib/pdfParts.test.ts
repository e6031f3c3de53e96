import { expect } from 'chai';
import { create } from 'qrcode';
import { missingGlyphs, printable } from '../../src/lib/pdf/fonts.ts';
import { qrRuns, smallestQrMm } from '../../src/lib/pdf/qrVector.ts';

describe('fonts of documents', () => {
  it('have every character of ordinary and rare names', () => {
    expect(missingGlyphs('欧阳·古丽米热·阿不都热合曼 䶮㛃𠅤 Maria O’Neill')).to.deep.equal([]);
  });

  it('report each character that they lack once', () => {
    expect(missingGlyphs('王🦄芳🦄')).to.deep.equal(['🦄']);
  });

  it('print one spelling of each glyph, on one line', () => {
    expect(printable(' ⼥\n联\u00a0合\u200b ', 'serif')).to.equal('女 联 合');
    expect(printable('1 – 2', 'sans')).to.equal('1 – 2');
  });
});

describe('QR codes as vectors', () => {
  it('are printed larger where they carry a payload', () => {
    expect(smallestQrMm('https://jieti.example.org/c/7k3m')).to.equal(25);
    expect(smallestQrMm('https://jieti.example.org/c/7k3m#123')).to.equal(30);
  });

  it('cover exactly the dark modules, in runs that never touch', () => {
    const text = 'https://jieti.example.org/c/7k3m9q4x7k3m9q4x7k3m9q4x7k';
    const { side, runs } = qrRuns(text);
    const drawn = new Uint8Array(side * side);
    for (const { x, y, length } of runs) drawn.fill(1, y * side + x, y * side + x + length);
    const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
    expect(side).to.equal(size);
    expect([...drawn]).to.deep.equal(Array.from(data, (module) => (module ? 1 : 0)));
    const ends = new Set(runs.map(({ x, y, length }) => `${x + length},${y}`));
    expect(runs.some(({ x, y }) => ends.has(`${x},${y}`))).to.equal(false);
  });
});
