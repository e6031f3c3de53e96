/** Fills an empty database with the fictional city, once. Each room seeds its own part. */
import { findDuplicates } from '../../src/accounts/duplicates/findDuplicates.action.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { backfillWithin } from '../../src/certificates/backfillLog.action.ts';
import type { Issuer } from '../../src/certificates/certificateAward.ts';
import { publishEvent } from '../../src/competitions/publishEvent.action.ts';
import { signOff } from '../../src/competitions/signOff.action.ts';
import { type Transaction, unitOfWork } from '../../src/db/unitOfWork.ts';
import { isRefusal } from '../../src/refusal.ts';
import type { CastName } from './accounts.ts';
import { seedCalendar } from './calendar.ts';
import { seedReplacement, seedWaitingRevocation } from './certificateChanges.ts';
import { seedCertificates } from './certificates.ts';
import { seedCompetition } from './competitions.ts';
import { seedDuplicates } from './duplicates.ts';
import { seedEnrolment } from './enrolment.ts';
import { seedExams, type Withheld } from './exams.ts';
import { seedExternals } from './external.ts';
import { seedFeedback, seedMails } from './feedback.ts';
import { seedIssuing } from './issuing.ts';
import { type Completion, seedLadders } from './ladders.ts';
import { seedPartners } from './partners.ts';
import { seedCast, seedWorkers } from './people.ts';
import { seedPrivacy } from './privacy.ts';
import { Chance } from './random.ts';
import { seedClimbers, seedDraft, seedRules } from './rules.ts';
import { seedSources } from './sources.ts';
import { seedTemplates } from './templates.ts';

type Cast = Awaited<ReturnType<typeof seedCast>>;

/** Writes the demonstration data unless there are people already. */
export async function seedDemonstration(now: Date, issuer: Issuer): Promise<void> {
  if ((await Person.count()) > 0) return;
  const { cast, events } = await unitOfWork(async (transaction) => {
    const chance = new Chance(20_261_123);
    const cast = await seedCast(transaction, now);
    const workers = await seedWorkers(transaction, chance, now);
    const completions = await seedTraining(transaction, { cast, workers, chance, now });
    const withheld = await seedExams(transaction, new Chance(20_261_124), { now, cast, completions });
    const isWithheld = (one: Withheld) =>
      withheld.some(({ personId, courseId }) => personId === one.personId && courseId === one.courseId);
    const passed = completions.filter((completion) => !isWithheld(completion));
    const certain = new Set([cast.trainee]);
    const staff = { adminId: cast.admin, organiserId: cast.organiser };
    await seedCertificates(transaction, passed, { chance, now, issuer, ...staff, certain });
    await seedReplacement(transaction, { now, issuer, adminId: cast.admin });
    await seedWaitingRevocation(transaction, { now, organiserId: cast.organiser, certain });
    await backfillWithin(transaction);
    const { trainee: traineeId, organiser: organiserId, admin: adminId } = cast;
    await seedExternals(transaction, { traineeId, organiserId, adminId, now });
    await seedPartners(transaction, { employerId: cast.employer, adminId: cast.admin, now });
    const judges = [cast.judge, cast.judge2, cast.judge3, cast.judge4, cast.judge5];
    await seedDuplicates(transaction, workers, now);
    const events = await seedCompetition(transaction, { chance, now, workers, judges });
    await seedClimbers(transaction, { cast, now, issuer });
    return { cast, events };
  });
  for (const eventId of events.toSignOff) await mustWork(signOff(eventId, cast.organiser, now));
  for (const eventId of events.toPublish) await mustWork(publishEvent(eventId, cast.organiser, now, issuer));
  await seedAround(cast, now, issuer);
}

/** What stands on all that: templates, batches, what people said. */
async function seedAround(cast: Record<CastName, number>, now: Date, issuer: Issuer): Promise<void> {
  await seedTemplates({ adminId: cast.admin, now, organisation: issuer.name });
  await seedDraft(cast.organiser, now);
  await seedIssuing({ organiserId: cast.organiser, now, issuer });
  await seedPrivacy(cast, now);
  await seedFeedback(new Chance(20_261_127), now);
  await seedMails(cast.trainee, now);
  await findDuplicates(now);
}

/** The ladder's rules, classes and who came to them, and by which posters they came. */
async function seedTraining(
  transaction: Transaction,
  { cast, workers, chance, now }: { cast: Cast; workers: number[]; chance: Chance; now: Date },
): Promise<readonly Completion[]> {
  const histories = [
    { personId: cast.trainee, courseCode: 'GY-01', daysAgo: 420 },
    { personId: cast.trainee, courseCode: 'JN-01', daysAgo: 300 },
    { personId: cast.trainee, courseCode: 'ZX-01', daysAgo: 30 },
  ];
  await seedRules(transaction, now);
  const classes = { chance, now, workers, histories, trainerId: cast.trainer };
  const { completions } = await seedLadders(transaction, classes);
  const { stationManager } = cast;
  await seedEnrolment(transaction, { chance: new Chance(20_261_125), now, stationManager });
  await seedSources(transaction, new Chance(20_261_126));
  await seedCalendar(transaction, cast.trainer, now);
  return completions;
}

async function mustWork(result: Promise<unknown>): Promise<void> {
  const answer = await result;
  if (isRefusal(answer)) throw new Error(`The demonstration was refused: ${answer.key}`);
}
