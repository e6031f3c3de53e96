/** The printing office: printers, series of numbered forms, print runs, and every form that has left the stock. */
import { code, id, instant, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'printers',
    {
      id: id(),
      name: text(60),
      offset_x: whole(),
      offset_y: whole(),
      scale: whole(),
      changed_at: instant(),
    },
    { unique: { printers_name: ['name'] } },
  );
  await createTable(
    queryInterface,
    'form_series',
    {
      id: id(),
      title: text(60),
      prefix: code(16),
      digits: whole(),
      first_number: whole(),
      last_number: whole(),
      supplier: optional(text(60)),
      received_by: reference('people'),
      received_at: instant(),
    },
    {
      unique: { form_series_prefix_first_number: ['prefix', 'first_number'] },
      indexes: { form_series_received_at: ['received_at'] },
    },
  );
  await createTable(
    queryInterface,
    'print_runs',
    {
      id: id(),
      title: text(160),
      batch_id: optional(reference('certificate_batches')),
      series_id: reference('form_series'),
      printer_id: reference('printers'),
      state: code(16),
      actor_id: reference('people'),
      created_at: instant(),
      closed_at: optional(instant()),
    },
    { indexes: { print_runs_created_at: ['created_at'] } },
  );
  await createTable(
    queryInterface,
    'form_sheets',
    {
      id: id(),
      series_id: reference('form_series'),
      number: whole(),
      label: code(32),
      state: code(16),
      certificate_id: optional(reference('certificates')),
      bears_certificate_id: optional(whole()),
      run_id: optional(reference('print_runs')),
      reason: optional(code(16)),
      detail: optional(text(160)),
      actor_id: reference('people'),
      at: instant(),
    },
    {
      unique: {
        form_sheets_series_id_number: ['series_id', 'number'],
        form_sheets_label: ['label'],
        form_sheets_bears_certificate_id: ['bears_certificate_id'],
      },
      indexes: {
        form_sheets_series_id_state: ['series_id', 'state'],
        form_sheets_run_id_number: ['run_id', 'number'],
        form_sheets_certificate_id: ['certificate_id'],
        form_sheets_at: ['at'],
      },
    },
  );
};
