/** The feed of status changes, and webhooks with their outbox. */
import { code, id, instant, longText, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'feed_entries',
    { id: id(), change_id: reference('certificate_changes'), certificate_id: reference('certificates') },
    {
      unique: { feed_entries_change_id: ['change_id'] },
      indexes: { feed_entries_certificate_id: ['certificate_id'] },
    },
  );
  await createTable(
    queryInterface,
    'feed_heads',
    { id: id(), name: code(32), settled: whole(), version: whole() },
    { unique: { feed_heads_name: ['name'] } },
  );
  await createTable(
    queryInterface,
    'webhooks',
    {
      id: id(),
      enterprise_id: reference('enterprises'),
      url: text(255),
      sealed_secret: longText(),
      state: code(16),
      failures: whole(),
      created_at: instant(),
      disabled_at: optional(instant()),
    },
    { indexes: { webhooks_enterprise_id: ['enterprise_id'] } },
  );
  await createTable(
    queryInterface,
    'webhook_deliveries',
    {
      id: id(),
      webhook_id: reference('webhooks'),
      change_id: optional(reference('certificate_changes')),
      message_id: code(64),
      kind: code(32),
      body: longText(),
      state: code(16),
      attempts: whole(),
      next_at: instant(),
      leased_until: optional(instant()),
      lease: optional(code(36)),
      created_at: instant(),
      ended_at: optional(instant()),
    },
    {
      unique: {
        webhook_deliveries_message_id: ['message_id'],
        webhook_deliveries_webhook_id_change_id: ['webhook_id', 'change_id'],
      },
      indexes: {
        webhook_deliveries_state_next_at: ['state', 'next_at'],
        webhook_deliveries_change_id: ['change_id'],
      },
    },
  );
  await createTable(
    queryInterface,
    'webhook_attempts',
    {
      id: id(),
      delivery_id: reference('webhook_deliveries'),
      at: instant(),
      status: optional(whole()),
      problem: optional(code(32)),
      milliseconds: whole(),
    },
    { indexes: { webhook_attempts_delivery_id: ['delivery_id'] } },
  );
};
