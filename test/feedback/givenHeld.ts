/** A class whose sessions were held, with people who attended them. */
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findTaught, type Taught } from '../../src/ladders/attendance/taught.store.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { findSessions } from '../../src/ladders/cohort.store.ts';
import { givenAttendance } from '../ladders/givenAttendance.ts';
import { givenClass, givenCourse } from '../ladders/givenClass.ts';

const hour = 3_600_000;

/** One session that ended an hour before `now`, of this trainer's class; these people were there. */
export async function givenHeld(
  { actorId, trainerId, courseId }: { actorId: number; trainerId: number; courseId?: number },
  personIds: readonly number[],
  now: Date,
): Promise<Taught> {
  const startsAt = new Date(now.getTime() - 3 * hour);
  const course = courseId ?? (await givenCourse(1, `F${Math.random().toString(36).slice(2, 8)}`));
  const { cohortId } = await givenClass(actorId, { courseId: course, startsAt, capacity: 100 });
  await Cohort.update({ trainerId }, { where: { id: cohortId } });
  const [session] = await findSessions(cohortId);
  if (!session) throw new Error('There is no session.');
  await unitOfWork(async (transaction) => {
    for (const personId of personIds)
      await givenAttendance(transaction, {
        sessionId: session.id,
        personId,
        method: 'qr',
        checkedInAt: startsAt,
      });
  });
  return (await findTaught(session.id)) as Taught;
}
