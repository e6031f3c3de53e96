import { expect } from 'chai';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import {
  findCertificate,
  findCertificateByNumber,
  findCertificateByToken,
} from '../../src/certificates/certificate.store.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('finding a row by a unique key', () => {
  useDatabase();

  it('gives just what the model gives: dates as dates, documents as objects, empty as null', async () => {
    const { trainee } = await givenCast();
    const { id, token, number } = await givenCertificate(trainee);
    const whole = await findCertificate(id);
    expect(await findCertificateByToken(token)).to.deep.equal(whole);
    expect(await findCertificateByNumber(number)).to.deep.equal(whole);
    expect(whole?.issuedAt).to.be.instanceOf(Date);
  });

  it('gives null for an unknown key, however odd, and leaves the table as it was', async () => {
    const { trainee } = await givenCast();
    await givenCertificate(trainee);
    for (const odd of ['', "' OR 1=1 --", '?', 'x'.repeat(500)])
      expect(await findCertificateByToken(odd), odd).to.equal(null);
    expect(await Certificate.count()).to.equal(1);
  });

  it('answers many at once', async () => {
    const { trainee } = await givenCast();
    const { token, id } = await givenCertificate(trainee);
    const found = await Promise.all(Array.from({ length: 100 }, () => findCertificateByToken(token)));
    expect(new Set(found.map((row) => row?.id))).to.deep.equal(new Set([id]));
  });

  it('gives everyone who asks at the same moment her own row, and null where there is none', async () => {
    const { trainee } = await givenCast();
    const rows = await Promise.all(
      Array.from({ length: 45 }, (_, index) => givenCertificate(trainee, { awardKey: `exam:${index}` })),
    );
    const asked = rows.flatMap(({ token }, index) => (index % 3 === 0 ? [token, `x${token}`] : [token]));
    const found = await Promise.all(asked.map((token) => findCertificateByToken(token)));
    expect(found.map((row) => row?.token ?? null)).to.deep.equal(
      asked.map((token) => (token.startsWith('x') && token.length > 26 ? null : token)),
    );
  });
});
