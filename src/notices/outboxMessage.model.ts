/**
 * Messages that leave the inbox. A row says to whom and about which notice; address and wording are read when it is
 * sent, so that none of them is copied here.
 */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  id,
  instant,
  lengths,
  longText,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { Locale } from '../i18n/translate.ts';
import type { MessageState, Problem } from './messageProvider.ts';
import type { Channel } from './messaging.ts';
import type { NoticeKind } from './noticeKind.ts';

/** A notice, or the mail that confirms an address. */
export type MessageKind = NoticeKind | 'confirmEmail';

/** One message by one channel. */
export class OutboxMessage extends Model<
  InferAttributes<OutboxMessage>,
  InferCreationAttributes<OutboxMessage>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  /** Null: it is about no notice. */
  declare noticeId: number | null;
  declare channel: Channel;
  declare kind: MessageKind;
  declare language: Locale;
  declare state: MessageState;
  /** Attempts that began. */
  declare attempts: number;
  declare nextAt: Date;
  declare lease: string | null;
  /** Until then it belongs to whoever holds the lease. */
  declare leasedUntil: Date | null;
  /** The same for every attempt. */
  declare messageKey: string;
  /** What the other side calls it. */
  declare providerId: string | null;
  declare problem: Problem | null;
  /** Status of the other side's answer, where there was one. */
  declare status: number | null;
  /** Address and link of a mail that confirms an address; gone once it ended. */
  declare payloadSealed: string | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

/** Declares the table `outbox_messages`. */
export function declareOutboxMessage(sequelize: Sequelize): void {
  OutboxMessage.init(
    {
      id: id(),
      personId: reference('people'),
      noticeId: unique(optional(reference('notices')), 'outbox_messages_notice_id_channel'),
      channel: unique(code(16), 'outbox_messages_notice_id_channel'),
      kind: code(32),
      language: code(8),
      state: code(16),
      attempts: whole(),
      nextAt: instant(),
      lease: optional(code(36)),
      leasedUntil: optional(instant()),
      messageKey: unique(code(), 'outbox_messages_message_key'),
      providerId: optional(text(lengths.line)),
      problem: optional(code(16)),
      status: optional(whole()),
      payloadSealed: optional(longText()),
      createdAt: instant(),
      endedAt: optional(instant()),
    },
    table(sequelize, 'outbox_messages', [
      { name: 'outbox_messages_state_next_at', fields: ['state', 'next_at'] },
      { name: 'outbox_messages_kind', fields: ['kind'] },
      { name: 'outbox_messages_channel', fields: ['channel'] },
      { name: 'outbox_messages_problem', fields: ['problem'] },
      { name: 'outbox_messages_state_leased_until', fields: ['state', 'leased_until'] },
      { name: 'outbox_messages_created_at', fields: ['created_at'] },
      { name: 'outbox_messages_person_id', fields: ['person_id'] },
    ]),
  );
}
