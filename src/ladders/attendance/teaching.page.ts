/** The trainer's home: her sessions today and in the coming days; organisers see everyone's. */
import { type Answer, type Context, page } from '../../http/route.ts';
import { fromLocalInput, toLocalInput } from '../../i18n/dates.ts';
import { type TeachingRow, teachingView } from './roll.view.ts';
import { sessionHead } from './session.view.ts';
import { seesAll } from './taught.page.ts';
import { countExpected, findTeaching, type Taught } from './taught.store.ts';

const day = 86_400_000;
/** Sessions in each part of the list. */
const most = 60;
const hour = 3_600_000;

/** Today's sessions, the coming fortnight's, and those of the last three days, whose rolls may need an addition. */
export async function showTeaching(context: Context): Promise<Answer> {
  const { me, now, t } = context;
  const trainer = seesAll(me) ? null : me.id;
  const today = startOfDay(now);
  const tomorrow = new Date(today.getTime() + day);
  const find = (from: Date, to: Date) => findTeaching(trainer, { from, to, limit: most });
  const [todays, next, past] = await Promise.all([
    find(today, tomorrow),
    find(tomorrow, new Date(tomorrow.getTime() + 14 * day)),
    find(new Date(today.getTime() - 3 * day), today),
  ]);
  const expected = await countExpected([...todays, ...next, ...past].map(({ cohort }) => cohort.id));
  const rows = (list: readonly Taught[]) => list.map((one) => teachingRow(one, expected, context));
  return page(
    teachingView(t('attendance.teaching.title'), {
      today: rows(todays),
      next: rows(next.filter(({ session }) => session.startsAt >= tomorrow)),
      past: rows(past.filter(({ session }) => session.startsAt < today)).reverse(),
      seesAll: trainer === null,
    }),
  );
}

function teachingRow(
  taught: Taught,
  expected: ReadonlyMap<number, number>,
  { now, t, locale }: Context,
): TeachingRow {
  const { session, cohort, course } = taught;
  const href = `/teaching/sessions/${session.id}`;
  return {
    ...sessionHead(taught, { t, locale }),
    href,
    screenHref: `${href}/door`,
    assessmentsHref: course.isAssessed ? `/teaching/classes/${cohort.id}/assessments` : null,
    count: t('attendance.teaching.expected', { count: expected.get(cohort.id) ?? 0 }),
    isNow: now.getTime() >= session.startsAt.getTime() - hour && now <= session.endsAt,
    isCancelled: session.cancelledAt !== null,
  };
}

function startOfDay(now: Date): Date {
  return fromLocalInput(`${toLocalInput(now).slice(0, 10)}T00:00`) ?? now;
}
