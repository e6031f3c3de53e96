/** Where each certificate stands in the status lists; given once and never again. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { id, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One certificate's place. */
export class StatusListEntry extends Model<
  InferAttributes<StatusListEntry>,
  InferCreationAttributes<StatusListEntry>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  /** List and place in one number: place + 131,072 × (list − 1). */
  declare statusIndex: number;
}

/** Declares the table `status_list_entries`. */
export function declareStatusListEntry(sequelize: Sequelize): void {
  StatusListEntry.init(
    {
      id: id(),
      certificateId: unique(reference('certificates'), 'status_list_entries_certificate_id'),
      statusIndex: unique(whole(), 'status_list_entries_status_index'),
    },
    table(sequelize, 'status_list_entries'),
  );
}
