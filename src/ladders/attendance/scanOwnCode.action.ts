/** Records whoever shows her own code to the trainer's camera, or reads six digits out to her. */
import { findPeople, findPerson } from '../../accounts/person.store.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { recordScan } from '../checkIn.action.ts';
import { findPlaceHolders } from '../enrolment.store.ts';
import { areDigitsOf } from './ownCode.ts';
import { digitsSecret, openOwnCode } from './secrets.store.ts';
import type { TaughtSession } from './taught.store.ts';

/** Whose code it was, and whether it changed anything. */
export interface OwnCodeScan {
  readonly personId: number;
  readonly name: string;
  readonly isNew: boolean;
}

/** Checks her in or out. A second scan changes nothing. */
export async function scanOwnCode(
  session: TaughtSession,
  scan: { readonly code: string; readonly direction: 'in' | 'out' },
  actorId: number,
  now: Date,
): Promise<OwnCodeScan | Refusal> {
  const personId = await findOwner(session, scan.code, now);
  if (isRefusal(personId)) return personId;
  const person = await findPerson(personId);
  if (!person) return refuse('attendance.refusal.unknownCode');
  const { direction } = scan;
  const asked = { direction, method: 'trainerScan', at: now, recordedById: actorId } as const;
  const answer = await recordScan(session, personId, asked, now);
  if (isRefusal(answer)) return answer;
  return { personId, name: person.name, isNew: answer.isNew };
}

async function findOwner(session: TaughtSession, code: string, now: Date): Promise<number | Refusal> {
  const typed = code.replace(/\s/g, '');
  if (/^\d{6}$/.test(typed)) return findByDigits(session, typed, now);
  const scanned = openOwnCode(code, now);
  if (scanned === 'tooOld') return refuse('attendance.refusal.oldOwnCode');
  return scanned ?? refuse('attendance.refusal.unknownCode');
}

/** Among those with a place; where two happen to have the same digits, neither is taken. */
async function findByDigits(session: TaughtSession, typed: string, now: Date): Promise<number | Refusal> {
  const holders = await findPlaceHolders(session.cohortId);
  const matching = holders.filter((personId) => areDigitsOf(digitsSecret(personId), typed, now));
  const [only] = await findPeople(matching.length === 1 ? matching : []);
  return only?.id ?? refuse('attendance.refusal.unknownCode');
}
