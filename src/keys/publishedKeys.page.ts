/** The public page of our keys, in words and as JSON: with them anyone can check signatures without asking us. */
import { type Answer, type Context, file, found, json, page } from '../http/route.ts';
import { didOf, verificationMethodOf } from './did.ts';
import { fingerprintOf, publishedKeysView, type ShownPurpose, shownKey } from './key.view.ts';
import { keyState } from './keyState.ts';
import { findKey, findPublishedKeys, type KeyRow } from './signingKey.store.ts';
import { keyPurposes } from './signingKey.ts';

/** All public keys, and what a signature proves. */
export async function showPublished(context: Context): Promise<Answer> {
  const { t } = context;
  const keys = await findPublishedKeys();
  const purposes = keyPurposes.map((purpose): ShownPurpose => {
    const own = keys.filter((key) => key.purpose === purpose);
    return {
      title: t(`keys.purpose.${purpose}`),
      explain: t(`keys.purpose.${purpose}Explain`),
      keys: own.map((key) => shownKey(key, [], context)),
      rotation: null,
    };
  });
  const title = t('keys.public.title');
  return page(publishedKeysView(title, { title, purposes, jsonHref: '/keys.json' }));
}

/** The same for machines. */
export async function answerPublished({ baseUrl, now, settings }: Context): Promise<Answer> {
  const keys = (await findPublishedKeys()).map((key) => ({
    id: verificationMethodOf(baseUrl, key.keyId),
    keyId: key.keyId,
    purpose: key.purpose,
    algorithm: key.algorithm,
    state: keyState(key, now),
    publicKeyJwk: { ...key.publicJwk, kid: key.keyId },
    sha256: fingerprintOf(key),
    certificate: key.certificatePem,
    activeAt: key.activeAt,
    retiredAt: key.retiredAt,
    lostAt: key.lostAt,
  }));
  return json({ issuer: didOf(baseUrl), organisation: settings.organisation, keys });
}

/** Loads a key of the address. */
export function loadPublished(context: Context): Promise<KeyRow | null> {
  return findKey(context.param('keyId'));
}

/** The certificate of a document key, as PEM. */
export function downloadCertificate({ loaded }: Context<unknown, KeyRow>): Answer {
  const pem = found(loaded.certificatePem);
  return file('application/x-pem-file', `${loaded.keyId}.pem`, Buffer.from(pem));
}
