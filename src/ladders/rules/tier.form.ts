/** The form for a tier's titles and rules other than its conditions, and the small forms of a draft. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { localTime, optionalText } from '../../http/fields.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';
import type { TierFacts } from './draftRules.ts';
import type { AwardLevel, Tier } from './ladderVersion.ts';

/** A tier's facts, and which revision of the draft its editor saw. */
export type TierForm = TierFacts & { readonly revision: number };

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const optionalWhole = (min: number, max: number) =>
  z.union([z.literal('').transform(() => null), whole(min, max)]);
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
const ranks = [1, 2, 3, 4, 5] as const;
const revision = whole(0, 1e9);

const schema = z
  .strictObject({
    revision,
    titleZh: z.string().trim().min(2).max(lengths.name),
    titleEn: z.string().trim().min(2).max(lengths.name),
    theoryHours: whole(0, 2000),
    practiceHours: whole(0, 2000),
    hasExam: ticked,
    partMonths: optionalWhole(0, 240),
    validityMonths: optionalWhole(1, 600),
    needsIdentity: ticked,
    ...{ renews1: ticked, renews2: ticked, renews3: ticked, renews4: ticked, renews5: ticked },
    minimumHours: whole(0, 2000),
    awardLevel: optionalWhole(1, 4),
    awardEvent: optionalText(lengths.title),
    awardMonths: optionalWhole(1, 240),
  })
  .transform(({ revision: seen, titleZh, titleEn, ...typed }): TierForm => {
    const renewed = ranks.filter((rank) => typed[`renews${rank}`]);
    const { theoryHours, practiceHours, hasExam, partMonths, validityMonths, needsIdentity } = typed;
    const { awardLevel, awardEvent, awardMonths, minimumHours } = typed;
    const award = { level: awardLevel as AwardLevel, event: awardEvent, months: awardMonths };
    return {
      revision: seen,
      titleZh,
      titleEn,
      rules: {
        ...{ theoryHours, practiceHours, hasExam, partMonths, validityMonths, needsIdentity },
        renews: renewed.length > 0 ? { ranks: renewed, minimumHours } : null,
        awardAsPractical: awardLevel === null ? null : award,
      },
    };
  });

const number = (name: string, label: FieldDefinition['label'], hint?: FieldDefinition['hint']) =>
  ({
    ...{ name, label, kind: 'number', min: 0, max: 2000, inputmode: 'numeric', required: !hint },
    ...(hint ? { hint } : {}),
  }) satisfies FieldDefinition;
const tick = (name: string, label: FieldDefinition['label']) =>
  ({ name, label, kind: 'checkbox' }) satisfies FieldDefinition;
const title = (name: string, label: FieldDefinition['label']) =>
  ({ name, label, kind: 'text', required: true, maxlength: lengths.name }) satisfies FieldDefinition;

export const tierForm = defineForm<TierForm>(schema, [
  { name: 'revision', label: 'rules.field.kind', kind: 'hidden' },
  title('titleZh', 'rules.field.titleZh'),
  title('titleEn', 'rules.field.titleEn'),
  number('theoryHours', 'rules.field.theoryHours'),
  number('practiceHours', 'rules.field.practiceHours'),
  tick('hasExam', 'rules.field.hasExam'),
  number('partMonths', 'rules.field.partMonths', 'rules.field.partMonthsHint'),
  number('validityMonths', 'rules.field.validityMonths', 'rules.field.emptyForEver'),
  tick('needsIdentity', 'rules.field.needsIdentity'),
  ...ranks.map((rank) => tick(`renews${rank}`, `rules.field.renews.${rank}`)),
  number('minimumHours', 'rules.field.minimumHours'),
  { name: 'awardLevel', label: 'rules.field.awardAsPractical', kind: 'select' },
  { name: 'awardEvent', label: 'rules.field.event', kind: 'text', hint: 'rules.field.eventHint' },
  number('awardMonths', 'rules.field.within', 'rules.field.emptyForEver'),
]);

/** A tier as its form shows it. */
export function typedTier({ titleZh, titleEn, rules }: Tier, seen: number): Record<string, string> {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const ticks = {
    ...(rules.hasExam ? { hasExam: 'yes' } : {}),
    ...(rules.needsIdentity ? { needsIdentity: 'yes' } : {}),
    ...Object.fromEntries((rules.renews?.ranks ?? []).map((rank) => [`renews${rank}`, 'yes'])),
  };
  return {
    ...ticks,
    revision: String(seen),
    titleZh,
    titleEn,
    theoryHours: String(rules.theoryHours ?? 0),
    practiceHours: String(rules.practiceHours ?? 0),
    partMonths: rules.partMonths === undefined ? '0' : text(rules.partMonths),
    validityMonths: text(rules.validityMonths),
    minimumHours: String(rules.renews?.minimumHours ?? 0),
    awardLevel: text(rules.awardAsPractical?.level),
    awardEvent: rules.awardAsPractical?.event ?? '',
    awardMonths: text(rules.awardAsPractical?.months),
  };
}

/** What removes a condition. */
export const removalForm = defineForm(
  z.strictObject({ revision, way: whole(0, 99), position: whole(0, 99) }),
);

/** What throws a draft away. */
export const revisionForm = defineForm(z.strictObject({ revision }));

/** What publishes a draft: from when, and that the preview was read. */
export const publicationForm = defineForm(
  z.strictObject({
    revision,
    effectiveFrom: z.union([z.literal('').transform(() => null), localTime]),
    confirmed: z.literal('yes', { error: 'rules.error.confirm' }),
  }),
  [
    { name: 'revision', label: 'rules.field.kind', kind: 'hidden' },
    {
      name: 'effectiveFrom',
      label: 'rules.field.effectiveFrom',
      kind: 'date',
      hint: 'rules.field.effectiveFromHint',
    },
    { name: 'confirmed', label: 'rules.field.confirmed', kind: 'checkbox' },
  ],
);
