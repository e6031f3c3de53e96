/** Templates of certificates in versions, the pictures in them, and the version that each certificate was issued with. */
import {
  bytes,
  code,
  id,
  instant,
  json,
  lengths,
  optional,
  reference,
  text,
  whole,
} from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'certificate_templates',
    {
      id: id(),
      kind: code(16),
      title: text(lengths.title),
      shipped_as: optional(code(32)),
      created_at: instant(),
      retired_at: optional(instant()),
    },
    { unique: { certificate_templates_shipped_as: ['shipped_as'] } },
  );
  const versions = {
    id: id(),
    template_id: reference('certificate_templates'),
    number: whole(),
    language: code(16),
    design: json(),
    state: code(16),
    revision: whole(),
    in_force_for: optional(code(16)),
    created_at: instant(),
    published_at: optional(instant()),
  };
  await createTable(queryInterface, 'certificate_template_versions', versions, {
    unique: {
      certificate_template_versions_template_id_number: ['template_id', 'number'],
      certificate_template_versions_in_force_for: ['in_force_for'],
    },
  });
  const images = {
    id: id(),
    sha256: code(lengths.hash),
    mime_type: code(32),
    width: whole(),
    height: whole(),
    bytes: bytes(),
    created_at: instant(),
  };
  await createTable(queryInterface, 'template_images', images, {
    unique: { template_images_sha256: ['sha256'] },
  });
  await queryInterface.addColumn(
    'certificates',
    'template_version_id',
    optional(reference('certificate_template_versions')),
  );
};
