/**
 * Reads everything that is held about someone: every row of every table that refers to her, found from the models, so
 * that tables added later come along. Secrets that prove who she is (passwords, tokens, hashes) are left out.
 */
import type { Model, ModelStatic, WhereOptions } from 'sequelize';
import { unseal } from '../../db/secrets.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { mergedIds } from '../merge/mergedPerson.store.ts';
import { referencesTo } from '../merge/references.store.ts';
import { Person } from '../person.model.ts';

/** A table's rows about her, as plain values. */
export interface DataTable {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Most rows of one table that an export holds. */
const limit = 20_000;
const secret = /(Hash|Token|token|^secret|Sealed|Key)$/;

/** Everything, her own row first; only rows that are about her, not those in which she acted for the programme. */
export async function findPersonalData(personId: number): Promise<DataTable[]> {
  const ids = [personId, ...(await mergedIds(personId))];
  const people = await Person.findAll({ where: { id: ids }, order: [['id', 'ASC']] });
  const tables: DataTable[] = [{ table: 'people', rows: people.map(ownRow) }];
  for (const { model, table, attribute } of referencesTo('people')) {
    if (attribute !== 'personId') continue;
    const where = { [attribute]: ids } as WhereOptions;
    const rows = await model.findAll({ where, attributes: shown(model), order: [['id', 'ASC']], limit });
    if (rows.length === 0) continue;
    tables.push({ table, rows: rows.map((row) => row.get({ plain: true })) });
    tables.push(...(await childrenOf(table, rows)));
  }
  return tables;
}

/** Pictures that are held of her, as files; tables of pictures have a column `bytes`. */
export async function findPictures(personId: number): Promise<{ name: string; bytes: Buffer }[]> {
  const found: { name: string; bytes: Buffer }[] = [];
  for (const { model, table, attribute } of referencesTo('people')) {
    if (attribute !== 'personId' || !('bytes' in model.getAttributes())) continue;
    const rows = await model.findAll({ where: { personId } as WhereOptions, limit: 50 });
    for (const row of rows)
      found.push({ name: `${table}-${row.get('id')}.jpg`, bytes: row.get('bytes') as Buffer });
  }
  return found;
}

/** What hangs on her rows without naming her: the answers of an exam paper, the marks of a contestant. */
async function childrenOf(table: string, parents: readonly Model[]): Promise<DataTable[]> {
  const found: DataTable[] = [];
  for (const child of referencesTo(table)) {
    if ('personId' in child.model.getAttributes()) continue;
    const ids = parents.map((row) => Number(row.get('id')));
    const where = { [child.attribute]: ids } as WhereOptions;
    const rows = await child.model.findAll({
      where,
      attributes: shown(child.model),
      order: [['id', 'ASC']],
      limit,
    });
    if (rows.length > 0)
      found.push({ table: child.table, rows: rows.map((row) => row.get({ plain: true })) });
  }
  return found;
}

/** Names, phones and ID numbers that are held of someone, in clear: to find and remove them. */
export async function findPlainNames(
  transaction: Transaction,
  ids: readonly number[],
): Promise<{ names: string[]; numbers: string[] }> {
  const people = await Person.findAll({ where: { id: [...ids] }, transaction });
  const open = (box: string | null) => (box ? [unseal(box)] : []);
  return {
    names: [...new Set(people.map(({ name }) => name))],
    numbers: people.flatMap((person) => [
      ...open(person.phoneSealed),
      ...open(person.identitySealed),
      ...open(person.emailSealed),
    ]),
  };
}

function ownRow(person: Person): Record<string, unknown> {
  const {
    phoneSealed,
    identitySealed,
    emailSealed,
    emailMasked: _e,
    phoneMasked: _p,
    identityMasked: _i,
    ...plain
  } = person.get({
    plain: true,
  });
  const rest = Object.fromEntries(Object.entries(plain).filter(([name]) => !secret.test(name)));
  return {
    ...rest,
    phone: phoneSealed && unseal(phoneSealed),
    email: emailSealed && unseal(emailSealed),
    identityNumber: identitySealed && unseal(identitySealed),
  };
}

/** Documents are left out too: she downloads her certificates where they are. */
function shown(model: ModelStatic<Model>): string[] {
  return Object.entries(model.getAttributes())
    .filter(([name, { type }]) => !secret.test(name) && !String(type).includes('BLOB'))
    .map(([name]) => name);
}
