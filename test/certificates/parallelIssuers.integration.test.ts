import { randomBytes, randomInt } from 'node:crypto';
import { expect } from 'chai';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { issueCertificate } from '../../src/certificates/issueCertificate.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { isRefusal } from '../../src/refusal.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { award, issuer } from './givenCertificate.ts';

const issuers = 8;
const each = 12;
const serialLength = 7;

/** Draws serials of so few that issuers meet again and again; tokens stay unguessable. */
function fewSerials(size: number): Uint8Array {
  return size === serialLength
    ? new Uint8Array(size).fill(0, 0, 5).fill(randomInt(32), 5)
    : randomBytes(size);
}

describe('eight issuers at once', () => {
  useDatabase();

  for (const [name, draw] of [
    ['random numbers', randomBytes],
    ['numbers that collide', fewSerials],
  ] as const)
    it(`never give a number twice nor fail: ${name}`, async function () {
      this.timeout(60_000);
      const { trainee, trainee2 } = (await givenCast()) as Record<string, number>;
      const people = [trainee, trainee2 ?? trainee] as number[];
      const count = name === 'random numbers' ? each : 2;
      const issue = async (lane: number) => {
        for (let index = 0; index < count; index++) {
          const given = award(people[lane % 2] as number, { awardKey: `lane:${lane}:${index}` });
          const result = await unitOfWork((transaction) =>
            issueCertificate(transaction, given, issuer, draw),
          );
          if (isRefusal(result)) throw new Error(result.key);
        }
      };
      await Promise.all(Array.from({ length: issuers }, (_, lane) => issue(lane)));
      const rows = await Certificate.findAll({ attributes: ['number', 'token'], raw: true });
      expect(rows).to.have.length(issuers * count);
      expect(new Set(rows.map(({ number }) => number)).size).to.equal(issuers * count);
      expect(new Set(rows.map(({ token }) => token)).size).to.equal(issuers * count);
    });
});
