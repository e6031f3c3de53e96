/** People's photos, and the one that a certificate was issued with. */
import { bytes, flag, id, instant, optional, reference } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const photos = {
    id: id(),
    person_id: reference('people'),
    bytes: bytes(),
    is_current: flag(),
    created_at: instant(),
  };
  await createTable(queryInterface, 'person_photos', photos, {
    indexes: { person_photos_person_id_is_current: ['person_id', 'is_current'] },
  });
  await queryInterface.addColumn('certificates', 'photo_id', optional(reference('person_photos')));
};
