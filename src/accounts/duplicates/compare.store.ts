/** What there is of a record, table by table, to compare two of them before they are merged. */
import type { WhereOptions } from 'sequelize';
import { referencesTo } from '../merge/references.store.ts';
import { Person } from '../person.model.ts';
import { type Comparable, type DuplicateScore, scoreDuplicate } from './duplicateScore.ts';

/** How many rows of each table refer to a person by a column that is about her (`personId`). */
export async function countRowsAbout(personId: number): Promise<Map<string, number>> {
  const about = referencesTo('people').filter(({ attribute }) => attribute === 'personId');
  const counts = await Promise.all(
    about.map(async ({ model, table }) => {
      const count = await model.count({ where: { personId } as WhereOptions });
      return [table, Number(count)] as const;
    }),
  );
  return new Map(counts);
}

/** What speaks for two records being one person. */
export async function compareRecords(ids: readonly [number, number]): Promise<DuplicateScore | null> {
  const attributes = ['id', 'name', 'identityHash', 'phoneHash', 'birthDate', 'community'];
  const rows = await Person.findAll({ where: { id: [...ids] }, attributes, raw: true });
  const [left, right] = rows as Comparable[];
  return left && right ? scoreDuplicate(left, right) : null;
}
