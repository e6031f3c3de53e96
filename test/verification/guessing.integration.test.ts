import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { freezeFacts } from '../../src/certificates/certificateAward.ts';
import { drawCertificateNumber } from '../../src/certificates/certificateNumber.ts';
import { drawToken } from '../../src/lib/publicToken.ts';
import { award, issuer } from '../certificates/givenCertificate.ts';
import { freshApp } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const issued = 50_000;
const guesses = 100_000;
const chunk = 2_000;
const series = { issuer: 'JT', year: 2026, kind: 'completion' } as const;

/** Random bytes that are the same in every run, so that the test can't fail by chance. */
function sequenceOf(name: string): (size: number) => Uint8Array {
  let count = 0;
  return (size) => createHash('sha512').update(`${name} ${count++}`).digest().subarray(0, size);
}

describe('guessing certificates', () => {
  useDatabase();

  it('finds none of 50,000 by 100,000 random tokens, and hardly any by numbers of the right form', async function () {
    this.timeout(120_000);
    await givenCertificates();
    expect(await Certificate.count()).to.equal(issued);
    const bytes = sequenceOf('guessed');
    const hits = { token: 0, number: 0 };
    for (let start = 0; start < guesses; start += chunk) {
      const token = Array.from({ length: chunk }, () => drawToken(bytes));
      const number = Array.from({ length: chunk }, () => drawCertificateNumber(series, bytes));
      hits.token += await Certificate.count({ where: { token } });
      hits.number += await Certificate.count({ where: { number } });
    }
    expect(hits.token).to.equal(0);
    expect(hits.number).to.be.at.most(2);
  });

  it('by number is cut off for an address after twenty tries, before the number is looked at', async function () {
    this.timeout(120_000);
    const browser = freshApp();
    const statuses: number[] = [];
    for (let guess = 0; guess < 300; guess++) {
      const number = drawCertificateNumber(series, randomBytes);
      const answer = await browser.get('/verify').query({ number }).set('X-Forwarded-For', '198.51.100.7');
      statuses.push(answer.status);
    }
    const answered = statuses.filter((status) => status !== 429);
    expect(answered.length).to.be.at.most(20);
    expect(statuses.slice(20).every((status) => status === 429)).to.equal(true);
  });
});

async function givenCertificates(): Promise<void> {
  const { trainee: personId } = await givenCast();
  const { issuedAt, ...given } = award(personId);
  const facts = freezeFacts({ issuedAt, ...given }, { name: '王桂芳', identityMasked: null }, issuer);
  const bytes = sequenceOf('issued');
  const same = { kind: 'completion', personId, holderName: '王桂芳', title: '培训合格证书', facts } as const;
  const state = { state: 'active', publicReason: null, issuedAt, expiresAt: null, pdf: null } as const;
  for (let start = 0; start < issued; start += chunk)
    await Certificate.bulkCreate(
      Array.from({ length: chunk }, (_, index) => ({
        ...same,
        ...state,
        number: drawCertificateNumber(series, bytes),
        token: drawToken(bytes),
        awardKey: `guess:${start + index}`,
        pdfSha256: null,
      })),
    );
}
