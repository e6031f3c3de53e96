/**
 * Bitstring Status Lists (W3C, 2025): where a certificate stands in them, and how a list is made. A list has 131,072
 * places, of which certificates take at most half, at random; some of the empty places are decoys that are always set,
 * so that neither a position nor the number of set bits tells anything. Knows no database.
 */
import { createHash } from 'node:crypto';
import { createList } from '@digitalbazaar/vc-bitstring-status-list';
import type { Credential } from './credential.ts';

/** Places of one list: the least that the specification allows, so that a certificate hides among many. */
export const placesPerList = 131_072;

/** Certificates of one list: those whose ids follow each other. Places given once count on it, so it never changes. */
export const certificatesPerList = placesPerList / 2;

/** What a list says of a certificate: that it was revoked (or replaced) for good, or suspended for now. */
export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** How long a verifier may rely on a copy of a list, in milliseconds. */
export const statusListLifetime = 300_000;

/** How long a copy of a list is better than none, in milliseconds: a week. */
const longestUse = 7 * 86_400_000;

/** One list among all. */
export interface StatusListName {
  readonly purpose: StatusPurpose;
  /** From 1 */
  readonly list: number;
}

/** The list of a position, from 1. */
export function listOf(statusIndex: number): number {
  return Math.floor(statusIndex / placesPerList) + 1;
}

/** The list, from 1, that the certificate with this id belongs to. */
export function listForCertificate(certificateId: number): number {
  return Math.floor(certificateId / certificatesPerList) + 1;
}

/** The two entries of `credentialStatus`. */
export function statusEntriesFor(origin: string, statusIndex: number): object[] {
  const list = listOf(statusIndex);
  const place = statusIndex % placesPerList;
  return statusPurposes.map((purpose) => {
    const address = statusListAddress(origin, { purpose, list });
    return {
      id: `${address}#${place}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(place),
      statusListCredential: address,
    };
  });
}

/** Where a list is published. */
export function statusListAddress(origin: string, { purpose, list }: StatusListName): string {
  return `${origin}/credentials/status/${purpose}-${list}`;
}

/** Reads the last part of a list's address, or null where it names none. */
export function parseStatusListName(name: string): StatusListName | null {
  const match = /^(revocation|suspension)-([1-9]\d{0,4})$/.exec(name);
  return match && { purpose: match[1] as StatusPurpose, list: Number(match[2]) };
}

/** For each place of a list, whether it is a decoy, and of which purpose. The seed is secret and never changes. */
export function drawDecoys(seed: string, list: number): readonly (StatusPurpose | null)[] {
  const stream = createHash('shake256', { outputLength: placesPerList }).update(`${seed}:${list}`).digest();
  return Array.from(stream, (byte) => (byte < 4 ? 'revocation' : byte < 8 ? 'suspension' : null));
}

/** The list as an unsigned credential. `set`: positions of certificates for which the purpose holds. */
export async function buildStatusList(options: {
  readonly origin: string;
  readonly did: string;
  readonly name: StatusListName;
  readonly set: readonly number[];
  readonly decoys: readonly (StatusPurpose | null)[];
  readonly validFrom: Date;
}): Promise<Credential> {
  const { origin, did, name, set, decoys, validFrom } = options;
  const bits = await createList({ length: placesPerList });
  decoys.forEach((purpose, place) => {
    if (purpose === name.purpose) bits.setStatus(place, true);
  });
  for (const statusIndex of set) bits.setStatus(statusIndex % placesPerList, true);
  const address = statusListAddress(origin, name);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: validFrom.toISOString(),
    validUntil: new Date(validFrom.getTime() + longestUse).toISOString(),
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: name.purpose,
      encodedList: await bits.encode(),
      ttl: statusListLifetime,
    },
  };
}
