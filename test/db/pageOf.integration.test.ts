import { expect } from 'chai';
import fc from 'fast-check';
import { Person } from '../../src/accounts/person.model.ts';
import { mostMatched, type PageOf, pageOf } from '../../src/db/pageOf.ts';
import type { Cursor, ListQuery } from '../../src/lib/paging.ts';
import { useDatabase } from '../support/database.ts';

const sorts = ['name', 'community', 'registeredAt', 'createdAt', 'id'] as const;
const start = new Date('2026-01-01T00:00:00.500Z').getTime();

describe('a page of a list', () => {
  useDatabase();

  it('is reached by key as by number, in every order, also among equal and empty values', async () => {
    await fc.assert(
      fc.asyncProperty(
        people,
        fc.constantFrom(...sorts),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        walksAlike,
      ),
      { numRuns: 25 },
    );
  });

  it('finds matches of any kind, and none twice', async () => {
    await given([
      ['王芳', '芳园', null, 0],
      ['芳芳', null, null, 1],
      ['李静', '平安', null, 2],
    ]);
    const matches = [{ name: ['王芳', '芳芳'] }, { community: '芳园' }];
    const page = await pageOf(Person, query('name', false, 10), {}, { matches });
    expect(page).to.include({ total: 2, isMore: false, hasNext: false });
    expect(page.rows.map(({ name }) => name).sort()).to.deep.equal(['王芳', '芳芳']);
    const narrowed = await pageOf(Person, query('name', false, 10), { community: '芳园' }, { matches });
    expect(narrowed.rows.map(({ name }) => name)).to.deep.equal(['王芳']);
    expect(
      (await pageOf(Person, query('name', false, 10), {}, { matches: [{ name: '无' }] })).rows,
    ).to.deep.equal([]);
  });

  it('does not count a search that finds very many, and still shows them all in order', async () => {
    await given(Array.from({ length: mostMatched + 2 }, (_, index) => ['王', null, null, index]));
    const page = await pageOf(Person, query('createdAt', true, 3), {}, { matches: [{ name: '王' }] });
    expect(page).to.include({ total: mostMatched, isMore: true, hasNext: true });
    expect(page.rows[0]?.createdAt.getTime()).to.equal(start + mostMatched + 1);
  });
});

type Given = [name: string, community: string | null, registered: number | null, created: number];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const people: fc.Arbitrary<Given[]> = fc.array(
  fc.tuple(
    fc.constantFrom('王', '李', 'a', 'b'),
    maybe(fc.constantFrom('甲', '乙')),
    maybe(fc.integer({ min: 0, max: 3 })),
    fc.integer({ min: 0, max: 3 }),
  ),
  { maxLength: 24 },
);

async function given(rows: readonly Given[]): Promise<void> {
  await Person.destroy({ where: {} });
  const blank = {
    phoneSealed: null,
    phoneHash: null,
    phoneMasked: null,
    identitySealed: null,
    identityHash: null,
  };
  const more = { identityMasked: null, birthDate: null, sex: null, workerNumber: null, consentVersion: null };
  await Person.bulkCreate(
    rows.map(([name, community, registered, created]) => ({
      ...blank,
      ...more,
      consentAt: null,
      name,
      community,
      registeredAt: registered === null ? null : new Date(start + registered),
      createdAt: new Date(start + created),
    })),
  );
}

function query(sort: string, isDescending: boolean, limit: number): ListQuery {
  return { search: '', filters: {}, sort, direction: isDescending ? 'DESC' : 'ASC', offset: 0, limit };
}

async function walksAlike(rows: Given[], sort: string, isDescending: boolean, limit: number): Promise<void> {
  await given(rows);
  const asked = query(sort, isDescending, limit);
  const byNumber: number[][] = [];
  for (let offset = 0; offset < Math.max(1, rows.length); offset += limit)
    byNumber.push((await pageOf(Person, { ...asked, offset }, {})).rows.map(({ id }) => id));
  const all = byNumber.flat();
  expect(new Set(all).size).to.equal(rows.length);
  const byKey: number[][] = [];
  const firsts: Cursor[] = [];
  for (let cursor: Cursor | null = null, turn = 0; turn < byNumber.length; turn++) {
    const page: PageOf<Person> = await pageOf(Person, { ...asked, ...(cursor ? { cursor } : {}) }, {});
    expect([page.total, page.hasNext]).to.deep.equal([rows.length, turn < byNumber.length - 1]);
    byKey.push(page.rows.map(({ id }) => id));
    if (!page.keys) break;
    firsts.push({ ...page.keys[0], side: 'before' });
    cursor = { ...page.keys[1], side: 'after' };
  }
  expect(byKey).to.deep.equal(byNumber);
  for (const [turn, cursor] of firsts.entries()) {
    if (turn === 0) continue;
    const back = await pageOf(Person, { ...asked, cursor }, {});
    expect(back.rows.map(({ id }) => id)).to.deep.equal(byNumber[turn - 1]);
  }
}
