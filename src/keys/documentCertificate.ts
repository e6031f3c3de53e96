/**
 * Self-signed X.509 certificates for document keys (RFC 5280): they put the organisation's name into a PDF's
 * signature. No authority vouches for them; readers compare the fingerprint with the one that we publish.
 */
import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { BitString, Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { der, oid, tags } from '../lib/der.ts';

/** What a certificate says. */
export interface CertificateFacts {
  /** 1 to 64 characters. */
  readonly organisation: string;
  /** Up to 20 random bytes. */
  readonly serial: Uint8Array;
  readonly from: Date;
  readonly until: Date;
}

const names = { country: '2.5.4.6', organisation: '2.5.4.10', commonName: '2.5.4.3' } as const;
const utf8String = 0x0c;
const printableString = 0x13;
const extensions = { keyIdentifier: '2.5.29.14', keyUsage: '2.5.29.15' } as const;

/** The bits digitalSignature and nonRepudiation, the six after them unused. */
const signatureUsage = new Uint8Array([0b1100_0000]);

/** Makes the certificate of a P-256 or RSA key, as PEM. */
export function selfSignedCertificate(privateKey: KeyObject, facts: CertificateFacts): string {
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new Integer({ valueHex: positive(facts.serial) });
  certificate.issuer = nameOf(facts.organisation);
  certificate.subject = nameOf(facts.organisation);
  certificate.notBefore = timeOf(facts.from);
  certificate.notAfter = timeOf(facts.until);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(spki);
  certificate.extensions = extensionsOf(spki);
  certificate.signature = signatureAlgorithm(privateKey);
  certificate.signatureAlgorithm = signatureAlgorithm(privateKey);
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({ valueHex: sign('sha256', certificate.tbsView, privateKey) });
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString();
}

/** The certificates in a PEM text, in their order. */
export function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/** How P-256 and RSA sign here: with SHA-256. */
function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  return new AlgorithmIdentifier(
    key.asymmetricKeyType === 'rsa'
      ? { algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new Null() }
      : { algorithmId: '1.2.840.10045.4.3.2' },
  );
}

/** Country, organisation, common name, one after the other; pkijs alone would make one name of the three. */
function nameOf(organisation: string): RelativeDistinguishedNames {
  const part = (type: string, tag: number, value: string) =>
    der(tags.set, der(tags.sequence, oid(type), der(tag, Buffer.from(value, 'utf8'))));
  const parts = [
    part(names.country, printableString, 'CN'),
    part(names.organisation, utf8String, organisation),
    part(names.commonName, utf8String, organisation),
  ];
  return RelativeDistinguishedNames.fromBER(der(tags.sequence, ...parts));
}

function extensionsOf(spki: Buffer): Extension[] {
  const usage = new BitString({ valueHex: signatureUsage, unusedBits: 6 });
  const identifier = new OctetString({ valueHex: createHash('sha1').update(spki).digest() });
  return [
    new Extension({ extnID: extensions.keyUsage, critical: true, extnValue: usage.toBER() }),
    new Extension({ extnID: extensions.keyIdentifier, critical: false, extnValue: identifier.toBER() }),
  ];
}

/** UTCTime until 2049, GeneralizedTime from 2050, in whole seconds: readers take fractions for no time (RFC 5280, 4.1.2.5). */
function timeOf(moment: Date): Time {
  const value = new Date(Math.floor(moment.getTime() / 1000) * 1000);
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

/** Without its highest bits a number is positive in DER, and does not begin with a zero byte. */
function positive(serial: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}
