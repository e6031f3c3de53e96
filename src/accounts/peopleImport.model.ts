/** An import that was checked and waits for its confirmation; its rows are personal data, so they are sealed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, optional, reference, sealedText, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One import. */
export class PeopleImport extends Model<
  InferAttributes<PeopleImport>,
  InferCreationAttributes<PeopleImport>
> {
  declare id: CreationOptional<number>;
  declare token: string;
  declare actorId: number;
  /** Null once it was confirmed or has expired. */
  declare rowsSealed: Buffer | null;
  declare createdAt: Date;
  declare confirmedAt: Date | null;
}

/** Declares the table `people_imports`. */
export function declarePeopleImport(sequelize: Sequelize): void {
  PeopleImport.init(
    {
      id: id(),
      token: unique(code(), 'people_imports_token'),
      actorId: reference('people'),
      rowsSealed: optional(sealedText()),
      createdAt: instant(),
      confirmedAt: optional(instant()),
    },
    table(sequelize, 'people_imports'),
  );
}
