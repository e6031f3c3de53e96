/** Sets who teaches a class, where it meets, which station runs it and who pays. */
import { findRoles } from '../../accounts/account.store.ts';
import { findPerson } from '../../accounts/person.store.ts';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { lockCohort } from '../cohort.store.ts';
import { findStation } from '../enrolment/station.store.ts';
import type { Doer } from './saveSession.action.ts';
import { type Arrangement, setArrangement } from './timetable.store.ts';
import { findVenue } from './venue.store.ts';

/** Sets it; the names that posters print follow what was chosen. */
export function arrange(
  cohortId: number,
  arrangement: Arrangement,
  { actorId, now: at }: Doer,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (cohort?.state !== 'open') return refuse('ladders.refusal.notOpen');
    const { trainerId, venueId, stationId } = arrangement;
    const isTrainer = trainerId === null || (await findRoles(trainerId, transaction)).includes('trainer');
    if (!isTrainer) return refuse('calendar.refusal.trainer', {}, 'trainerId');
    const venue = venueId === null ? null : await findVenue(venueId, transaction);
    if (venueId !== null && !venue?.isActive) return refuse('calendar.refusal.venue', {}, 'venueId');
    if (stationId !== null && !(await findStation(stationId, transaction)))
      return refuse('calendar.refusal.station', {}, 'stationId');
    const trainer = trainerId === null ? null : await findPerson(trainerId, transaction);
    await setArrangement(transaction, cohortId, {
      ...arrangement,
      ...(trainer ? { trainerName: trainer.name } : {}),
      ...(venue ? { venue: venue.title } : {}),
    });
    const subject = { subjectKind: 'cohort', subjectId: cohortId } as const;
    await audit(transaction, {
      actorId,
      at,
      action: 'cohort.arrange',
      ...subject,
      after: { ...arrangement },
    });
    return null;
  });
}
