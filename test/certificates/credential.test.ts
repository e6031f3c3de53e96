import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { expect } from 'chai';
import fc from 'fast-check';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Credential, credentialJwt, hashIdentity } from '../../src/certificates/credential.ts';
import { addProof, loadContext } from '../../src/certificates/credentialProof.ts';
import { didDocument, jwtKeyAddress } from '../../src/certificates/didDocument.ts';
import { publicJwkOf } from '../../src/keys/signingKey.ts';
import {
  credentialFacts,
  did,
  didWithKey,
  givenCredential,
  issuedAt,
  key,
  origin,
  published,
} from './givenCredential.ts';
import { isProven, type Json, readJwt } from './strictVerifier.ts';

const jwtOf = (credential: Credential) => credentialJwt(credential, key, jwtKeyAddress(did, key.keyId));

/** What Open Badges 3.0 (§B.1) and the VC Data Model 2.0 (§4) require of what we issue. */
const address = z.url();
const profile = z.looseObject({
  id: z.string().startsWith('did:web:'),
  type: z.tuple([z.literal('Profile')]),
  name: z.string().min(1),
});
const openBadge = z.strictObject({
  '@context': z.tuple([
    z.literal('https://www.w3.org/ns/credentials/v2'),
    z.literal('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'),
  ]),
  id: address,
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('AchievementCredential')]),
  issuer: profile,
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().optional(),
  name: z.string().min(1),
  credentialSubject: z.strictObject({
    id: address,
    type: z.tuple([z.literal('AchievementSubject')]),
    name: z.string().min(1),
    identifier: z
      .array(
        z.strictObject({
          type: z.literal('IdentityObject'),
          hashed: z.literal(true),
          identityHash: z.string().regex(/^sha256\$[0-9a-f]{64}$/),
          identityType: z.literal('name'),
          salt: z.string().optional(),
        }),
      )
      .min(1),
    licenseNumber: z.string(),
    activityStartDate: z.iso.datetime().optional(),
    activityEndDate: z.iso.datetime().optional(),
    result: z.array(z.strictObject({ type: z.tuple([z.literal('Result')]), value: z.string() })).optional(),
    achievement: z.strictObject({
      id: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
      type: z.tuple([z.literal('Achievement')]),
      achievementType: z.enum(['CertificateOfCompletion', 'Award', 'Achievement']),
      name: z.string().min(1),
      description: z.string().min(1),
      criteria: z.strictObject({ narrative: z.string().min(1) }),
      creator: profile,
      fieldOfStudy: z.string().min(1),
      tag: z.array(z.string()).optional(),
      creditsAvailable: z.number().optional(),
    }),
  }),
  credentialStatus: z.tuple([statusEntry('revocation'), statusEntry('suspension')]),
  evidence: z
    .array(z.strictObject({ id: address, type: z.tuple([z.literal('Evidence')]), name: z.string() }))
    .min(1),
});

function statusEntry(purpose: string) {
  return z.strictObject({
    id: address,
    type: z.literal('BitstringStatusListEntry'),
    statusPurpose: z.literal(purpose),
    statusListIndex: z.string().regex(/^\d+$/),
    statusListCredential: address,
  });
}

describe('a certificate as an Open Badge', () => {
  it('has what Open Badges 3.0 and the data model require, whatever is missing on the certificate', () => {
    const bare = { hours: null, tierName: null, startsOn: null, endsOn: null, expiresAt: null };
    const programme = { zh: '养老护理', en: '' };
    const award = { zh: '一等奖', en: 'First prize' };
    openBadge.parse(givenCredential());
    openBadge.parse(givenCredential({ ...bare, programme }));
    for (const kind of ['award', 'honour', 'record'])
      openBadge.parse(givenCredential({ ...bare, kind, award, programme }));
    expect(givenCredential({ expiresAt: null })).not.to.have.property('validUntil');
  });

  it('says the programme, the criteria with tier and hours, and where it is verified', () => {
    const { credentialSubject, evidence } = givenCredential() as unknown as Json & {
      credentialSubject: { achievement: Json; licenseNumber: string };
      evidence: { id: string }[];
    };
    const { achievement } = credentialSubject;
    expect(achievement.name).to.equal('培训合格证书 · Certificate of Completion');
    expect(achievement).to.include({
      creditsAvailable: 40,
      description: '养老护理技能班 · Elderly care skills',
    });
    expect(achievement.criteria).to.deep.equal({
      narrative:
        '技能培训“养老护理技能班”：完成40个标准学时的学习，考核合格。 Complete 40 standard class hours of training in Elderly care skills and pass the assessment.',
    });
    expect(credentialSubject.licenseNumber).to.equal('JT-26-T-7K3M9Q4-X');
    expect(evidence[0]?.id).to.equal(`${origin}/c/${credentialFacts().token}`);
  });

  it('names one achievement for all who earned the same, and another for another', () => {
    const idOf = (changes = {}) =>
      (givenCredential(changes) as unknown as { credentialSubject: { achievement: Json } }).credentialSubject
        .achievement.id;
    expect(idOf({ number: 'JT-26-T-0000000-0', token: '0'.repeat(26) })).to.equal(idOf());
    expect(idOf({ hours: 41 })).not.to.equal(idOf());
  });

  it('hashes an identity as Open Badges says: the text, then the salt', () => {
    const expected = createHash('sha256').update('王桂芳deadsea').digest('hex');
    expect(hashIdentity('王桂芳', 'deadsea')).to.equal(`sha256$${expected}`);
  });
});

