import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { readCertificates, selfSignedCertificate } from '../../src/keys/documentCertificate.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const facts = {
  organisation: '示范市妇女联合会',
  serial: Buffer.from('ff00000000000001', 'hex'),
  from: new Date('2026-11-23T23:35:50.123Z'),
  until: new Date('2056-11-23T23:35:50.987Z'),
};

describe('the certificate of a document key', () => {
  it('names the organisation, signs itself and serves signatures only', () => {
    const [certificate] = readCertificates(selfSignedCertificate(privateKey, facts));
    expect(certificate?.subject).to.equal('C=CN\nO=示范市妇女联合会\nCN=示范市妇女联合会');
    expect(certificate?.issuer).to.equal(certificate?.subject);
    expect(certificate?.verify(certificate.publicKey)).to.equal(true);
    expect(certificate?.checkPrivateKey(privateKey)).to.equal(true);
    expect(certificate?.ca).to.equal(false);
  });

  it('states its time in whole seconds, as UTCTime before 2050 and GeneralizedTime after', () => {
    const raw = readCertificates(selfSignedCertificate(privateKey, facts))[0]?.raw.toString('latin1') ?? '';
    expect(raw).to.contain('261123233550Z').and.to.contain('20561123233550Z').and.not.to.contain('50.');
  });

  it('has a positive serial number, whatever the bytes it was drawn from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 20 }), (serial) => {
        const [certificate] = readCertificates(selfSignedCertificate(privateKey, { ...facts, serial }));
        return (
          /^[4-7]/.test(certificate?.serialNumber ?? '') &&
          certificate?.serialNumber.length === serial.length * 2
        );
      }),
      { numRuns: 20 },
    );
  });
});
