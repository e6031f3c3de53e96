/** Takes someone's consent back, by herself or by staff for her: her places to come are given up, and she is told. */
import { lockPerson } from '../../accounts/person.store.ts';
import { findConsentState, withdrawConsentOf } from '../../accounts/privacy/consent.store.ts';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { sendNotice } from '../../notices/sendNotice.action.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { giveUpPlaces } from './giveUpPlaces.action.ts';

/** How many places were given up; refused where there is no consent to take back. `actorId`: she herself, or staff. */
export function withdrawConsent(personId: number, actorId: number, now: Date): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    const { withdrawnAt } = await findConsentState(personId, transaction);
    if (withdrawnAt !== null) return refuse('people.privacy.alreadyWithdrawn');
    const places = await giveUpPlaces(transaction, personId, now);
    const recordedById = actorId === personId ? null : actorId;
    await withdrawConsentOf(transaction, { personId, recordedById, at: now });
    await sendNotice(transaction, {
      personId,
      kind: 'consentWithdrawn',
      key: `consentWithdrawn:${now.getTime()}`,
      params: { titleZh: '', titleEn: '', days: 0 },
      href: '/me/privacy',
      at: now,
    });
    await audit(transaction, {
      actorId,
      at: now,
      action: 'consent.withdraw',
      subjectKind: 'person',
      subjectId: personId,
      after: { places, byStaff: recordedById !== null },
    });
    return places;
  });
}