describe('a VC-JWT', () => {
  it('signed by jose is verified by a strict reader on node’s own cryptography', async () => {
    const credential = givenCredential();
    const read = readJwt(await jwtOf(credential), await didWithKey());
    expect(read).to.deep.include(credential);
  });

  it('signed by node’s own cryptography with the same claims is verified by jose', async () => {
    const [head, body] = (await jwtOf(givenCredential({ expiresAt: null }))).split('.') as [string, string];
    const signature = sign(null, Buffer.from(`${head}.${body}`), key.privateKey).toString('base64url');
    const kid = jwtKeyAddress(did, key.keyId);
    const keys = createLocalJWKSet({ keys: [{ ...publicJwkOf(key.publicKey), alg: 'EdDSA', kid }] });
    const { payload } = await jwtVerify(`${head}.${body}.${signature}`, keys, { typ: 'vc+jwt', issuer: did });
    expect(payload.jti).to.equal(givenCredential().id);
  });

  it('fails after any one changed character', async () => {
    const jwt = await jwtOf(givenCredential());
    const document = await didWithKey();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    fc.assert(
      fc.property(fc.nat(jwt.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        fc.pre(jwt[at] !== character);
        expect(() => readJwt(jwt.slice(0, at) + character + jwt.slice(at + 1), document)).to.throw();
      }),
      { numRuns: 500 },
    );
  });

  it('is not taken from a key of another purpose, though it is published', async () => {
    const pair = generateKeyPairSync('ed25519');
    const logKey = { ...key, ...pair, purpose: 'log' as const, keyId: 'log-2026-1' };
    const document = (await didDocument(did, [published(key), published(logKey)])) as never;
    const jwt = await credentialJwt(givenCredential(), logKey, `${did}#log-2026-1`);
    expect(() => readJwt(jwt, document)).to.throw('key may assert');
  });
});

describe('a Data Integrity proof', () => {
  it('made by Digital Bazaar’s library is verified by the specification’s steps on node’s own cryptography', async () => {
    const proven = await addProof(givenCredential(), key, did, issuedAt);
    expect(await isProven(proven as Json, await didWithKey())).to.equal(true);
  });

  it('covers every single thing that is said: changing any of them fails', async () => {
    const facts = {
      award: { zh: '一等奖', en: 'First prize' },
      holder: { ...credentialFacts().holder, salt: 'ab' },
    };
    const proven = (await addProof(givenCredential(facts), key, did, issuedAt)) as Json;
    const document = await didWithKey();
    const paths = leavesOf(proven);
    expect(paths.length).to.be.above(45);
    for (const path of paths) {
      const isStillProven = await isProven(changedAt(proven, path), document).catch(() => false);
      expect(isStillProven, path.join('.')).to.equal(false);
    }
  });

  it('fails after a forgery', async () => {
    const proven = (await addProof(givenCredential(), key, did, issuedAt)) as Json;
    const document = await didWithKey();
    const subject = proven.credentialSubject as Json;
    const proof = proven.proof as Json;
    const value = String(proof.proofValue);
    const forgeries: Json[] = [
      { ...proven, name: '职业技能等级证书' },
      { ...proven, validUntil: '2099-01-01T00:00:00Z' },
      { ...proven, credentialStatus: [] },
      { ...proven, credentialSubject: { ...subject, name: '李*' } },
      { ...proven, credentialSubject: { ...subject, licenseNumber: 'JT-26-T-0000000-0' } },
      { ...proven, proof: { ...proof, created: '2027-01-01T00:00:00Z' } },
      { ...proven, proof: { ...proof, proofValue: value.slice(0, -1) + (value.endsWith('2') ? '3' : '2') } },
    ];
    for (const forgery of forgeries) expect(await isProven(forgery, document)).to.equal(false);
  });

  it('is verified by Digital Bazaar’s library with our published document, without any network', async () => {
    const credential = { ...givenCredential({ expiresAt: null }) } as Record<string, unknown>;
    delete credential.credentialStatus;
    const proven = await addProof(credential as Credential, key, did, issuedAt);
    const result = await verifyCredential({
      credential: proven,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader: await loaderWithDid(),
    });
    expect(result.error).to.equal(undefined);
    expect(result.verified).to.equal(true);
  });

  it('needs only contexts that are kept here', async () => {
    await loadContext('https://www.w3.org/ns/credentials/v2');
    let refused: unknown = null;
    await loadContext('https://example.org/context').catch((error: unknown) => (refused = error));
    expect(refused).to.be.an('error');
  });
});

/** The way to every text, number and truth value in a document. */
function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

/** A copy in which one leaf differs. */
function changedAt(document: Json, path: readonly string[]): Json {
  const copy = structuredClone(document);
  const parent = path.slice(0, -1).reduce<Json>((inner, name) => inner[name] as Json, copy);
  const last = path.at(-1) as string;
  const value = parent[last];
  const isMoment = typeof value === 'string' && !Number.isNaN(Date.parse(value)) && /^\d{4}-/.test(value);
  if (typeof value === 'number') parent[last] = value + 1;
  else if (typeof value === 'boolean') parent[last] = !value;
  else parent[last] = isMoment ? value.replace(/^\d{4}/, '2031') : `${value}x`;
  return copy;
}

/** Resolves our DID and its keys, as a verifier's did:web resolver would. */
async function loaderWithDid() {
  const document = await didWithKey();
  return async (asked: string): Promise<object> => {
    const method = document.verificationMethod.find(({ id }) => id === asked);
    if (asked === did) return { contextUrl: null, documentUrl: asked, document };
    if (!method) return loadContext(asked);
    const full = { '@context': 'https://w3id.org/security/multikey/v1', ...method };
    return { contextUrl: null, documentUrl: asked, document: full };
  };
}
