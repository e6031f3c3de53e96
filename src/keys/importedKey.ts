/** Checks a key that comes from outside, such as one that an authority issued, before it is taken in. */
import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { readCertificates } from './documentCertificate.ts';
import { algorithmOf, algorithmOfKey, type KeyPurpose } from './signingKey.ts';

/** Why a key can't be taken. */
export type ImportFault =
  | 'noKey'
  | 'wrongAlgorithm'
  | 'weakKey'
  | 'certificateMissing'
  | 'otherKey'
  | 'outOfDate'
  | 'certificateUnused';

/** A key with its certificates, or what is wrong with them. */
export type ImportResult =
  | { readonly ok: true; readonly privateKey: KeyObject; readonly certificatePem: string | null }
  | { readonly ok: false; readonly fault: ImportFault };

const smallestModulus = 2048;

/** Reads PEM texts; the certificates of a document key come with the signer's first, then those of its authority. */
export function readImportedKey(
  purpose: KeyPurpose,
  keyPem: string,
  certificatePem: string | null,
  now: Date,
): ImportResult {
  const privateKey = readKey(keyPem);
  if (!privateKey) return { ok: false, fault: 'noKey' };
  const fault = faultOf(purpose, privateKey) ?? certificateFault(purpose, privateKey, certificatePem, now);
  if (fault) return { ok: false, fault };
  const certificates = readAll(certificatePem);
  const pem = certificates.map((certificate) => certificate.toString()).join('');
  return { ok: true, privateKey, certificatePem: pem || null };
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function faultOf(purpose: KeyPurpose, key: KeyObject): ImportFault | null {
  const algorithm = algorithmOfKey(key);
  if (algorithm === 'RSA' && purpose === 'document')
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) < smallestModulus ? 'weakKey' : null;
  return algorithm === algorithmOf[purpose] ? null : 'wrongAlgorithm';
}

function certificateFault(
  purpose: KeyPurpose,
  key: KeyObject,
  pem: string | null,
  now: Date,
): ImportFault | null {
  if (purpose !== 'document') return pem === null ? null : 'certificateUnused';
  const [own] = readAll(pem);
  if (!own) return 'certificateMissing';
  if (!own.checkPrivateKey(key)) return 'otherKey';
  return now < own.validFromDate || now > own.validToDate ? 'outOfDate' : null;
}

function readAll(pem: string | null): X509Certificate[] {
  try {
    return readCertificates(pem ?? '');
  } catch {
    return [];
  }
}
