/** A station's manager enrols someone who can't do it herself; what she agreed to, and before whom, is kept. */
import { registerPerson } from '../../accounts/registerPerson.action.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { lockCohort } from '../cohort.store.ts';
import { type Place, takePlace } from '../enrol.action.ts';
import { findEnrolment, queuePosition } from '../enrolment.store.ts';
import { consentVersion } from './consent.ts';
import { ensureStationSourceWithin } from './saveSource.action.ts';
import type { StationRow } from './station.store.ts';

/** Whom she enrols, where, and how that person agreed. Phone and ID number are normalised and valid. */
export interface OtherEnrolment {
  readonly cohortId: number;
  readonly station: StationRow;
  readonly managerId: number;
  readonly name: string;
  readonly phone: string;
  readonly identityNumber: string | null;
  readonly consentGiven: 'paper' | 'oral';
  readonly witness: string;
  readonly now: Date;
}

/** Her place; `position`: in the queue, from 1, or 0. */
export interface OtherPlace extends Place {
  readonly position: number;
}

/** Registers her where she is not known, and takes a place for her, all or nothing. */
export function enrolOther(other: OtherEnrolment): Promise<OtherPlace | Refusal> {
  const { cohortId, station, managerId, name, phone, identityNumber, now } = other;
  return unitOfWork(async (transaction) => {
    const { community } = station;
    const plain = { name, phone, identityNumber, community, workerNumber: null, consentVersion, now };
    const person = await registerPerson(transaction, plain);
    if (isRefusal(person)) return person;
    await lockCohort(transaction, cohortId);
    const source = await ensureStationSourceWithin(transaction, cohortId, station, now);
    const place = await takePlace(transaction, cohortId, person.personId, now, {
      sourceId: source.id,
      enrolledById: managerId,
      consentVersion,
      consentGiven: other.consentGiven,
      consentWitness: other.witness,
    });
    if (isRefusal(place)) return place;
    const held = await findEnrolment(cohortId, person.personId, transaction);
    const number = held?.queueNumber ?? null;
    const position = number === null ? 0 : await queuePosition(cohortId, number, transaction);
    return { ...place, position };
  });
}
