import { expect } from 'chai';
import fc from 'fast-check';
import { der, derChildren, derContent, oid, tags } from '../../src/lib/der.ts';

describe('DER', () => {
  it('writes lengths in as few bytes as they take', () => {
    for (const [length, head] of [
      [0, '0400'],
      [127, '047f'],
      [128, '048180'],
      [255, '0481ff'],
      [256, '04820100'],
      [65536, '0483010000'],
    ] as const)
      expect(der(tags.octets, Buffer.alloc(length)).toString('hex').slice(0, head.length)).to.equal(head);
  });

  it('writes object identifiers', () => {
    expect(oid('1.2.840.113549.1.1.11').toString('hex')).to.equal('06092a864886f70d01010b');
    expect(oid('2.16.840.1.101.3.4.2.1').toString('hex')).to.equal('0609608648016503040201');
  });

  it('cuts apart what it wrote', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 });
    fc.assert(
      fc.property(parts, (contents) => {
        const values = contents.map((content) => der(tags.octets, content));
        const read = derChildren(der(tags.sequence, ...values));
        expect(read.map((value) => derContent(value).toString('hex'))).to.deep.equal(
          contents.map((content) => Buffer.from(content).toString('hex')),
        );
      }),
    );
  });

  it('refuses what is cut off, too long or reaches too far', () => {
    const whole = der(tags.sequence, der(tags.octets, Buffer.alloc(200)));
    for (const bytes of [
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.alloc(1)]),
      Buffer.from('3003040500', 'hex'),
      Buffer.from('30', 'hex'),
      Buffer.alloc(0),
      Buffer.from('3085ffffffffff', 'hex'),
    ])
      expect(() => derChildren(bytes), bytes.toString('hex')).to.throw();
  });
});
