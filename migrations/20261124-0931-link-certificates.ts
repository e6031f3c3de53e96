/** What a certificate replaced and what replaced it, why its status changed in words for everyone, and who asked. */
import { code, flag, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  const certificates = {
    reason_code: optional(code(32)),
    public_note: optional(text(160)),
    replaces_id: optional(whole()),
    replaced_by_id: optional(whole()),
  };
  for (const [name, column] of Object.entries(certificates))
    await queryInterface.addColumn('certificates', name, column);
  await queryInterface.addIndex('certificates', ['state', 'expires_at'], {
    name: 'certificates_state_expires_at',
  });
  const changes = {
    reason_code: optional(code(32)),
    is_public: optional(flag()),
    requested_by_id: optional(reference('people')),
  };
  for (const [name, column] of Object.entries(changes))
    await queryInterface.addColumn('certificate_changes', name, column);
};
