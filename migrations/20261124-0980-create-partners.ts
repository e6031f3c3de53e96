/** Enterprises with their members, API keys, what the keys used, and the certificates they follow. */
import { code, flag, id, instant, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'enterprises',
    { id: id(), name: text(160), credit_code: code(18), state: code(16), created_at: instant() },
    { unique: { enterprises_credit_code: ['credit_code'] }, indexes: { enterprises_name: ['name'] } },
  );
  await createTable(
    queryInterface,
    'enterprise_members',
    {
      id: id(),
      enterprise_id: reference('enterprises'),
      person_id: reference('people'),
      is_contact: flag(),
      added_at: instant(),
    },
    {
      unique: { enterprise_members_person_id: ['person_id'] },
      indexes: { enterprise_members_enterprise_id: ['enterprise_id'] },
    },
  );
  await createTable(
    queryInterface,
    'api_keys',
    {
      id: id(),
      enterprise_id: reference('enterprises'),
      name: text(60),
      beginning: code(16),
      hash: code(64),
      family: code(32),
      scopes: code(64),
      per_minute: whole(),
      per_day: whole(),
      created_at: instant(),
      created_by: optional(reference('people')),
      ends_at: optional(instant()),
      withdrawn_at: optional(instant()),
      last_used_at: optional(instant()),
    },
    {
      unique: { api_keys_hash: ['hash'] },
      indexes: { api_keys_enterprise_id: ['enterprise_id'], api_keys_created_at: ['created_at'] },
    },
  );
  await createTable(
    queryInterface,
    'api_usages',
    {
      id: id(),
      family: code(32),
      enterprise_id: reference('enterprises'),
      day: code(10),
      day_count: whole(),
      minute: whole(),
      minute_count: whole(),
    },
    {
      unique: { api_usages_family_day: ['family', 'day'] },
      indexes: { api_usages_enterprise_id_day: ['enterprise_id', 'day'] },
    },
  );
  await createTable(
    queryInterface,
    'follows',
    {
      id: id(),
      enterprise_id: reference('enterprises'),
      certificate_id: reference('certificates'),
      created_at: instant(),
    },
    {
      unique: { follows_enterprise_id_certificate_id: ['enterprise_id', 'certificate_id'] },
      indexes: { follows_certificate_id: ['certificate_id'] },
    },
  );
};
