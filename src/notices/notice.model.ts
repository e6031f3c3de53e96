/** Notices in people's inboxes. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, lengths, optional, reference, text, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { NoticeKind, NoticeParams } from './noticeKind.ts';

/** One notice. */
export class Notice extends Model<InferAttributes<Notice>, InferCreationAttributes<Notice>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare kind: NoticeKind;
  /** With the person, unique: what it is about. */
  declare key: string;
  declare params: NoticeParams;
  /** Where it leads, within this site. */
  declare href: string;
  declare createdAt: Date;
  declare readAt: Date | null;
}

/** Declares the table `notices`. */
export function declareNotice(sequelize: Sequelize): void {
  Notice.init(
    {
      id: id(),
      personId: unique(reference('people'), 'notices_person_id_key'),
      kind: code(32),
      key: unique(code(), 'notices_person_id_key'),
      params: json(),
      href: text(lengths.line),
      createdAt: instant(),
      readAt: optional(instant()),
    },
    table(sequelize, 'notices', [
      { name: 'notices_person_id_created_at', fields: ['person_id', 'created_at'] },
    ]),
  );
}
