/** What a template's fields say on one certificate. */
import { bilingualDay } from '../lib/bilingualDays.ts';
import type { FieldValues } from '../templates/fields.ts';
import { awardOf, type CertificateFacts, footFacts, sentenceOf, titleOf } from './certificateWording.ts';

/** Every field of the certificate; what it does not have is empty. */
export function printedFields(facts: CertificateFacts): FieldValues {
  const title = titleOf(facts);
  const sentence = sentenceOf(facts);
  const award = awardOf(facts);
  const [issuer, issuedOn, validUntil] = footFacts(facts).map(({ value }) => value);
  const dayOf = (day: Date | null) => (day ? bilingualDay(day, facts.timeZone) : { zh: '', en: '' });
  const [startsOn, endsOn] = [dayOf(facts.startsOn), dayOf(facts.endsOn)];
  return {
    name: facts.holderName,
    identity: facts.identityMasked ?? '',
    title: title.zh,
    titleEnglish: title.en,
    sentence: sentence.zh,
    sentenceEnglish: sentence.en,
    programme: facts.programme,
    programmeEnglish: facts.programmeEnglish ?? '',
    tier: facts.tierName ?? '',
    hours: facts.hours === null ? '' : String(facts.hours),
    startsOn: startsOn.zh,
    startsOnEnglish: startsOn.en,
    endsOn: endsOn.zh,
    endsOnEnglish: endsOn.en,
    award: award?.zh ?? '',
    awardEnglish: award?.en ?? '',
    issuer: issuer?.zh ?? '',
    issuerEnglish: issuer?.en ?? '',
    issuedOn: issuedOn?.zh ?? '',
    issuedOnEnglish: issuedOn?.en ?? '',
    validUntil: validUntil?.zh ?? '',
    validUntilEnglish: validUntil?.en ?? '',
    number: facts.number,
  };
}
