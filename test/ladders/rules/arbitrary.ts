/** Arbitrary conditions and records, and the least that fulfils a condition. */
import fc from 'fast-check';
import { addMonths } from '../../../src/ladders/rules/calendar.ts';
import type { Condition } from '../../../src/ladders/rules/ladderVersion.ts';
import type { PersonRecord } from '../../../src/ladders/rules/personRecord.ts';

/** When the tests happen. */
export const now = new Date('2026-11-23T02:00:00Z');

const rank = fc.integer({ min: 1, max: 4 });
const months = fc.integer({ min: 1, max: 48 });
const part = fc.constantFrom('theory' as const, 'practical' as const);
const event = fc.constantFrom('养老护理', '整理收纳');
const external = fc.constantFrom('skillLevel' as const, 'specialAbility' as const);
const level = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const past = fc.integer({ min: 0, max: 60 }).map((count) => addMonths(now, -count));
const end = fc.option(fc.integer({ min: -20, max: 30 }).map((count) => addMonths(now, count)));
const day = fc.integer({ min: 1950, max: 2015 }).map((year) => `${year}-06-15`);

/** Any condition. */
export const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('tierValid' as const), rank }),
  fc.record({ kind: fc.constant('tierHeld' as const), rank, months }),
  fc.record({ kind: fc.constant('tierWithin' as const), rank, months }),
  fc.record({ kind: fc.constant('examPart' as const), rank, part, months: fc.option(months) }),
  fc.record({
    kind: fc.constant('hours' as const),
    of: fc.constantFrom('theory' as const, 'practice' as const, 'all' as const),
    hours: fc.integer({ min: 1, max: 60 }),
    rank: fc.option(rank),
    occupationId: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({ kind: fc.constant('workYears' as const), years: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant('age' as const),
    min: fc.option(fc.integer({ min: 16, max: 40 })),
    max: fc.option(fc.integer({ min: 45, max: 70 })),
  }),
  fc.record({
    kind: fc.constant('award' as const),
    level,
    event: fc.option(event),
    months: fc.option(months),
  }),
  fc.record({ kind: fc.constant('external' as const), type: external, level: fc.option(level) }),
);

/** Any record. */
export const anyRecord: fc.Arbitrary<PersonRecord> = fc.record({
  bornOn: fc.option(day),
  workingSince: fc.option(day),
  passes: fc.array(fc.record({ rank, at: past, validUntil: end }), { maxLength: 5 }),
  parts: fc.array(fc.record({ rank, part, at: past }), { maxLength: 3 }),
  completions: fc.array(fc.record({ rank, at: past }), { maxLength: 3 }),
  hours: fc.array(
    fc.record({
      kind: fc.constantFrom('theory' as const, 'practice' as const),
      minutes: fc.integer({ min: 0, max: 2000 }),
      rank,
      occupationId: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    { maxLength: 4 },
  ),
  awards: fc.array(fc.record({ level: fc.option(level), event, at: past }), { maxLength: 3 }),
  externals: fc.array(fc.record({ type: external, level: fc.option(level), at: past, validUntil: end }), {
    maxLength: 3,
  }),
});

/** All of both; the earlier of the days since which she has worked. */
export function merged(one: PersonRecord, other: PersonRecord): PersonRecord {
  const since = [one.workingSince, other.workingSince].filter((known) => known !== null).sort()[0];
  return {
    bornOn: one.bornOn ?? other.bornOn,
    workingSince: since ?? null,
    passes: [...one.passes, ...other.passes],
    parts: [...one.parts, ...other.parts],
    completions: [...one.completions, ...other.completions],
    hours: [...one.hours, ...other.hours],
    awards: [...one.awards, ...other.awards],
    externals: [...one.externals, ...other.externals],
  };
}

/** The record with what a condition asks for; ages and work years come with time alone. */
export function fulfilled(record: PersonRecord, condition: Condition): PersonRecord {
  const { passes, parts, hours, awards, externals } = record;
  switch (condition.kind) {
    case 'tierValid':
    case 'tierWithin':
      return { ...record, passes: [...passes, { rank: condition.rank, at: now, validUntil: null }] };
    case 'tierHeld': {
      const at = addMonths(now, -condition.months - 1);
      return { ...record, passes: [...passes, { rank: condition.rank, at, validUntil: null }] };
    }
    case 'examPart':
      return { ...record, parts: [...parts, { rank: condition.rank, part: condition.part, at: now }] };
    case 'hours': {
      const kind = condition.of === 'all' ? 'practice' : condition.of;
      const where = { rank: condition.rank ?? 1, occupationId: condition.occupationId };
      return { ...record, hours: [...hours, { kind, minutes: condition.hours * 45, ...where }] };
    }
    case 'award':
      return {
        ...record,
        awards: [...awards, { level: condition.level, event: condition.event ?? '', at: now }],
      };
    case 'external': {
      const { type, level } = condition;
      return { ...record, externals: [...externals, { type, level: level ?? 1, at: now, validUntil: null }] };
    }
    default:
      return record;
  }
}
