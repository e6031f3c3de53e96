/** The form for one condition: its kind decides which fields it has. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { optionalText } from '../../http/fields.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';
import {
  type AwardLevel,
  type Condition,
  type ConditionKind,
  externalTypes,
  type SkillLevel,
} from './ladderVersion.ts';

/** A condition, where it goes, and which revision of the draft its editor saw. */
export interface ConditionForm {
  readonly revision: number;
  /** Null: a new way into the tier. */
  readonly way: number | null;
  /** Null: another condition of that way. */
  readonly position: number | null;
  readonly condition: Condition;
}

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const optionalWhole = (min: number, max: number) =>
  z.union([z.literal('').transform(() => null), whole(min, max)]);
const months = whole(1, 240);
const rank = whole(1, 5);
const place = { revision: whole(0, 1e9), way: optionalWhole(0, 99), position: optionalWhole(0, 99) };

const variants = [
  z.strictObject({ ...place, kind: z.literal('tierValid'), rank }),
  z.strictObject({ ...place, kind: z.literal('tierHeld'), rank, months }),
  z.strictObject({ ...place, kind: z.literal('tierWithin'), rank, months }),
  z.strictObject({
    ...place,
    kind: z.literal('hours'),
    of: z.enum(['theory', 'practice', 'all']),
    hours: whole(1, 2000),
    scope: optionalWhole(1, 5),
    occupationId: optionalWhole(1, 1e9),
  }),
  z.strictObject({
    ...place,
    kind: z.literal('examPart'),
    rank,
    part: z.enum(['theory', 'practical']),
    within: optionalWhole(1, 240),
  }),
  z.strictObject({ ...place, kind: z.literal('workYears'), years: whole(1, 60) }),
  z.strictObject({
    ...place,
    kind: z.literal('age'),
    min: optionalWhole(1, 120),
    max: optionalWhole(1, 120),
  }),
  z.strictObject({
    ...place,
    kind: z.literal('award'),
    level: whole(1, 4),
    event: optionalText(lengths.title),
    within: optionalWhole(1, 240),
  }),
  z.strictObject({
    ...place,
    kind: z.literal('external'),
    type: z.enum(externalTypes),
    skillLevel: optionalWhole(1, 5),
  }),
] as const;

const schema = z
  .discriminatedUnion('kind', variants)
  .superRefine((typed, context) => {
    if (typed.kind !== 'age') return;
    const { min, max } = typed;
    if ((min === null && max === null) || (min !== null && max !== null && min > max))
      context.addIssue({ code: 'custom', path: ['min'], message: 'rules.error.age' });
  })
  .transform(
    (typed): ConditionForm => ({
      revision: typed.revision,
      way: typed.way,
      position: typed.position,
      condition: conditionOf(typed),
    }),
  );

function conditionOf(typed: z.infer<(typeof variants)[number]>): Condition {
  switch (typed.kind) {
    case 'tierValid':
      return { kind: typed.kind, rank: typed.rank };
    case 'tierHeld':
    case 'tierWithin':
      return { kind: typed.kind, rank: typed.rank, months: typed.months };
    case 'hours': {
      const { kind, of, hours, scope, occupationId } = typed;
      return { kind, of, hours, rank: scope, occupationId };
    }
    case 'examPart':
      return { kind: typed.kind, rank: typed.rank, part: typed.part, months: typed.within };
    case 'workYears':
      return { kind: typed.kind, years: typed.years };
    case 'age':
      return { kind: typed.kind, min: typed.min, max: typed.max };
    case 'award': {
      const { kind, event, within } = typed;
      return { kind, level: typed.level as AwardLevel, event, months: within };
    }
    case 'external':
      return { kind: typed.kind, type: typed.type, level: typed.skillLevel as SkillLevel | null };
  }
}

const hidden = (name: string) =>
  ({ name, label: 'rules.field.kind', kind: 'hidden' }) satisfies FieldDefinition;
const select = (name: string, label: FieldDefinition['label'], required = true) =>
  ({ name, label, kind: 'select', required }) satisfies FieldDefinition;
const number = (name: string, label: FieldDefinition['label'], max: number, required = true) =>
  ({ name, label, kind: 'number', required, min: 1, max, inputmode: 'numeric' }) satisfies FieldDefinition;
const event = {
  name: 'event',
  label: 'rules.field.event',
  kind: 'text',
  hint: 'rules.field.eventHint',
} as const;

const fieldsOf: Readonly<Record<ConditionKind, readonly FieldDefinition[]>> = {
  tierValid: [select('rank', 'rules.field.tier')],
  tierHeld: [select('rank', 'rules.field.tier'), number('months', 'rules.field.months', 240)],
  tierWithin: [select('rank', 'rules.field.tier'), number('months', 'rules.field.within', 240)],
  hours: [
    number('hours', 'rules.field.hours', 2000),
    select('of', 'rules.field.of'),
    select('scope', 'rules.field.scope', false),
    select('occupationId', 'rules.field.occupation', false),
  ],
  examPart: [
    select('rank', 'rules.field.tier'),
    select('part', 'rules.field.part'),
    { ...number('within', 'rules.field.within', 240, false), hint: 'rules.field.emptyForEver' },
  ],
  workYears: [number('years', 'rules.field.years', 60)],
  age: [number('min', 'rules.field.min', 120, false), number('max', 'rules.field.max', 120, false)],
  award: [
    select('level', 'rules.field.level'),
    { ...event, maxlength: lengths.title },
    { ...number('within', 'rules.field.within', 240, false), hint: 'rules.field.emptyForEver' },
  ],
  external: [select('type', 'rules.field.external'), select('skillLevel', 'rules.field.skillLevel', false)],
};

export const conditionForm = defineForm<ConditionForm>(schema);

/** The fields of one kind; place, revision and kind travel hidden. */
export function conditionFields(kind: ConditionKind): readonly FieldDefinition[] {
  return [...['revision', 'way', 'position', 'kind'].map(hidden), ...fieldsOf[kind]];
}

/** A condition as its form shows it. */
export function typedCondition(condition: Condition): Record<string, string> {
  const entries = Object.entries(condition).map(([name, value]) => [
    name,
    value === null ? '' : String(value),
  ]);
  const typed = Object.fromEntries(entries) as Record<string, string>;
  const { rank = '', months = '', level = '', ...rest } = typed;
  if (condition.kind === 'hours') return { ...rest, scope: rank };
  if (condition.kind === 'examPart') return { ...rest, rank, within: months };
  if (condition.kind === 'award') return { ...rest, level, within: months };
  if (condition.kind === 'external') return { ...rest, skillLevel: level };
  return { ...rest, rank, months };
}
