/** Two records with everything that can stand twice: every unique row of the one is copied for the other. */
import type { Model, ModelStatic, WhereOptions } from 'sequelize';
import { collisionRule, exemptReferences } from '../../../src/accounts/merge/mergeRules.ts';
import { allModels, referencesTo, uniqueKeysWith } from '../../../src/accounts/merge/references.store.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { personalColumns } from '../../../src/accounts/person.store.ts';
import { nullIfTaken } from '../../../src/db/taken.ts';

/** Adds a person, known by these. */
export async function givenRecord(
  name: string,
  phone: string | null,
  identityNumber: string | null = null,
  more: Partial<Person> = {},
): Promise<number> {
  const blank = {
    community: null,
    workerNumber: null,
    registeredAt: null,
    consentVersion: null,
    consentAt: null,
  };
  const row = {
    ...blank,
    name,
    ...personalColumns({ phone, identityNumber }),
    createdAt: new Date(0),
    ...more,
  };
  return (await Person.create(row)).id;
}

/** Copies rows of which each person may have one only, so that a merge has to choose. Returns the tables. */
export async function copyUniqueRows(from: number, to: number): Promise<string[]> {
  const tables: string[] = [];
  for (const { model, table, attribute } of referencesTo('people')) {
    if (exemptReferences[`${table}.${attribute}`] || collisionRule(table).keep === 'none') continue;
    if (uniqueKeysWith(model, attribute).length === 0) continue;
    for (const row of await model.findAll({ where: { [attribute]: from } as WhereOptions, limit: 3 })) {
      const { id: _, ...plain } = row.get({ plain: true }) as Record<string, unknown>;
      const copy = model.create({ ...plain, ...otherKeys(model, attribute), [attribute]: to });
      if (await nullIfTaken(copy)) tables.push(table);
    }
  }
  return tables;
}

/** What every table holds, but for those that say that something happened. */
export async function everything(): Promise<Record<string, unknown[]>> {
  const silent = ['audit_entries', 'audit_heads', 'person_merges', 'handled_requests', 'web_sessions'];
  const tables: Record<string, unknown[]> = {};
  for (const model of allModels())
    if (!silent.includes(model.tableName)) {
      const rows = await model.findAll({ order: [[model.primaryKeyAttribute, 'ASC']] });
      tables[model.tableName] = rows.map((row) => JSON.parse(JSON.stringify(row.get({ plain: true }))));
    }
  return tables;
}

let serial = 0;

/** Other values for unique keys that do not name the person. */
function otherKeys(model: ModelStatic<Model>, attribute: string): Record<string, string> {
  const withPerson = new Set(uniqueKeysWith(model, attribute).flat());
  const single = Object.keys(model.getAttributes()).filter(
    (name) => !withPerson.has(name) && name !== 'id' && uniqueKeysWith(model, name).length > 0,
  );
  return Object.fromEntries(single.map((name) => [name, `copy-${++serial}`]));
}
