/** Extra time, minutes granted during a sitting, when a candidate's page was last heard of, and what happened. */
import { code, id, instant, lengths, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('sittings', 'extra_percent', { ...whole(), defaultValue: 0 });
  await queryInterface.addColumn('sittings', 'granted_minutes', { ...whole(), defaultValue: 0 });
  await queryInterface.addColumn('sittings', 'seen_at', optional(instant()));
  await createTable(
    queryInterface,
    'sitting_allowances',
    {
      id: id(),
      exam_id: reference('exams'),
      person_id: reference('people'),
      extra_percent: whole(),
      reason: text(lengths.title),
      set_by_id: reference('people'),
      set_at: instant(),
    },
    {
      unique: { sitting_allowances_exam_id_person_id: ['exam_id', 'person_id'] },
      indexes: { sitting_allowances_person_id: ['person_id'], sitting_allowances_set_by_id: ['set_by_id'] },
    },
  );
  await createTable(
    queryInterface,
    'sitting_events',
    {
      id: id(),
      sitting_id: reference('sittings'),
      kind: code(16),
      minutes: optional(whole()),
      reason: optional(text(lengths.title)),
      actor_id: optional(reference('people')),
      at: instant(),
    },
    {
      indexes: { sitting_events_sitting_id_at: ['sitting_id', 'at'], sitting_events_actor_id: ['actor_id'] },
    },
  );
};
