/** What someone agreed to, in a line. */
import type { Translate } from '../../i18n/translate.ts';
import type { ConsentGiven } from './consent.ts';

/** A consent as an enrolment keeps it. */
interface Agreed {
  readonly consentVersion: string | null;
  readonly consentGiven: ConsentGiven | null;
  readonly consentWitness: string | null;
}

/** Version, how she agreed, and who saw it. */
export function consentLabel(
  { consentVersion, consentGiven, consentWitness }: Agreed,
  t: Translate,
): string | null {
  if (!consentVersion) return null;
  const way = consentGiven ? [t(`enrolment.consent.way.${consentGiven}`)] : [];
  return [consentVersion, ...way, ...(consentWitness ? [consentWitness] : [])].join(' · ');
}
