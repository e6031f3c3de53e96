/** Says in words what a row of another table is, which her rows only name by number: a class by its course, a session by its time. */
import type { Model, ModelStatic } from 'sequelize';
import { showDateTime } from '../../i18n/dates.ts';
import type { Locale } from '../../i18n/translate.ts';
import { modelOf } from '../merge/references.store.ts';

/** By preference; of a time only the day and the hour are needed. */
const tellingAttributes = ['titleZh', 'title', 'holderName', 'startsAt', 'code', 'number'];
/** What a row belongs to, where its own attributes say too little. */
const parents = ['courseId', 'cohortId', 'competitionId'];

/** The columns of a table that refer to others, by attribute. */
export function referencesOf(table: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [attribute, { references }] of Object.entries(modelOf(table).getAttributes())) {
    const target = typeof references === 'string' ? references : references?.model;
    if (typeof target === 'string') found.set(attribute, target);
  }
  return found;
}

/** Words for these rows, by id; a row that has none is left out. */
export async function rowLabels(
  table: string,
  ids: readonly number[],
  locale: Locale,
): Promise<Map<number, string>> {
  const model = modelOf(table);
  const names = Object.keys(model.getAttributes());
  const own = tellingAttributes.find((name) => names.includes(name));
  const parent = parents.find((name) => names.includes(name) && referencesOf(table).has(name));
  const attributes = ['id', ...[own, parent].filter((name) => name !== undefined)];
  const rows = await model.findAll({ where: { id: [...new Set(ids)] }, attributes });
  const above = parent ? await labelsAbove(model, parent, rows, locale) : new Map<number, string>();
  return new Map(
    rows.map((row) => {
      const words = [parent && above.get(Number(row.get(parent))), own && textOf(row.get(own), locale)];
      return [Number(row.get('id')), words.filter(Boolean).join(' ')];
    }),
  );
}

function labelsAbove(
  model: ModelStatic<Model>,
  parent: string,
  rows: readonly Model[],
  locale: Locale,
): Promise<Map<number, string>> {
  const table = referencesOf(model.tableName).get(parent) ?? '';
  return rowLabels(
    table,
    rows.map((row) => Number(row.get(parent))),
    locale,
  );
}

function textOf(value: unknown, locale: Locale): string {
  return value instanceof Date ? showDateTime(value, locale) : String(value ?? '');
}
