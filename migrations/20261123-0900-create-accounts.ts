/** People, their log-ins and roles, and browser sessions. */
import { code, day, id, instant, longText, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'people',
    {
      id: id(),
      name: text(60),
      phone_sealed: optional(longText()),
      phone_hash: optional(code(64)),
      phone_masked: optional(code(64)),
      identity_sealed: optional(longText()),
      identity_hash: optional(code(64)),
      identity_masked: optional(code(64)),
      birth_date: optional(day()),
      sex: optional(code(8)),
      community: optional(text(60)),
      worker_number: optional(code(64)),
      registered_at: optional(instant()),
      consent_version: optional(code(64)),
      consent_at: optional(instant()),
      created_at: instant(),
    },
    {
      unique: { people_identity_hash: ['identity_hash'], people_worker_number: ['worker_number'] },
      indexes: { people_phone_hash: ['phone_hash'], people_name: ['name'] },
    },
  );
  await createTable(
    queryInterface,
    'accounts',
    {
      id: id(),
      person_id: reference('people'),
      login_hash: code(64),
      password_hash: text(255),
      disabled_at: optional(instant()),
      created_at: instant(),
    },
    { unique: { accounts_person_id: ['person_id'], accounts_login_hash: ['login_hash'] } },
  );
  await createTable(
    queryInterface,
    'account_roles',
    { id: id(), person_id: reference('people'), role: code(16) },
    { unique: { account_roles_person_id_role: ['person_id', 'role'] } },
  );
  await createTable(
    queryInterface,
    'web_sessions',
    { id: id(), id_hash: code(64), data: longText(), expires_at: instant(), touched_at: instant() },
    { unique: { web_sessions_id_hash: ['id_hash'] }, indexes: { web_sessions_expires_at: ['expires_at'] } },
  );
};
