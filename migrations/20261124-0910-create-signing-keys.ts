/** Signing keys for documents, credentials, QR payloads and the log. */
import { code, id, instant, json, longText, optional } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'signing_keys',
    {
      id: id(),
      purpose: code(16),
      key_id: code(64),
      algorithm: code(16),
      public_jwk: json(),
      sealed_key: optional(longText()),
      certificate_pem: optional(longText()),
      created_at: instant(),
      active_at: instant(),
      retired_at: optional(instant()),
      lost_at: optional(instant()),
    },
    { unique: { signing_keys_key_id: ['key_id'] }, indexes: { signing_keys_purpose: ['purpose'] } },
  );
};
