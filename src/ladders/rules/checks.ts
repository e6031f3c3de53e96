/** Whether one condition of a tier is met by a person's record at a moment; if not, how much is missing, and until when. */
import { addMonths, anniversary, dateOf, yearsSince } from './calendar.ts';
import type { AwardRule, Condition, Tier } from './ladderVersion.ts';
import { hoursAttended, type PersonRecord, type TierPass } from './personRecord.ts';

/** The answer for one condition. */
export interface Check<C extends Condition = Condition> {
  readonly condition: C;
  readonly isMet: boolean;
  /** How much is missing, in the condition's unit (hours, months, years); 1 where it is yes or no; 0 when met. */
  readonly lack: number;
  /** The missing part of all that is asked, 0–1. */
  readonly share: number;
  /** When it was met last, or is met since; null: never. */
  readonly since: Date | null;
  /** When waiting alone will meet it; null: it won't. */
  readonly from: Date | null;
}

/** What conditions are checked against. */
export interface Moment {
  readonly tiers: readonly Tier[];
  readonly record: PersonRecord;
  readonly at: Date;
  /** IANA name; ages and work years are counted in its days. */
  readonly timeZone: string;
}

/** Checks one condition. */
export function check(condition: Condition, moment: Moment): Check {
  const { isMet, lack = 1, of = lack, since = null, from = null } = answer(condition, moment);
  if (isMet) return { condition, isMet, lack: 0, share: 0, since, from: null };
  return { condition, isMet, lack, share: of > 0 ? Math.min(1, lack / of) : 1, since, from };
}

interface Answer {
  readonly isMet: boolean;
  readonly lack?: number;
  /** All that is asked, in the unit of `lack`. */
  readonly of?: number;
  readonly since?: Date | null;
  readonly from?: Date | null;
}

function answer(condition: Condition, moment: Moment): Answer {
  switch (condition.kind) {
    case 'tierValid':
      return tierValid(condition.rank, moment);
    case 'tierHeld':
      return tierHeld(condition.rank, condition.months, moment);
    case 'tierWithin':
      return recent(
        moment.record.passes.filter(({ rank }) => rank === condition.rank),
        condition.months,
        moment.at,
      );
    case 'examPart':
      return examPart(condition, moment);
    case 'hours': {
      const had = hoursAttended(moment.record, condition.of, condition);
      return { isMet: had >= condition.hours, lack: condition.hours - had, of: condition.hours };
    }
    case 'workYears':
      return years(moment.record.workingSince, condition.years, moment);
    case 'age':
      return age(condition, moment);
    case 'award':
      return recent(awardsOf(condition, moment.record), condition.months, moment.at);
    case 'external':
      return external(condition, moment);
  }
}

function tierValid(rank: number, { record, at }: Moment): Answer {
  const passes = past(record.passes, at).filter((pass) => pass.rank === rank);
  return { isMet: passes.some((pass) => holds(pass, at)), since: latest(passes) };
}

/** Passes that follow each other without a gap count as one. */
function tierHeld(rank: number, months: number, { record, at }: Moment): Answer {
  const passes = past(record.passes, at).filter((pass) => pass.rank === rank);
  if (!passes.some((pass) => holds(pass, at)))
    return { isMet: false, lack: months, of: months, since: latest(passes) };
  const since = startOfChain(passes, at);
  const from = addMonths(since, months);
  return { isMet: from <= at, lack: monthsUntil(at, from), of: months, since, from };
}

function startOfChain(passes: readonly TierPass[], at: Date): Date {
  let start = at;
  for (;;) {
    const earlier = passes
      .filter((pass) => pass.at < start && holds(pass, start))
      .map((pass) => pass.at.getTime());
    if (earlier.length === 0) return start;
    start = new Date(Math.min(...earlier));
  }
}

function examPart(
  { rank, part, months }: Extract<Condition, { kind: 'examPart' }>,
  { record, tiers, at }: Moment,
): Answer {
  const passes = record.parts.filter((one) => one.rank === rank && one.part === part);
  const own = recent(passes, months, at);
  const rule = tiers.find((tier) => tier.rank === rank)?.rules.awardAsPractical;
  if (own.isMet || part !== 'practical' || !rule) return own;
  const byAward = recent(awardsOf(rule, record), rule.months, at);
  return byAward.isMet ? byAward : own;
}

/** Awards of the rule's level or better, in the events that it names. */
function awardsOf({ level, event }: AwardRule, { awards }: PersonRecord): PersonRecord['awards'] {
  return awards.filter((one) => (one.level ?? 4) <= level && (event === null || one.event.includes(event)));
}

function external({ type, level }: Extract<Condition, { kind: 'external' }>, { record, at }: Moment): Answer {
  const found = past(record.externals, at).filter(
    (one) => one.type === type && (level === null || (one.level !== null && one.level <= level)),
  );
  return { isMet: found.some((one) => holds(one, at)), since: latest(found) };
}

function age({ min, max }: Extract<Condition, { kind: 'age' }>, moment: Moment): Answer {
  const { bornOn } = moment.record;
  if (min === null && max === null) return { isMet: true };
  if (bornOn === null) return { isMet: false };
  const isTooOld = max !== null && yearsSince(bornOn, moment.at, moment.timeZone) > max;
  return isTooOld ? { isMet: false } : years(bornOn, min ?? 0, moment);
}

function years(since: string | null, needed: number, { at, timeZone }: Moment): Answer {
  if (since === null) return { isMet: needed <= 0, lack: needed, of: needed };
  const had = yearsSince(since, at, timeZone);
  return {
    isMet: had >= needed,
    lack: needed - had,
    of: needed,
    from: dateOf(anniversary(since, needed)),
  };
}

/** Met by anything that happened in the last months; null: ever. */
function recent(things: readonly { readonly at: Date }[], months: number | null, at: Date): Answer {
  const happened = past(things, at);
  const isMet = happened.some((one) => months === null || addMonths(one.at, months) > at);
  return { isMet, since: latest(happened) };
}

function past<T extends { readonly at: Date }>(things: readonly T[], at: Date): T[] {
  return things.filter((one) => one.at <= at);
}

function holds(pass: Pick<TierPass, 'at' | 'validUntil'>, at: Date): boolean {
  return pass.at <= at && (pass.validUntil === null || pass.validUntil > at);
}

function latest(things: readonly { readonly at: Date }[]): Date | null {
  return things.length === 0 ? null : new Date(Math.max(...things.map(({ at }) => at.getTime())));
}

/** Whole months, rounded up. */
function monthsUntil(at: Date, then: Date): number {
  let months = 0;
  while (addMonths(at, months) < then) months++;
  return months;
}
