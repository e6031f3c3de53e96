/** Occupations: the topics that courses belong to. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, lengths, text, unique } from '../../db/columns.ts';
import { table } from '../../db/table.ts';

/** One occupation. */
export class Occupation extends Model<InferAttributes<Occupation>, InferCreationAttributes<Occupation>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare titleZh: string;
  declare titleEn: string;
  declare isOffered: boolean;
}

/** Declares the table `occupations`. */
export function declareOccupation(sequelize: Sequelize): void {
  Occupation.init(
    {
      id: id(),
      code: unique(code(32), 'occupations_code'),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
      isOffered: flag(),
    },
    table(sequelize, 'occupations'),
  );
}
