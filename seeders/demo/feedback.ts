/** What trainees of the city said about sessions of the last weeks; and the main trainee, who gets mails. */
import { Op } from 'sequelize';
import { setEmail } from '../../src/accounts/email.store.ts';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { certificateNotice } from '../../src/certificates/certificateNotice.ts';
import { insertAll } from '../../src/db/insertAll.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { FeedbackAnswer, FeedbackCell, FeedbackRound } from '../../src/feedback/feedback.model.ts';
import { changeFor } from '../../src/feedback/openFor.ts';
import { countedOf, sumOf } from '../../src/feedback/threshold.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { Attendance } from '../../src/ladders/enrolment.model.ts';
import { usualPreferences } from '../../src/notices/choices.ts';
import { savePreferences } from '../../src/notices/preference.store.ts';
import { sendNotice } from '../../src/notices/sendNotice.action.ts';
import type { Chance } from './random.ts';

const day = 86_400_000;
const sessionsAnswered = 60;
const askedAnyway = 2 * day;
const comments = [
  '老师讲得很清楚，动手机会多。',
  '内容实用，回去就能用上。',
  '希望多练几次实操。',
  '教室有点挤，后排看不清。',
  '时间安排在上午更方便。',
  '老师有耐心，问什么都答。',
  '讲义要是字再大一点就好了。',
  '带了新的护理用品来演示，很好。',
];

/** Writes answers about past sessions; those of the last two days are asked about by the system itself. */
export async function seedFeedback(chance: Chance, now: Date): Promise<void> {
  const sessions = await Session.findAll({
    where: { endsAt: { [Op.lt]: new Date(now.getTime() - askedAnyway) }, cancelledAt: null },
    order: [['endsAt', 'DESC']],
    limit: sessionsAnswered,
  });
  const cohorts = await Cohort.findAll({ where: { id: sessions.map(({ cohortId }) => cohortId) } });
  const attendances = await Attendance.findAll({ where: { sessionId: sessions.map(({ id }) => id) } });
  await unitOfWork(async (transaction) => {
    for (const cohort of cohorts) {
      const held = sessions.filter(({ cohortId }) => cohortId === cohort.id);
      const answers = held.flatMap((session) =>
        attendances
          .filter(({ sessionId }) => sessionId === session.id)
          .filter(() => chance.happens(0.55))
          .map(({ personId }) => ({ ...opinion(chance), ...whose(session, personId, now) })),
      );
      if (answers.length === 0) continue;
      const counted = answers.slice(0, countedOf(answers.length));
      const { courseId, id: cohortId, trainerId, trainerName } = cohort;
      const trainerKey = trainerId === null ? trainerName : `#${trainerId}`;
      const sums = sumOf(counted.map((one) => ({ counted: 1, ...one })));
      const about = { courseId, cohortId, trainerId, trainerName, trainerKey, answers: answers.length };
      const cell = await FeedbackCell.create({ ...about, ...pick(sums) }, { transaction });
      const rows = answers.map((one, index) => ({
        ...one,
        cellId: cell.id,
        isCounted: index < counted.length,
      }));
      await insertAll(FeedbackAnswer, rows, transaction);
    }
    const rounds = sessions.map(({ id, endsAt }) => ({ sessionId: id, askedAt: endsAt }));
    await insertAll(FeedbackRound, rounds, transaction);
  });
}

/** The main trainee confirmed an address, is never asked to be quiet, and is told of her latest certificates. */
export async function seedMails(traineeId: number, now: Date): Promise<void> {
  const certificates = (await findCertificatesOf(traineeId)).filter(({ state }) => state === 'active');
  await unitOfWork(async (transaction) => {
    await setEmail(transaction, traineeId, 'wang.guifang@example.cn', now);
    const preferences = { ...usualPreferences, quiet: { from: 0, until: 0 } };
    await savePreferences(transaction, traineeId, preferences, now);
    for (const certificate of certificates.slice(0, 3))
      await sendNotice(transaction, certificateNotice(certificate, 'issued', now));
  });
}

function opinion(chance: Chance) {
  const mark = () => chance.pick([5, 5, 5, 5, 4, 4, 4, 3, 3, 2]);
  const comment = chance.happens(0.03) ? chance.pick(comments) : null;
  return { content: mark(), trainer: mark(), organisation: mark(), comment };
}

/** Who answered is known as long as she may change it. */
function whose({ id: sessionId, endsAt }: Session, personId: number, now: Date) {
  const answeredAt = new Date(endsAt.getTime() + day / 4);
  const isNamed = now.getTime() - answeredAt.getTime() < changeFor;
  return { sessionId, personId: isNamed ? personId : null, answeredAt: isNamed ? answeredAt : null };
}

function pick({ counted, content, trainer, organisation }: ReturnType<typeof sumOf>) {
  return { counted, content, trainer, organisation };
}
