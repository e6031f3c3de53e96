/** "My ladder". */
import { findCertificatesOf } from '../certificates/certificate.store.ts';
import { type Answer, type Context, page } from '../http/route.ts';
import { findAchievements } from './achievement.store.ts';
import { type CohortRow, findCohorts, listOpenCohorts } from './cohort.store.ts';
import { type CourseRow, findCourses, listTiers } from './course.store.ts';
import { type EnrolmentRow, findEnrolmentsOf } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';
import { ladderView, type OwnClass, rungs, whereSheStands } from './ladder.view.ts';
import { standings } from './progression.ts';

/** Shows where she stands, what is missing, and her classes. */
export async function showLadder(context: Context): Promise<Answer> {
  const { me, now, t, locale } = context;
  const [tiers, achievements, places, open, certificates] = await Promise.all([
    listTiers(),
    findAchievements(me.id),
    findEnrolmentsOf(me.id),
    listOpenCohorts(now),
    findCertificatesOf(me.id),
  ]);
  const own = await findCohorts(places.map(({ cohortId }) => cohortId));
  const courses = await findCourses([...own, ...open].map(({ courseId }) => courseId));
  const begun = places.flatMap((place) => begunTier(place, own, courses));
  const steps = standings(tiers, achievements, begun, now);
  const here = whereSheStands(steps);
  const title = t('ladders.ladder.title');
  return page(
    ladderView(title, {
      name: me.name,
      summary: here
        ? t('ladders.ladder.summary', { tier: locale === 'en' ? here.tier.titleEn : here.tier.titleZh })
        : '',
      rungs: rungs(steps, nextClasses(open, courses), context),
      classes: ownClasses(places, own, courses, context),
      certificateCount: certificates.length,
    }),
  );
}

function begunTier(place: EnrolmentRow, own: readonly CohortRow[], courses: readonly CourseRow[]): number[] {
  if (place.state !== 'confirmed' && place.state !== 'waitlisted') return [];
  const cohort = own.find(({ id }) => id === place.cohortId);
  const course = courses.find(({ id }) => id === cohort?.courseId);
  return course && cohort?.state === 'open' ? [course.tierRank] : [];
}

/** The soonest open class of each tier, as an address by rank. */
function nextClasses(open: readonly CohortRow[], courses: readonly CourseRow[]): Map<number, string> {
  const next = new Map<number, string>();
  for (const cohort of open) {
    const rank = courses.find(({ id }) => id === cohort.courseId)?.tierRank;
    if (rank !== undefined && !next.has(rank)) next.set(rank, `/e/${cohort.enrolCode}`);
  }
  return next;
}

function ownClasses(
  places: readonly EnrolmentRow[],
  own: readonly CohortRow[],
  courses: readonly CourseRow[],
  { t, locale }: Context,
): OwnClass[] {
  return places.flatMap(({ cohortId, state, queueNumber }) => {
    const cohort = own.find(({ id }) => id === cohortId);
    const course = courses.find(({ id }) => id === cohort?.courseId);
    if (!cohort || !course || state === 'cancelled') return [];
    const title = locale === 'en' ? course.titleEn : course.titleZh;
    const place = t(`ladders.placeShort.${state}`, { position: queueNumber ?? 0 });
    return [
      {
        href: `/e/${cohort.enrolCode}`,
        title,
        when: showPeriod(cohort.startsAt, cohort.endsAt, locale),
        place,
      },
    ];
  });
}
