/** People's photos. A new one is added, never written over: certificates show the one that they were issued with. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { bytes, flag, id, instant, reference } from '../../db/columns.ts';
import { table } from '../../db/table.ts';

/** One photo: a JPEG of at most 480 × 640 pixels. */
export class PersonPhoto extends Model<InferAttributes<PersonPhoto>, InferCreationAttributes<PersonPhoto>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare bytes: Buffer;
  /** The one that is shown; removed and earlier ones are not. */
  declare isCurrent: boolean;
  declare createdAt: Date;
}

/** Declares the table `person_photos`. */
export function declarePersonPhoto(sequelize: Sequelize): void {
  PersonPhoto.init(
    {
      id: id(),
      personId: reference('people'),
      bytes: bytes(),
      isCurrent: flag(),
      createdAt: instant(),
    },
    table(sequelize, 'person_photos', [
      { name: 'person_photos_person_id_is_current', fields: ['person_id', 'is_current'] },
    ]),
  );
}
