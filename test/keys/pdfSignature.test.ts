import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { readCertificates, selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { checkPdfSignature, signPdf } from '../../src/keys/pdfSignature.ts';
import { renderPage } from '../../src/lib/pdf/document.ts';
import { certificateFacts } from '../support/certificateFacts.ts';

const signedAt = new Date('2026-03-23T10:11:12Z');
const { verifyUrl: qrText } = certificateFacts();
const credential = {
  name: 'credential.json',
  mimeType: 'application/json',
  bytes: Buffer.from('{"type":"OpenBadgeCredential"}'),
  description: 'Open Badges 3.0',
  createdAt: signedAt,
};

describe('the signature of a PDF', () => {
  const p256 = keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const rsa = keyOf(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey);
  let pdf: Buffer = Buffer.alloc(0);

  before(async () => {
    pdf = await documentOf(p256);
  });

  it('holds, names the organisation and the stated time, for both kinds of keys', async () => {
    for (const key of [p256, rsa]) {
      const found = checkPdfSignature(await documentOf(key));
      expect(found?.certificate.subject).to.contain('O=示范市妇女联合会');
      expect(found?.certificate.fingerprint256).to.equal(fingerprintOf(key.certificatePem));
      expect(found?.statedAt).to.deep.equal(signedAt);
    }
  });

  it('carries the certificates of the signer’s authority along', async () => {
    const chain = { ...p256, certificatePem: `${p256.certificatePem}\n${rsa.certificatePem}` };
    const found = checkPdfSignature(await documentOf(chain));
    expect(found?.certificate.fingerprint256).to.equal(fingerprintOf(p256.certificatePem));
  });

  it('fails for any flipped bit, wherever it is', () => {
    const flip = fc.record({ at: fc.nat(pdf.length - 1), bit: fc.nat(7) });
    fc.assert(
      fc.property(flip, ({ at, bit }) => checkPdfSignature(flipped(pdf, at, bit)) === null),
      { numRuns: 400 },
    );
  });

  it('fails for every flipped bit within the signature and the byte range', () => {
    const start = pdf.lastIndexOf('/ByteRange');
    const end = pdf.indexOf('>', pdf.indexOf('/Contents', start)) + 1;
    const survivors: number[] = [];
    for (let at = start; at < end; at += 3)
      for (const bit of [0, 1, 5])
        if (checkPdfSignature(flipped(pdf, at, bit)) !== null) survivors.push(at - start);
    expect(survivors).to.deep.equal([]);
  }).timeout(20_000);

  it('fails where bytes are added, cut off or inserted', () => {
    fc.assert(
      fc.property(fc.nat(pdf.length), fc.uint8Array({ minLength: 1, maxLength: 20 }), (at, more) => {
        const longer = Buffer.concat([pdf.subarray(0, at), more, pdf.subarray(at)]);
        return checkPdfSignature(longer) === null && checkPdfSignature(pdf.subarray(0, at - 1)) === null;
      }),
    );
  });

  it('is not found in a document that nobody signed, or that is none', async () => {
    const unsigned = await renderPage({ ...pageFacts, createdAt: signedAt }, () => {});
    for (const bytes of [unsigned, Buffer.alloc(0), Buffer.from('/ByteRange [0 1 2 3]')])
      expect(checkPdfSignature(bytes)).to.equal(null);
  });

  it('is refused to documents without room for it, and to keys without a certificate', async () => {
    const unsigned = await renderPage({ ...pageFacts, createdAt: signedAt }, () => {});
    expect(() => signPdf(unsigned, p256, signedAt)).to.throw('no room');
    const small = await renderPage({ ...pageFacts, createdAt: signedAt }, () => {}, {
      signature: { reserveBytes: 64 },
    });
    expect(() => signPdf(small, p256, signedAt)).to.throw('only 64 were kept');
    expect(() => signPdf(small, { ...p256, certificatePem: null }, signedAt)).to.throw('certificate');
  });
});

const pageFacts = { title: '测试', subject: '测试', author: '测试', layout: 'portrait' } as const;

function documentOf(key: ReturnType<typeof keyOf>): Promise<Buffer> {
  return renderDocument({ facts: certificateFacts(), qrText, attachments: [credential], key, signedAt });
}

function keyOf(privateKey: KeyObject) {
  const serial = Buffer.from('00ff0102030405060708', 'hex');
  const years = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2056-01-01T00:00:00Z') };
  const facts = { organisation: '示范市妇女联合会', serial, ...years };
  return { privateKey, certificatePem: selfSignedCertificate(privateKey, facts) };
}

function fingerprintOf(pem: string): string | undefined {
  return readCertificates(pem)[0]?.fingerprint256;
}

function flipped(pdf: Buffer, at: number, bit: number): Buffer {
  const changed = Buffer.from(pdf);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
  return changed;
}
