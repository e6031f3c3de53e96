/** How people want to be told, and their mail addresses. */
import { code, id, instant, json, longText, optional, reference, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('people', 'email_sealed', optional(longText()));
  await queryInterface.addColumn('people', 'email_masked', optional(code(255)));
  await queryInterface.addColumn('people', 'email_confirmed_at', optional(instant()));
  const preferences = {
    id: id(),
    person_id: reference('people'),
    choices: json(),
    quiet_from: whole(),
    quiet_until: whole(),
    language: code(8),
    wechat_sealed: optional(longText()),
    changed_at: instant(),
  };
  await createTable(queryInterface, 'notice_preferences', preferences, {
    unique: { notice_preferences_person_id: ['person_id'] },
  });
  const confirmations = {
    id: id(),
    person_id: reference('people'),
    email_sealed: longText(),
    token_hash: code(),
    expires_at: instant(),
    created_at: instant(),
  };
  await createTable(queryInterface, 'email_confirmations', confirmations, {
    unique: {
      email_confirmations_person_id: ['person_id'],
      email_confirmations_token_hash: ['token_hash'],
    },
  });
};
