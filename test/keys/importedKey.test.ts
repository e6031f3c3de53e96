import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import { selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { readImportedKey } from '../../src/keys/importedKey.ts';

const now = new Date('2026-06-01T00:00:00Z');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;

describe('a key from outside', () => {
  it('is taken with the certificate that belongs to it', () => {
    const result = readImportedKey('document', pem(p256), certificate(p256) + certificate(other), now);
    expect(result).to.include({ ok: true });
    expect(result.ok && result.certificatePem?.match(/BEGIN CERTIFICATE/g)).to.have.length(2);
    expect(readImportedKey('log', pem(ed25519), null, now)).to.include({ ok: true, certificatePem: null });
  });

  it('is refused with its reason', () => {
    const faults = [
      [readImportedKey('document', 'no key', null, now), 'noKey'],
      [readImportedKey('document', pem(ed25519), null, now), 'wrongAlgorithm'],
      [readImportedKey('document', pem(p384), certificate(p384), now), 'wrongAlgorithm'],
      [readImportedKey('log', pem(p256), null, now), 'wrongAlgorithm'],
      [readImportedKey('document', pem(weak), certificate(weak), now), 'weakKey'],
      [readImportedKey('document', pem(p256), null, now), 'certificateMissing'],
      [readImportedKey('document', pem(p256), 'no certificate', now), 'certificateMissing'],
      [readImportedKey('document', pem(p256), certificate(other), now), 'otherKey'],
      [readImportedKey('document', pem(p256), certificate(p256), new Date('2037-01-01')), 'outOfDate'],
      [readImportedKey('document', pem(p256), certificate(p256), new Date('2025-01-01')), 'outOfDate'],
      [readImportedKey('payload', pem(p256), certificate(p256), now), 'certificateUnused'],
    ] as const;
    for (const [result, fault] of faults) expect(result).to.deep.equal({ ok: false, fault });
  });
});

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function certificate(key: KeyObject): string {
  const years = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2036-01-01T00:00:00Z') };
  return selfSignedCertificate(key, {
    organisation: '示范市妇女联合会',
    serial: Buffer.from('01', 'hex'),
    ...years,
  });
}
