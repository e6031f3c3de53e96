/** Messages that leave the inbox. */
import { code, id, instant, lengths, longText, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const messages = {
    id: id(),
    person_id: reference('people'),
    notice_id: optional(reference('notices')),
    channel: code(16),
    kind: code(32),
    language: code(8),
    state: code(16),
    attempts: whole(),
    next_at: instant(),
    lease: optional(code(36)),
    leased_until: optional(instant()),
    message_key: code(),
    provider_id: optional(text(lengths.line)),
    problem: optional(code(16)),
    status: optional(whole()),
    payload_sealed: optional(longText()),
    created_at: instant(),
    ended_at: optional(instant()),
  };
  await createTable(queryInterface, 'outbox_messages', messages, {
    unique: {
      outbox_messages_notice_id_channel: ['notice_id', 'channel'],
      outbox_messages_message_key: ['message_key'],
    },
    indexes: {
      outbox_messages_state_next_at: ['state', 'next_at'],
      outbox_messages_state_leased_until: ['state', 'leased_until'],
      outbox_messages_created_at: ['created_at'],
      outbox_messages_person_id: ['person_id'],
    },
  });
  await queryInterface.addIndex('notices', ['person_id', 'created_at'], {
    name: 'notices_person_id_created_at',
  });
};
