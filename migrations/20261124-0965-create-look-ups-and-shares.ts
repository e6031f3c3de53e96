/** Who looked at a certificate (no person, no address), and the links by which its holder shows more of it. */
import { code, id, instant, longText, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'certificate_look_ups',
    {
      id: id(),
      certificate_id: reference('certificates'),
      kind: code(16),
      city: optional(text(60)),
      at: instant(),
    },
    {
      indexes: {
        certificate_look_ups_certificate_id_at: ['certificate_id', 'at'],
        certificate_look_ups_at: ['at'],
      },
    },
  );
  await createTable(
    queryInterface,
    'certificate_shares',
    {
      id: id(),
      certificate_id: reference('certificates'),
      token_hash: code(),
      token_sealed: longText(),
      created_at: instant(),
      expires_at: instant(),
      withdrawn_at: optional(instant()),
      visits: whole(),
    },
    {
      unique: { certificate_shares_token_hash: ['token_hash'] },
      indexes: { certificate_shares_certificate_id: ['certificate_id'] },
    },
  );
};
