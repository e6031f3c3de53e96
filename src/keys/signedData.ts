/**
 * Signatures over documents as CMS SignedData (RFC 5652), the way PAdES wants them (ETSI EN 319 142-1, 319 122-1):
 * detached, with content type, message digest and signing-certificate-v2 signed, and no signing time inside, since a
 * PDF has it in its signature dictionary. There is one encoding for each signature, and reading accepts no other, so
 * that not a single bit can be changed unseen. Knows nothing of PDF.
 */
import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import { der, derChildren, derContent, oid, tags } from '../lib/der.ts';

const { sequence, set, octets, nothing, integer } = tags;
const context0 = 0xa0;

const sha256 = der(sequence, oid('2.16.840.1.101.3.4.2.1'), der(nothing));
const algorithms = {
  rsa: der(sequence, oid('1.2.840.113549.1.1.11'), der(nothing)),
  ec: der(sequence, oid('1.2.840.10045.4.3.2')),
} as const;
const data = oid('1.2.840.113549.1.7.1');
const signedData = oid('1.2.840.113549.1.7.2');
const attributes = {
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
} as const;
const version1 = der(integer, Buffer.from([1]));

/** Signs a SHA-256 digest; the first certificate is the signer's, the others lead to its authority. */
export function signDigest(
  digest: Uint8Array,
  privateKey: KeyObject,
  certificates: readonly X509Certificate[],
): Buffer {
  const own = signerOf(certificates);
  const signature = sign('sha256', der(set, ...signedAttributes(digest, own)), privateKey);
  return encode(digest, signature, certificates);
}

/** The certificates within a signature over this digest, the signer's first, or null where it does not hold. */
export function checkSignedData(cms: Uint8Array, digest: Uint8Array): X509Certificate[] | null {
  try {
    const { certificates, signature } = read(cms);
    const own = signerOf(certificates);
    if (!encode(digest, signature, certificates).equals(cms)) return null;
    const covered = der(set, ...signedAttributes(digest, own));
    return verify('sha256', covered, own.publicKey, signature) ? certificates : null;
  } catch {
    return null;
  }
}

function encode(digest: Uint8Array, signature: Uint8Array, certificates: readonly X509Certificate[]): Buffer {
  const own = signerOf(certificates);
  const algorithm = own.publicKey.asymmetricKeyType === 'rsa' ? algorithms.rsa : algorithms.ec;
  const signer = der(
    sequence,
    version1,
    issuerAndSerial(own),
    sha256,
    der(context0, ...signedAttributes(digest, own)),
    algorithm,
    der(octets, signature),
  );
  const content = der(
    sequence,
    version1,
    der(set, sha256),
    der(sequence, data),
    der(context0, ...certificates.map(({ raw }) => raw)),
    der(set, signer),
  );
  return der(sequence, signedData, der(context0, content));
}

/** In the order that DER wants within a SET: the shorter encoding first. */
function signedAttributes(digest: Uint8Array, certificate: X509Certificate): Buffer[] {
  const hash = createHash('sha256').update(certificate.raw).digest();
  // SigningCertificateV2 > certs > ESSCertIDv2 > certHash; SHA-256 is its default algorithm (RFC 5035).
  const certificateId = der(sequence, der(sequence, der(sequence, der(octets, hash))));
  return [
    der(sequence, attributes.contentType, der(set, data)),
    der(sequence, attributes.messageDigest, der(set, der(octets, digest))),
    der(sequence, attributes.signingCertificateV2, der(set, certificateId)),
  ];
}

function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [body = raw] = derChildren(raw);
  // version, serial number, signature algorithm, issuer
  const [, serial = raw, , issuer = raw] = derChildren(body);
  return der(sequence, issuer, serial);
}

function read(cms: Uint8Array): { certificates: X509Certificate[]; signature: Buffer } {
  const content = derChildren(child(derChildren(cms), 1));
  const fields = derChildren(child(content, 0));
  const certificates = derChildren(child(fields, 3)).map((raw) => new X509Certificate(raw));
  const signer = derChildren(child(derChildren(child(fields, 4)), 0));
  return { certificates, signature: derContent(child(signer, 5)) };
}

function child(children: readonly Buffer[], index: number): Buffer {
  const found = children[index];
  if (!found) throw new Error('The signature lacks a part.');
  return found;
}

function signerOf(certificates: readonly X509Certificate[]): X509Certificate {
  const [own] = certificates;
  if (!own) throw new Error('A signature needs a certificate.');
  return own;
}
