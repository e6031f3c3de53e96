/**
 * Signs PDFs (PAdES baseline B-B, ETSI EN 319 142-1) and checks what was signed this way. A signature shows that not
 * a byte was changed since the holder of the key made it; not who that holder is, nor when.
 */
import { createHash, type X509Certificate } from 'node:crypto';
import {
  contentsOf,
  fillByteRange,
  fillContents,
  findSignature,
  type SignatureRoom,
  signedParts,
  statedTime,
} from '../lib/pdf/signatureField.ts';
import { readCertificates } from './documentCertificate.ts';
import { checkSignedData, signDigest } from './signedData.ts';
import type { SigningKey } from './signingKey.ts';

/** What signing needs of a key. */
export type DocumentKey = Pick<SigningKey, 'privateKey' | 'certificatePem'>;

/** A signature that holds. */
export interface PdfSignature {
  /** The signer's certificate: compare its fingerprint with the published ones. */
  readonly certificate: X509Certificate;
  /** The time that the signer states; nobody else vouches for it. */
  readonly statedAt: Date | null;
}

/** The room that a signature with this key takes: certificates, signature value, and the structure around. */
export function signatureRoom(key: DocumentKey): SignatureRoom {
  const certificates = certificatesOf(key).reduce((sum, { raw }) => sum + raw.length, 0);
  const modulusBits = key.privateKey.asymmetricKeyDetails?.modulusLength ?? 576;
  return { reserveBytes: certificates + Math.ceil(modulusBits / 8) + 512 };
}

/**
 * Signs a document that `renderPage` kept room in.
 * @throws when it has no room, or the key no certificate.
 */
export function signPdf(pdf: Buffer, key: DocumentKey, signedAt: Date): Buffer {
  const { bytes, place } = fillByteRange(pdf, signedAt);
  fillContents(
    bytes,
    place,
    signDigest(digestOf(signedParts(bytes, place)), key.privateKey, certificatesOf(key)),
  );
  return bytes;
}

/**
 * The signature of a document, or null where there is none that holds for every byte of it. Stricter than the standard:
 * the one signature must cover the whole file, in the one spelling that `signPdf` writes.
 */
export function checkPdfSignature(pdf: Buffer): PdfSignature | null {
  const place = findSignature(pdf);
  if (!place) return null;
  const contents = readContents(contentsOf(pdf, place));
  const [certificate] = (contents && checkSignedData(contents, digestOf(signedParts(pdf, place)))) ?? [];
  return certificate ? { certificate, statedAt: statedTime(pdf, place) } : null;
}

/** The bytes without the zeros that fill their room; null where they are spelt otherwise or something follows them. */
function readContents(hexadecimal: string): Buffer | null {
  const contents = Buffer.from(hexadecimal, 'hex');
  if (contents.toString('hex') !== hexadecimal || contents.length < 4 || contents[1] !== 0x82) return null;
  const end = 4 + contents.readUInt16BE(2);
  return contents.subarray(end).every((byte) => byte === 0) ? contents.subarray(0, end) : null;
}

function certificatesOf({ certificatePem }: DocumentKey): X509Certificate[] {
  const certificates = readCertificates(certificatePem ?? '');
  if (certificates.length === 0) throw new Error('A document key needs a certificate.');
  return certificates;
}

function digestOf([before, after]: readonly [Buffer, Buffer]): Buffer {
  return createHash('sha256').update(before).update(after).digest();
}
