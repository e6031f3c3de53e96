/** Someone who is logged in enrols herself; a consent that she gives now is kept with her and with her place. */
import { recordConsent } from '../../accounts/consentGiven.store.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import type { Refusal } from '../../refusal.ts';
import { type Place, takePlace } from '../enrol.action.ts';

/** Who enrols where. */
export interface OwnEnrolment {
  readonly cohortId: number;
  readonly personId: number;
  readonly sourceId: number | null;
  /** The version that she has agreed to, now or before. */
  readonly consentVersion: string;
  /** Whether she agreed just now. */
  readonly agreesNow: boolean;
  readonly now: Date;
}

/** Her place; a Refusal when the class takes nobody, or not her. */
export function enrolMyself(own: OwnEnrolment): Promise<Place | Refusal> {
  const { cohortId, personId, sourceId, consentVersion, agreesNow, now } = own;
  return unitOfWork(async (transaction) => {
    if (agreesNow) await recordConsent(transaction, personId, consentVersion, now);
    const origin = { sourceId, consentVersion, consentGiven: 'self' } as const;
    return takePlace(transaction, cohortId, personId, now, origin);
  });
}
