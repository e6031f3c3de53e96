/**
 * Takes in what a tablet recorded, perhaps hours ago and without a network. Each tick carries its device and a number
 * there, so that sending it again changes nothing; what holds follows from when things were done, not from when they
 * arrived, and everything is kept in the history.
 */
import { lockPerson } from '../../accounts/person.store.ts';
import { registerPerson } from '../../accounts/registerPerson.action.ts';
import { audit } from '../../db/audit.ts';
import { lengths } from '../../db/columns.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { readPhoneNumber } from '../../lib/phoneNumber.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { holdCohort } from '../cohort.store.ts';
import { takePlace } from '../enrol.action.ts';
import { findEnrolment } from '../enrolment.store.ts';
import { findRecorded, recordEntry } from './entry.store.ts';
import { actionTime } from './history.ts';
import { checkInWindow } from './minutes.ts';
import type { TaughtSession } from './taught.store.ts';
import type { Tick, TicksForm, WalkIn } from './ticks.form.ts';

/** What became of one tick. `repeated`: it was recorded before. */
export interface TickAnswer {
  readonly sequence: number;
  readonly outcome: 'recorded' | 'repeated' | 'refused';
  readonly refusal: Refusal | null;
}

/** Records each tick once; one that is refused does not hold up the others. */
export async function keepTicks(
  session: TaughtSession,
  { device, sentAt, ticks }: TicksForm,
  actorId: number,
  now: Date,
): Promise<TickAnswer[]> {
  const answers: TickAnswer[] = [];
  for (const tick of ticks) {
    const at = actionTime(tick.at, sentAt, now);
    const source = { device, sequence: tick.sequence, at };
    const answer = await unitOfWork((transaction) =>
      keepTick(transaction, session, tick, { ...source, actorId, now }),
    );
    const refusal = isRefusal(answer) ? answer : null;
    answers.push({
      sequence: tick.sequence,
      outcome: isRefusal(answer) ? 'refused' : answer,
      refusal,
    });
  }
  return answers;
}

/** Enrols someone who is not on the list, where places are free, and records that she is here. */
export async function addWalkIn(
  session: TaughtSession,
  walkIn: WalkIn,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  const tick = { sequence: 0, action: 'in', at: 0, personId: null, walkIn } as const;
  const source = { device: null, sequence: null, at: now, actorId, now };
  const answer = await unitOfWork((transaction) => keepTick(transaction, session, tick, source));
  return isRefusal(answer) ? answer : null;
}

interface Source {
  readonly device: string | null;
  readonly sequence: number | null;
  readonly at: Date;
  readonly actorId: number;
  readonly now: Date;
}

async function keepTick(
  transaction: Transaction,
  session: TaughtSession,
  tick: Tick,
  { device, sequence, at, actorId, now }: Source,
): Promise<'recorded' | 'repeated' | Refusal> {
  if (await isRecorded(transaction, device, sequence)) return 'repeated';
  const personId = await whose(transaction, session, tick, actorId, now);
  if (isRefusal(personId)) return personId;
  const cohort = await holdCohort(transaction, session.cohortId);
  if (cohort?.state === 'cancelled') return refuse('ladders.refusal.cancelled');
  if (session.cancelledAt) return refuse('attendance.refusal.sessionCancelled');
  if (checkInWindow(session, at) === 'early') return refuse('ladders.refusal.checkIn.early');
  if (!(await lockPerson(transaction, personId))) return refuse('ladders.refusal.noPlace');
  if (await isRecorded(transaction, device, sequence)) return 'repeated';
  const place = await findEnrolment(session.cohortId, personId, transaction);
  if (place?.state !== 'confirmed' && place?.state !== 'completed') return refuse('ladders.refusal.noPlace');
  const entry = { action: tick.action, method: 'roll', at, recordedById: actorId, device, sequence } as const;
  const { before, after } = await recordEntry(transaction, session, personId, entry, now);
  const subject = { action: 'session.roll', subjectKind: 'session', subjectId: session.id };
  if ((before === null) !== (after === null)) {
    const changed = after ? { added: [personId], removed: [] } : { added: [], removed: [personId] };
    await audit(transaction, { ...subject, actorId, at: now, after: changed });
  }
  return 'recorded';
}

/** Asked before anything is done, and again once her row is locked, since the same tick may be under way elsewhere. */
async function isRecorded(
  transaction: Transaction,
  device: string | null,
  sequence: number | null,
): Promise<boolean> {
  if (device === null || sequence === null) return false;
  return (await findRecorded(transaction, device, [sequence])).size > 0;
}

/** The person of a tick; a walk-in is registered and enrolled first, by who stands at the door. */
async function whose(
  transaction: Transaction,
  session: TaughtSession,
  { personId, walkIn }: Tick,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  if (!walkIn) return personId ?? refuse('ladders.refusal.noPlace');
  const [name, phone] = [walkIn.name.trim(), readPhoneNumber(walkIn.phone)];
  if (phone === null) return refuse('common.form.phone', {}, 'phone');
  if (name.length < 2 || name.length > lengths.name) return refuse('common.form.required', {}, 'name');
  const blank = { identityNumber: null, community: null, workerNumber: null, consentVersion: null };
  const person = await registerPerson(transaction, { ...blank, name, phone, now });
  if (isRefusal(person)) return refuse('attendance.refusal.otherName', {}, 'name');
  const origin = { enrolledById: actorId };
  const place = await takePlace(transaction, session.cohortId, person.personId, now, origin);
  if (isRefusal(place)) return place;
  const holds = place.state === 'confirmed' || place.state === 'completed';
  return holds ? person.personId : refuse('attendance.refusal.full');
}
