/** Asks those who attended a session what they think of it, once, soon after its end; and forgets later who said what. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { findClassAttendances } from '../ladders/attendance/class.store.ts';
import { findTeaching, type Taught } from '../ladders/attendance/taught.store.ts';
import { sendNotice } from '../notices/sendNotice.action.ts';
import { addRound, findAsked, forgetWho } from './answer.store.ts';
import { changeFor } from './openFor.ts';

const hour = 3_600_000;
/** What ended longer ago was asked about, or nobody asks any more. */
const lookBack = 48 * hour;
/** Sessions read at once: far more than a province holds in one hour. */
const mostAtOnce = 2_000;

/** Asks about the sessions that ended lately; returns how many sessions. */
export async function askFeedback(now: Date): Promise<number> {
  let count = 0;
  for (let from = now.getTime() - lookBack; from < now.getTime(); from += hour) {
    const to = new Date(Math.min(from + hour, now.getTime()));
    const taught = await findTeaching(null, { from: new Date(from), to, limit: mostAtOnce });
    const over = taught.filter(({ session }) => session.endsAt <= to && !session.cancelledAt);
    const asked = await findAsked(over.map(({ session }) => session.id));
    for (const one of over) if (!asked.has(one.session.id) && (await askAbout(one, now))) count++;
  }
  return count;
}

/** Takes people out of answers that nobody can change any more. */
export async function forgetWhoAnswered(now: Date): Promise<number> {
  return forgetWho(new Date(now.getTime() - changeFor));
}

async function askAbout({ session, course }: Taught, now: Date): Promise<boolean> {
  const attendances = await findClassAttendances([session.id]);
  const params = {
    ...{ titleZh: course.titleZh, titleEn: course.titleEn, days: 0 },
    at: session.startsAt.toISOString(),
  };
  const about = { kind: 'feedbackAsked', key: `feedback-${session.id}`, params, at: now } as const;
  return unitOfWork(async (transaction) => {
    if (!(await addRound(transaction, session.id, now))) return false;
    for (const { personId } of attendances)
      await sendNotice(transaction, { ...about, personId, href: `/me/feedback/${session.id}` });
    return true;
  });
}
