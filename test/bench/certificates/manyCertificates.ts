/** Fills a migrated database with so many certificates of one holder, as fast as it takes them. */
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { drawCertificateNumber } from '../../../src/certificates/certificateNumber.ts';
import { drawToken } from '../../../src/lib/publicToken.ts';

const facts = JSON.stringify({
  kind: 'completion',
  title: null,
  holderName: '王小芳',
  identityMasked: '9900**********0012',
  programme: '养老护理技能班',
  programmeEnglish: 'Elderly care skills',
  tierName: '技能培训',
  hours: 40,
  startsOn: '2026-03-01T02:00:00.000Z',
  endsOn: '2026-03-20T02:00:00.000Z',
  award: null,
  awardEnglish: null,
  issuerName: '示范市妇女联合会',
  issuerEnglish: null,
  timeZone: 'Asia/Shanghai',
  demonstration: false,
});
const chunk = 2_000;
const issuedAt = new Date('2026-03-23T02:00:00Z');
const expiresAt = new Date('2099-03-23T16:00:00Z');

/** Adds certificates of a year that has none until there are `total`; returns the tokens of the new ones. */
export async function addCertificates(
  url: string,
  { from, total, year }: { from: number; total: number; year: number },
): Promise<string[]> {
  const connection = await createConnection({ uri: url, timezone: 'Z' });
  const personId = await holder(connection);
  const tokens: string[] = [];
  const numbers = new Set<string>();
  for (let start = from; start < total; start += chunk) {
    const rows = Array.from({ length: Math.min(chunk, total - start) }, (_, index) => {
      const token = drawToken(randomBytes);
      tokens.push(token);
      const number = freshNumber(year, numbers);
      const award = `bench:${start + index}`;
      const texts = ['王小芳', '培训合格证书', facts, 'active'];
      return [number, token, 'completion', award, personId, ...texts, issuedAt, expiresAt];
    });
    await connection.query(
      `INSERT INTO certificates
       (number, token, kind, award_key, person_id, holder_name, title, facts, state, issued_at, expires_at) VALUES ?`,
      [rows],
    );
  }
  await connection.end();
  return tokens;
}

/** A million of one series meet by chance now and then; issuing draws again, too. */
function freshNumber(year: number, taken: Set<string>): string {
  const series = { issuer: 'JT', year, kind: 'completion' } as const;
  for (;;) {
    const number = drawCertificateNumber(series, randomBytes);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

async function holder(connection: Awaited<ReturnType<typeof createConnection>>): Promise<number> {
  const sql = 'INSERT INTO people (name, created_at) VALUES (?, ?)';
  const [result] = await connection.execute(sql, ['王小芳', '2026-01-01 00:00:00.000']);
  return (result as { insertId: number }).insertId;
}
