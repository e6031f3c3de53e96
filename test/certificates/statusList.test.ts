import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { expect } from 'chai';
import fc from 'fast-check';
import { credentialJwt } from '../../src/certificates/credential.ts';
import {
  buildStatusList,
  certificatesPerList,
  drawDecoys,
  listForCertificate,
  listOf,
  parseStatusListName,
  placesPerList,
  statusEntriesFor,
  statusListAddress,
} from '../../src/certificates/statusList.ts';
import { did, issuedAt, key, origin } from './givenCredential.ts';
import { bitsOf, type Json } from './strictVerifier.ts';

interface BrowserReader {
  listsFor(statusIndex: number): string[];
  readStatusList(jwt: string): Promise<object | null>;
  statusIn(lists: readonly (object | null)[], statusIndex: number): string | null;
}

/** The reader that pages import; it uses nothing of node. */
const browser = (await import(
  new URL('../../public/js/status-reader.js', import.meta.url).href
)) as BrowserReader;

const noDecoys = new Array<null>(placesPerList).fill(null);
const build = (set: readonly number[], decoys: Parameters<typeof buildStatusList>[0]['decoys'] = noDecoys) =>
  buildStatusList({
    origin,
    did,
    name: { purpose: 'revocation', list: 1 },
    set,
    decoys,
    validFrom: issuedAt,
  });

describe('a status list', () => {
  it('has set just the places that it was given, for a reader of our own and for the library', async () => {
    const place = fc.nat(placesPerList - 1);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(place, { maxLength: 40 }), fc.array(place), async (set, others) => {
        const credential = (await build(set)) as unknown as Json;
        const isSet = bitsOf(credential);
        const subject = credential.credentialSubject as { encodedList: string };
        const library = await decodeList({ encodedList: subject.encodedList });
        for (const one of [...set, ...others, 0, placesPerList - 1]) {
          expect(isSet(one)).to.equal(set.includes(one));
          expect(library.getStatus(one)).to.equal(set.includes(one));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is a credential as the specification wants it, with how long it may be relied on', async () => {
    const credential = await build([]);
    expect(credential).to.deep.include({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      id: statusListAddress(origin, { purpose: 'revocation', list: 1 }),
      issuer: did,
    });
    expect(credential.credentialSubject).to.include({ statusPurpose: 'revocation', ttl: 300_000 });
  });

  it('hides how many are set among decoys, that are always the same and a few in a hundred', async () => {
    const decoys = drawDecoys('seed', 1);
    expect(drawDecoys('seed', 1)).to.deep.equal(decoys);
    expect(drawDecoys('seed', 2)).not.to.deep.equal(decoys);
    const count = decoys.filter((purpose) => purpose === 'revocation').length;
    expect(count).to.be.within(placesPerList * 0.01, placesPerList * 0.025);
    const isSet = bitsOf((await build([], decoys)) as unknown as Json);
    decoys.forEach((purpose, place) => {
      if (isSet(place) !== (purpose === 'revocation')) throw new Error(`place ${place}`);
    });
  });

  it('is read by the pages’ reader, which never takes an unknown status for a good one', async () => {
    const listFor = async (purpose: 'revocation' | 'suspension', set: readonly number[]) => {
      const name = { purpose, list: 1 };
      const facts = { origin, did, name, set, decoys: noDecoys, validFrom: issuedAt };
      const jwt = await credentialJwt(await buildStatusList(facts), key, 'key');
      return browser.readStatusList(jwt);
    };
    const revoked = await listFor('revocation', [7, placesPerList - 1]);
    const suspended = await listFor('suspension', [8]);
    expect(revoked).to.include({ purpose: 'revocation', list: 1, validFrom: issuedAt.toISOString() });
    const statuses = [7, 8, 9, placesPerList - 1, placesPerList + 9];
    expect(statuses.map((place) => browser.statusIn([suspended, revoked], place))).to.deep.equal([
      'revoked',
      'suspended',
      'good',
      'revoked',
      null,
    ]);
    expect(browser.statusIn([revoked, null], 9)).to.equal(null);
    expect(browser.statusIn([], 9)).to.equal(null);
    for (const nonsense of ['', 'a.b.c', `e30.${Buffer.from('{}').toString('base64url')}.x`])
      expect(await browser.readStatusList(nonsense)).to.equal(null);
    const addresses = statusEntriesFor(origin, 200_000) as Record<string, string>[];
    expect(browser.listsFor(200_000).map((path) => origin + path)).to.deep.equal(
      addresses.map(({ statusListCredential }) => statusListCredential),
    );
  });

  it('is found from a position: entry, list and place agree', () => {
    const position = fc.nat(placesPerList * 50);
    fc.assert(
      fc.property(position, (statusIndex) => {
        for (const entry of statusEntriesFor(origin, statusIndex) as Record<string, string>[]) {
          const name = parseStatusListName(entry.statusListCredential?.split('/').at(-1) ?? '');
          expect(name).to.deep.equal({ purpose: entry.statusPurpose, list: listOf(statusIndex) });
          const first = placesPerList * (listOf(statusIndex) - 1);
          expect(first + Number(entry.statusListIndex)).to.equal(statusIndex);
          expect(entry.id).not.to.equal(entry.statusListCredential);
        }
      }),
    );
  });

  it('takes half as many certificates as it has places, and its name has one way to be written', () => {
    expect(listForCertificate(1)).to.equal(1);
    expect(listForCertificate(certificatesPerList)).to.equal(2);
    for (const wrong of ['revocation', 'revocation-0', 'revocation-01', 'other-1', 'revocation-1x', '../x'])
      expect(parseStatusListName(wrong), wrong).to.equal(null);
  });
});
