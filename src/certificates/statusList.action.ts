/**
 * The published status lists: signed once and kept in memory until a certificate's status or the key changes. Another
 * instance's change is seen by the newest row of the changes; one that was committed out of turn after a minute at the
 * latest.
 */
import { createHash } from 'node:crypto';
import { didOf } from '../keys/did.ts';
import { findSigningKey } from '../keys/signingKey.store.ts';
import type { SigningKey } from '../keys/signingKey.ts';
import { withProof } from './credential.action.ts';
import { type Credential, credentialJwt } from './credential.ts';
import { jwtKeyAddress } from './didDocument.ts';
import { buildStatusList, type StatusListName } from './statusList.ts';
import { decoysOf, findNewestChange, findSetPlaces, isListInUse } from './statusListEntry.store.ts';

/** A list as it is published. */
export interface PublishedStatusList {
  readonly credential: Credential;
  readonly jwt: string;
  /** The same with a Data Integrity proof, made when it is first asked for. */
  readonly withProof: () => Promise<Credential>;
  /** Changes with what the list says. */
  readonly version: string;
}

interface Kept {
  readonly published: PublishedStatusList;
  /** Which places are set, as a hash. */
  readonly content: string;
  /** Which key signed. */
  readonly keyRow: number;
  readonly signedAt: number;
  /** When the database was last asked, and its newest change then. */
  readonly readAt: number;
  readonly newestChange: number;
}

const longestUnread = 60_000;
const longestSignature = 3_600_000;
const kept = new Map<string, Kept>();
const underWay = new Map<string, Promise<PublishedStatusList | null>>();

/** The list of this name, or null where no certificate belongs to it. */
export function getStatusList(
  name: StatusListName,
  origin: string,
  now: Date,
): Promise<PublishedStatusList | null> {
  const address = `${origin} ${name.purpose} ${name.list}`;
  const running = underWay.get(address);
  if (running) return running;
  const work = readList(address, name, origin, now).finally(() => underWay.delete(address));
  underWay.set(address, work);
  return work;
}

async function readList(
  address: string,
  name: StatusListName,
  origin: string,
  now: Date,
): Promise<PublishedStatusList | null> {
  const newestChange = await findNewestChange();
  const key = await findSigningKey('credential');
  const before = kept.get(address);
  const last = before?.keyRow === key.id ? before : undefined;
  if (last && last.newestChange === newestChange && now.getTime() - last.readAt < longestUnread)
    return last.published;
  if (!last && !(await isListInUse(name.list))) return null;
  const set = await findSetPlaces(name);
  const content = hash(set.sort((one, other) => one - other).join());
  const isSame = last?.content === content && now.getTime() - last.signedAt < longestSignature;
  const published = isSame ? last.published : await signList(name, origin, set, key, now);
  const signedAt = isSame ? last.signedAt : now.getTime();
  kept.set(address, { published, content, keyRow: key.id, signedAt, readAt: now.getTime(), newestChange });
  return published;
}

async function signList(
  name: StatusListName,
  origin: string,
  set: readonly number[],
  key: SigningKey,
  now: Date,
): Promise<PublishedStatusList> {
  const did = didOf(origin);
  const credential = await buildStatusList({
    origin,
    did,
    name,
    set,
    decoys: decoysOf(name.list),
    validFrom: now,
  });
  const jwt = await credentialJwt(credential, key, jwtKeyAddress(did, key.keyId));
  let proven: Promise<Credential> | null = null;
  const prove = () => (proven ??= withProof(credential, origin, now));
  return { credential, jwt, withProof: prove, version: hash(jwt).slice(0, 22) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
