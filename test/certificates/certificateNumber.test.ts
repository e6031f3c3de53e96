import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  drawCertificateNumber,
  formatCertificateNumber,
  parseCertificateNumber,
} from '../../src/certificates/certificateNumber.ts';

const crockford = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const typeable = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*- abc'];
const series = fc.record({
  issuer: fc
    .array(fc.constantFrom(...crockford), { minLength: 2, maxLength: 2 })
    .map((pair) => pair.join('')),
  year: fc.integer({ min: 2024, max: 2099 }),
  kind: fc.constantFrom('completion' as const, 'award' as const, 'honour' as const),
});
const numbers = fc
  .tuple(series, fc.infiniteStream(fc.nat(255)))
  .map(([which, bytes]) => drawCertificateNumber(which, (size) => Uint8Array.from([...bytes.take(size)])));

describe('certificate numbers', () => {
  it('are sayable: issuer, year, kind, serial, check character', () => {
    const number = drawCertificateNumber({ issuer: 'JT', year: 2026, kind: 'completion' }, (size) =>
      new Uint8Array(size).fill(7),
    );
    expect(number).to.match(/^JT-26-T-7777777-[0-9A-HJKMNP-TV-Z]$/);
  });

  it('are read back, with their kind', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const reading = parseCertificateNumber(number);
        return reading.ok && reading.number === number;
      }),
    );
  });

  it('forgive lower case, spaces, full width, other dashes, O for 0, I and L for 1', () => {
    const spellings = [
      (number: string) => number.toLowerCase(),
      (number: string) => ` ${number.replaceAll('-', ' ')} `,
      (number: string) => number.replaceAll('-', ''),
      (number: string) => number.replaceAll('-', '—'),
      (number: string) => number.replaceAll('0', 'o').replaceAll('1', 'l'),
      (number: string) => number.replaceAll('0', 'O').replaceAll('1', 'I'),
      (number: string) => number.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(numbers, fc.constantFrom(...spellings), (number, spell) => {
        const reading = parseCertificateNumber(spell(number));
        return reading.ok && reading.number === number;
      }),
    );
  });

  it('catch every single wrong, missing or added character', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.constantFrom(...typeable), (number, at, typed) => {
        const before = number.slice(0, at);
        const slips = [
          before + typed + number.slice(at + 1),
          before + number.slice(at + 1),
          before + typed + number.slice(at),
        ];
        return slips.every((slip) => caughtOrSame(slip, number));
      }),
      { numRuns: 2000 },
    );
  });

  it('catch every swap of neighbours, across dashes too', () => {
    fc.assert(
      fc.property(numbers, fc.nat(11), (number, at) => {
        const plain = number.replaceAll('-', '');
        const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
        return swapped === plain || !parseCertificateNumber(swapped).ok;
      }),
      { numRuns: 2000 },
    );
  });

  it('catch every swap of two characters with one between, across dashes too', () => {
    fc.assert(
      fc.property(numbers, fc.nat(10), (number, at) => {
        const plain = number.replaceAll('-', '');
        const [one, between, other] = [plain.charAt(at), plain.charAt(at + 1), plain.charAt(at + 2)];
        const swapped = plain.slice(0, at) + other + between + one + plain.slice(at + 3);
        return swapped === plain || !parseCertificateNumber(swapped).ok;
      }),
      { numRuns: 5000 },
    );
  });

  it('catch every single wrong character of a number, all of them tried, and every swap', () => {
    let drawn = 0;
    const random = (size: number) => createHash('sha256').update(String(drawn++)).digest().subarray(0, size);
    const series = { issuer: 'JT', year: 2026, kind: 'award' } as const;
    const made = Array.from({ length: 60 }, () => drawCertificateNumber(series, random));
    const missed = made.flatMap((number) => {
      const plain = number.replaceAll('-', '');
      const single = [...plain].flatMap((_, at) =>
        crockford.map((typed) => plain.slice(0, at) + typed + plain.slice(at + 1)),
      );
      const swaps = [1, 2].flatMap((distance) =>
        Array.from({ length: plain.length - distance }, (_, at) => swap(plain, at, at + distance)),
      );
      return [...single, ...swaps].filter((slip) => slip !== plain && parseCertificateNumber(slip).ok);
    });
    expect(missed).to.deep.equal([]);
  });

  it('tell a slip from what is no number at all', () => {
    const number = drawCertificateNumber({ issuer: 'JT', year: 2026, kind: 'award' }, (size) =>
      new Uint8Array(size).fill(9),
    );
    const slip = number.replace('999', '998');
    expect(parseCertificateNumber(slip)).to.deep.equal({ ok: false, fault: 'checkCharacter' });
    for (const text of ['', 'hello', '王小芳', number.slice(1), '9'.repeat(500)])
      expect(parseCertificateNumber(text)).to.deep.equal({ ok: false, fault: 'shape' });
  });

  it('are never made with a check character that could be misread', () => {
    const one = { issuer: 'JT', year: 2026, kind: 'honour' } as const;
    const made = Array.from({ length: 1024 }, (_, index) => {
      const serial = `00000${crockford[index >> 5]}${crockford[index & 31]}`;
      return formatCertificateNumber(one, serial);
    });
    expect(made.filter((number) => number === null)).to.have.length.within(80, 200);
    expect(made.filter((number) => number !== null && /[ILOU*]$/.test(number))).to.deep.equal([]);
  });

  it('are not made for an issuer outside the alphabet', () => {
    expect(() => formatCertificateNumber({ issuer: 'IO', year: 2026, kind: 'award' }, '0000000')).to.throw(
      'IO26A',
    );
  });
});

function caughtOrSame(slip: string, number: string): boolean {
  const reading = parseCertificateNumber(slip);
  return !reading.ok || reading.number === number;
}

function swap(text: string, left: number, right: number): string {
  const characters = [...text];
  [characters[left], characters[right]] = [characters[right] as string, characters[left] as string];
  return characters.join('');
}
