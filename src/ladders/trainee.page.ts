/** The trainees of a class as a spreadsheet. */
import type { Answer, Context } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { CohortRow } from './cohort.store.ts';
import { placeLabel } from './cohort.view.ts';
import { findTrainees } from './trainee.store.ts';

/** A class's trainees as .xlsx: phone masked, place, and sessions attended. */
export async function exportTrainees({
  loaded: cohort,
  t,
  locale,
}: Context<unknown, CohortRow>): Promise<Answer> {
  const trainees = await findTrainees(cohort.id);
  const headings = [
    t('ladders.field.name'),
    t('ladders.field.phone'),
    t('ladders.field.community'),
    t('ladders.field.state'),
    t('ladders.field.enrolledAt'),
    t('ladders.roll.attended'),
  ];
  const rows = trainees.map(({ name, phoneMasked, community, state, position, enrolledAt, attended }) => [
    name,
    phoneMasked,
    community,
    placeLabel(state, cohort.state, position, t),
    showDateTime(enrolledAt, locale),
    attended,
  ]);
  return spreadsheet(cohort.code, cohort.code, headings, rows);
}
