/** Which columns of which tables refer to which table, read from the models, so that a new table is known at once. */
import type { Model, ModelStatic } from 'sequelize';
import { database } from '../../db/connection.ts';

/** A column that refers to a table. */
export interface Reference {
  readonly model: ModelStatic<Model>;
  readonly table: string;
  /** The attribute's name. */
  readonly attribute: string;
  readonly allowNull: boolean;
}

/** Every model, in the order of their declaration. */
export function allModels(): ModelStatic<Model>[] {
  return Object.values(database().models) as ModelStatic<Model>[];
}

/** The model of a table. @throws when there is none. */
export function modelOf(table: string): ModelStatic<Model> {
  const model = allModels().find(({ tableName }) => tableName === table);
  if (!model) throw new Error(`There is no table ${table}.`);
  return model;
}

/** Every column that refers to the table. */
export function referencesTo(table: string): Reference[] {
  return allModels().flatMap((model) =>
    Object.entries(model.getAttributes()).flatMap(([attribute, { references, allowNull }]) => {
      const target = typeof references === 'string' ? references : references?.model;
      return target === table
        ? [{ model, table: model.tableName, attribute, allowNull: allowNull ?? true }]
        : [];
    }),
  );
}

/** The unique keys of a model that an attribute is part of, as lists of attributes. */
export function uniqueKeysWith(model: ModelStatic<Model>, attribute: string): string[][] {
  const attributes = model.getAttributes();
  const nameOf = (field: string) =>
    attributes[field]
      ? field
      : (Object.keys(attributes).find((name) => attributes[name]?.field === field) ?? field);
  const keys = Object.values(
    (model as unknown as { uniqueKeys: Record<string, { fields: string[] }> }).uniqueKeys,
  );
  return keys.map(({ fields }) => fields.map(nameOf)).filter((names) => names.includes(attribute));
}
