/** Holds every model against the database that the migrations made: same columns, same emptiness, same unique keys. */
import { expect } from 'chai';
import type { Model, ModelStatic } from 'sequelize';
import { database } from '../src/db/connection.ts';
import { useDatabase } from './support/database.ts';

interface Index {
  readonly name: string;
  readonly unique: boolean;
  readonly fields: readonly { attribute: string }[];
}

describe('the schema', () => {
  useDatabase();

  it('has for every model a table with just its columns', async () => {
    for (const model of models()) {
      const columns = await database().getQueryInterface().describeTable(model.tableName);
      const declared = Object.values(model.getAttributes()).map((attribute) => attribute.field as string);
      expect(Object.keys(columns).sort(), model.tableName).to.deep.equal([...declared].sort());
      for (const attribute of Object.values(model.getAttributes()))
        if (!attribute.primaryKey)
          expect(
            columns[attribute.field as string]?.allowNull,
            `${model.tableName}.${attribute.field}`,
          ).to.equal(attribute.allowNull ?? true);
    }
  });

  it('has for every model its unique keys and indexes, under the same names', async () => {
    for (const model of models()) {
      const found = ((await database().getQueryInterface().showIndex(model.tableName)) as Index[]).map(
        describeIndex,
      );
      for (const wanted of declaredIndexes(model)) expect(found, model.tableName).to.include(wanted);
    }
  });
});

function models(): ModelStatic<Model>[] {
  return Object.values(database().models) as ModelStatic<Model>[];
}

/** SQLite names a table's unique keys itself, so only the fields are compared. */
function describeIndex({ unique, fields }: Index): string {
  return `${unique ? 'unique' : 'index'} ${fields.map(({ attribute }) => attribute).join()}`;
}

function declaredIndexes(model: ModelStatic<Model>): string[] {
  const keys = Object.values(
    (model as unknown as { uniqueKeys: Record<string, { fields: string[] }> }).uniqueKeys,
  );
  const indexes = (model.options.indexes ?? []).filter((index) => !index.unique);
  return [
    ...keys.map(({ fields }) => `unique ${fields.map((field) => columnOf(model, field)).join()}`),
    ...indexes.map(({ fields }) => `index ${(fields ?? []).join()}`),
  ];
}

function columnOf(model: ModelStatic<Model>, field: string): string {
  return model.getAttributes()[field]?.field ?? field;
}
