/**
 * A certificate as an Open Badges 3.0 AchievementCredential (W3C Verifiable Credentials Data Model 2.0), and signed as
 * VC-JWT (W3C VC-JOSE-COSE). Knows neither database nor clock.
 *
 * Personal data: the public form carries the masked name and a salted hash of the name whose salt stays with us and
 * the holder, since with the salt a masked name is guessed in some thousand tries. The holder's form (attached to her
 * PDF) carries name and salt, as her paper shows the name. ID numbers are in neither form, hashed or not: what the
 * paper shows of one leaves too few possibilities for any salt to hide it.
 */
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SigningKey } from '../keys/signingKey.ts';
import type { Bilingual } from '../lib/bilingualDays.ts';
import { type AchievementFacts, achievementOf } from './credentialAchievement.ts';
import { statusEntriesFor } from './statusList.ts';

/** The JSON-LD contexts of a credential, in their order. */
export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** What a credential says. */
export interface CredentialFacts extends AchievementFacts {
  /** Origin of the public addresses, without a trailing slash. */
  readonly origin: string;
  /** The issuer's DID. */
  readonly did: string;
  readonly issuerName: string;
  readonly token: string;
  readonly number: string;
  readonly issuedAt: Date;
  /** The first moment when it no longer holds; null: no end. */
  readonly expiresAt: Date | null;
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
  readonly award: Bilingual | null;
  /** Position in the status lists. */
  readonly statusIndex: number;
  readonly holder: CredentialHolder;
}

/** The holder. `shownName` is the masked one in public; `salt` is null there, too. */
export interface CredentialHolder {
  readonly shownName: string;
  /** `sha256$` and the hash, as `hashIdentity` makes it. */
  readonly nameHash: string;
  readonly salt: string | null;
}

/** A signed or unsigned credential. */
export type Credential = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly issuer: unknown;
};

/** Hashes an identity as Open Badges wants it: SHA-256 of the text followed by the salt, in hexadecimal. */
export function hashIdentity(identity: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(identity + salt, 'utf8')
    .digest('hex')}`;
}

/** The credential, unsigned. */
export function buildCredential(facts: CredentialFacts): Credential {
  const page = `${facts.origin}/c/${facts.token}`;
  const achievement = achievementOf(facts);
  return {
    '@context': [...credentialContexts],
    id: page,
    type: ['VerifiableCredential', 'AchievementCredential'],
    issuer: { id: facts.did, type: ['Profile'], name: facts.issuerName, url: facts.origin },
    validFrom: facts.issuedAt.toISOString(),
    ...(facts.expiresAt ? { validUntil: lastMoment(facts.expiresAt).toISOString() } : {}),
    name: achievement.name,
    credentialSubject: subjectOf(facts, `${page}#holder`, achievement),
    credentialStatus: statusEntriesFor(facts.origin, facts.statusIndex),
    evidence: [{ id: page, type: ['Evidence'], name: '查验页 · Verification page' }],
  };
}

/**
 * Signs a credential with Ed25519 as VC-JWT: the credential itself is the payload, beside the registered claims that
 * Open Badges asks for. `exp` is left out where there is no end.
 */
export function credentialJwt(credential: Credential, key: SigningKey, keyAddress: string): Promise<string> {
  const { validFrom, validUntil, credentialSubject, issuer } = credential;
  const subject = (credentialSubject as { id: string }).id;
  const claims = {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : (issuer as { id: string }).id,
    jti: credential.id,
    sub: subject,
    nbf: seconds(String(validFrom)),
    ...(validUntil ? { exp: seconds(String(validUntil)) } : {}),
  };
  const header = { alg: 'EdDSA', kid: keyAddress, typ: 'vc+jwt', cty: 'vc' };
  return new SignJWT(claims).setProtectedHeader(header).sign(key.privateKey);
}

function subjectOf(facts: CredentialFacts, id: string, achievement: object): object {
  const { holder, startsOn, endsOn, award, number } = facts;
  return {
    id,
    type: ['AchievementSubject'],
    name: holder.shownName,
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: holder.nameHash,
        identityType: 'name',
        ...(holder.salt === null ? {} : { salt: holder.salt }),
      },
    ],
    licenseNumber: number,
    ...(startsOn ? { activityStartDate: startsOn.toISOString() } : {}),
    ...(endsOn ? { activityEndDate: endsOn.toISOString() } : {}),
    ...(award ? { result: [{ type: ['Result'], value: joined(award) }] } : {}),
    achievement,
  };
}

function joined({ zh, en }: Bilingual): string {
  return en === '' ? zh : `${zh} · ${en}`;
}

/** The data model counts the end as still valid, we don't. */
function lastMoment(end: Date): Date {
  return new Date(end.getTime() - 1);
}

function seconds(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000);
}
