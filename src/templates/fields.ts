/** The fields of a certificate that a template can print. Their labels are the texts `templates.field.{name}`. */

/** In the order in which the designer offers them; `…English` is empty where there is no English. */
export const templateFields = [
  'name',
  'identity',
  'title',
  'titleEnglish',
  'sentence',
  'sentenceEnglish',
  'programme',
  'programmeEnglish',
  'tier',
  'hours',
  'startsOn',
  'startsOnEnglish',
  'endsOn',
  'endsOnEnglish',
  'award',
  'awardEnglish',
  'issuer',
  'issuerEnglish',
  'issuedOn',
  'issuedOnEnglish',
  'validUntil',
  'validUntilEnglish',
  'number',
] as const;
export type TemplateField = (typeof templateFields)[number];

/** What each field says on one certificate; empty: nothing. */
export type FieldValues = Readonly<Record<TemplateField, string>>;

/** A certificate that says nothing. */
export const blankFields = Object.fromEntries(templateFields.map((name) => [name, ''])) as FieldValues;
