import { expect } from 'chai';
import fc from 'fast-check';
import { addMonths } from '../../../src/ladders/rules/calendar.ts';
import { eligibility, tierEligibility } from '../../../src/ladders/rules/eligibility.ts';
import type { Condition, Tier, TierRules } from '../../../src/ladders/rules/ladderVersion.ts';
import { emptyRecord, type PersonRecord } from '../../../src/ladders/rules/personRecord.ts';
import { anyCondition, anyRecord, fulfilled, merged, now } from './arbitrary.ts';

const tier = (requires: TierRules['requires'], more: Partial<TierRules> = {}): Tier => ({
  rank: 5,
  key: 'manager',
  titleZh: '',
  titleEn: '',
  rules: { requires, validityMonths: 36, hasExam: true, ...more },
});
const ask = (requires: TierRules['requires'], record: Partial<PersonRecord>, at = now) => {
  const asked = tier(requires);
  return tierEligibility(asked, { tiers: [asked] }, { ...emptyRecord, ...record }, at);
};
const monthsAgo = (months: number) => addMonths(now, -months);
const pass = (rank: number, months: number, validMonths: number | null = 36) => ({
  rank,
  at: monthsAgo(months),
  validUntil: validMonths === null ? null : addMonths(monthsAgo(months), validMonths),
});
const isOpen = (condition: Condition, record: Partial<PersonRecord>) => ask([[condition]], record).isEligible;

describe('eligibility', () => {
  it('is given to everyone where nothing is asked', () => {
    expect(ask([], {})).to.deep.equal({ rank: 5, isEligible: true, missing: [], alternatives: [] });
  });

  it('checks each kind of condition', () => {
    const cases: [Condition, Partial<PersonRecord>, boolean][] = [
      [{ kind: 'tierValid', rank: 2 }, { passes: [pass(2, 35)] }, true],
      [{ kind: 'tierValid', rank: 2 }, { passes: [pass(2, 36)] }, false],
      [{ kind: 'tierValid', rank: 2 }, { passes: [pass(3, 1)] }, false],
      [{ kind: 'tierHeld', rank: 2, months: 24 }, { passes: [pass(2, 24)] }, true],
      [{ kind: 'tierHeld', rank: 2, months: 24 }, { passes: [pass(2, 23)] }, false],
      [{ kind: 'tierHeld', rank: 2, months: 24 }, { passes: [pass(2, 40), pass(2, 10)] }, true],
      [{ kind: 'tierHeld', rank: 2, months: 24 }, { passes: [pass(2, 50), pass(2, 10)] }, false],
      [{ kind: 'tierWithin', rank: 4, months: 24 }, { passes: [pass(4, 23)] }, true],
      [{ kind: 'tierWithin', rank: 4, months: 24 }, { passes: [pass(4, 24)] }, false],
      [{ kind: 'workYears', years: 4 }, { workingSince: '2022-11-23' }, true],
      [{ kind: 'workYears', years: 4 }, { workingSince: '2022-11-24' }, false],
      [{ kind: 'workYears', years: 4 }, {}, false],
      [{ kind: 'age', min: 16, max: null }, { bornOn: '2010-11-23' }, true],
      [{ kind: 'age', min: 16, max: null }, { bornOn: '2010-11-24' }, false],
      [{ kind: 'age', min: null, max: 55 }, { bornOn: '1970-11-24' }, true],
      [{ kind: 'age', min: null, max: 55 }, { bornOn: '1970-11-23' }, false],
    ];
    for (const [condition, record, expected] of cases)
      expect(isOpen(condition, record), JSON.stringify([condition, record])).to.equal(expected);
  });

  it('counts hours of a kind, a tier and an occupation', () => {
    const hours = [
      { kind: 'theory', minutes: 10 * 45, rank: 2, occupationId: 1 },
      { kind: 'practice', minutes: 14 * 45 + 44, rank: 2, occupationId: 1 },
      { kind: 'practice', minutes: 8 * 45, rank: 3, occupationId: 2 },
    ] as const;
    const all = { rank: null, occupationId: null };
    const open = (of: 'theory' | 'practice' | 'all', needed: number, where = {}) =>
      ask([[{ kind: 'hours', of, hours: needed, ...all, ...where }]], { hours });
    expect(open('practice', 22).isEligible).to.equal(true);
    expect(open('practice', 20, { rank: 2 }).missing[0]).to.include({ lack: 6, isMet: false });
    expect(open('all', 8, { occupationId: 2 }).isEligible).to.equal(true);
    expect(open('all', 9, { occupationId: 2 }).isEligible).to.equal(false);
  });

  it('lets a single passed part hold so many months', () => {
    const part = { kind: 'examPart', rank: 2, part: 'theory', months: 12 } as const;
    const parts = (months: number) => [{ rank: 2, part: 'theory' as const, at: monthsAgo(months) }];
    expect(isOpen(part, { parts: parts(11) })).to.equal(true);
    const lapsed = ask([[part]], { parts: parts(12) });
    expect(lapsed.isEligible).to.equal(false);
    expect(lapsed.missing[0]?.since).to.deep.equal(monthsAgo(12));
    expect(isOpen({ ...part, part: 'practical' }, { parts: parts(1) })).to.equal(false);
  });

  it('takes an award of the level or better, in the named event, that is recent', () => {
    const award = { kind: 'award', level: 2, event: '养老护理', months: 24 } as const;
    const won = (level: 1 | 2 | 3 | null, event: string, months: number) => ({
      awards: [{ level, event, at: monthsAgo(months) }],
    });
    expect(isOpen(award, won(1, '养老护理', 3))).to.equal(true);
    expect(isOpen(award, won(2, '养老护理', 23))).to.equal(true);
    expect(isOpen(award, won(3, '养老护理', 3))).to.equal(false);
    expect(isOpen(award, won(1, '整理收纳', 3))).to.equal(false);
    expect(isOpen(award, won(1, '养老护理', 24))).to.equal(false);
    expect(isOpen({ ...award, level: 4, months: null }, won(null, '养老护理', 90))).to.equal(true);
  });

  it('lets an award count as the practical part of the tier that says so', () => {
    const part = { kind: 'examPart', rank: 5, part: 'practical', months: null } as const;
    const awardAsPractical = { level: 1, event: null, months: 24 } as const;
    const asked = tier([[part]], { awardAsPractical });
    const record = { ...emptyRecord, awards: [{ level: 1 as const, event: '养老护理', at: monthsAgo(3) }] };
    const answer = (tiers: readonly Tier[]) => tierEligibility(asked, { tiers }, record, now).isEligible;
    expect(answer([asked])).to.equal(true);
    expect(answer([tier([[part]])])).to.equal(false);
  });

  it('takes an external certificate of the level or a higher one while it is valid', () => {
    const condition = { kind: 'external', type: 'skillLevel', level: 4 } as const;
    const held = (level: 3 | 4 | 5 | null, validUntil: Date | null = null) => ({
      externals: [{ type: 'skillLevel' as const, level, at: monthsAgo(20), validUntil }],
    });
    expect(isOpen(condition, held(4))).to.equal(true);
    expect(isOpen(condition, held(3))).to.equal(true);
    expect(isOpen(condition, held(5))).to.equal(false);
    expect(isOpen(condition, held(null))).to.equal(false);
    expect(isOpen({ ...condition, level: null }, held(null))).to.equal(true);
    expect(isOpen(condition, held(4, monthsAgo(1)))).to.equal(false);
  });

  describe('of elderly-care workers by the standard of 2019', () => {
    // 养老护理员 2019, level 4: level 5 + 2 years in the trade; or 4 years in all. Level 3: level 4 held + 4 years.
    const level = (held: 3 | 4 | 5): Condition => ({ kind: 'external', type: 'skillLevel', level: held });
    const years = (count: number): Condition => ({ kind: 'workYears', years: count });
    const entry = {
      5: [[years(1)]],
      4: [[level(5), years(2)], [years(4)]],
      3: [[level(4), years(4)]],
    } as const;
    const worker = (held: 3 | 4 | 5 | null, since: string): Partial<PersonRecord> => ({
      workingSince: since,
      externals:
        held === null ? [] : [{ type: 'skillLevel', level: held, at: monthsAgo(12), validUntil: null }],
    });
    const cases: [keyof typeof entry, 3 | 4 | 5 | null, string, boolean, number][] = [
      [5, null, '2025-11-20', true, 0],
      [5, null, '2026-02-01', false, 1],
      [4, 5, '2024-11-01', true, 0],
      [4, 5, '2025-06-01', false, 1],
      [4, null, '2022-11-01', true, 0],
      [4, null, '2024-01-01', false, 1],
      [3, 4, '2022-11-01', true, 0],
      [3, 4, '2023-11-01', false, 1],
      [3, 5, '2023-11-01', false, 2],
    ];
    for (const [target, held, since, expected, missing] of cases)
      it(`level ${target}: ${held ?? 'no'} level, in the trade since ${since}`, () => {
        const answer = ask(entry[target], worker(held, since));
        expect(answer.isEligible).to.equal(expected);
        expect(answer.missing).to.have.length(missing);
      });
  });

  it('opens the manager tier by a valid specialised certificate and a refresher within 24 months', () => {
    const requires = [
      [
        { kind: 'tierValid', rank: 3 },
        { kind: 'tierWithin', rank: 4, months: 24 },
      ],
    ] as const;
    expect(ask(requires, { passes: [pass(3, 12), pass(4, 20)] }).isEligible).to.equal(true);
    const late = ask(requires, { passes: [pass(3, 12), pass(4, 25)] });
    expect(late.missing.map(({ condition }) => condition)).to.deep.equal([requires[0][1]]);
    expect(late.missing[0]?.since).to.deep.equal(monthsAgo(25));
    expect(ask(requires, { passes: [pass(3, 40), pass(4, 2)] }).missing).to.have.length(1);
  });

  it('puts the way with the least missing first, and says what of it is met', () => {
    const practice = { kind: 'hours', of: 'practice', hours: 24, rank: null, occupationId: null } as const;
    const requires = [[{ kind: 'workYears', years: 4 }], [{ kind: 'tierValid', rank: 2 }, practice]] as const;
    const hours = [{ kind: 'practice', minutes: 18 * 45, rank: 2, occupationId: null }] as const;
    const answer = ask(requires, { passes: [pass(2, 1)], hours, workingSince: '2026-01-01' });
    const [nearest, other] = answer.alternatives;
    expect(nearest?.checks.map(({ isMet }) => isMet)).to.deep.equal([true, false]);
    expect(nearest?.missing[0]).to.include({ condition: practice, lack: 6 });
    expect(other?.missing[0]).to.include({ lack: 4 });
    expect(answer.missing).to.equal(nearest?.missing);
  });
});

describe('eligibility, whatever the rules', () => {
  const requires = fc.array(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), { maxLength: 4 });

  it('never gets worse by another achievement', () => {
    fc.assert(
      fc.property(requires, anyRecord, anyRecord, (rules, had, more) => {
        const before = ask(rules, had);
        const after = ask(rules, merged(had, { ...more, bornOn: had.bornOn }));
        if (before.isEligible) expect(after.isEligible).to.equal(true);
        expect(after.missing.length).to.be.at.most(before.missing.length);
      }),
    );
  });

  it('is complete: with all that is missing she is eligible, with all but one she is not yet by that way', () => {
    fc.assert(
      fc.property(requires, anyRecord, (rules, record) => {
        for (const { missing } of ask(rules, record).alternatives) {
          const needs = missing.map(({ condition }) => condition);
          if (needs.some(({ kind }) => kind === 'age' || kind === 'workYears')) continue;
          const filled = needs.reduce((known, condition) => fulfilled(known, condition), record);
          expect(ask(rules, filled).isEligible).to.equal(true);
          for (const condition of needs)
            expect(ask([[condition]], record).isEligible, JSON.stringify(condition)).to.equal(false);
        }
      }),
    );
  });

  it('is eligible exactly when nothing is missing, and lists every condition of every way once', () => {
    fc.assert(
      fc.property(requires, anyRecord, (rules, record) => {
        const { isEligible, missing, alternatives } = ask(rules, record);
        expect(isEligible).to.equal(missing.length === 0);
        expect(isEligible).to.equal(
          rules.length === 0 || alternatives.some((alternative) => alternative.missing.length === 0),
        );
        const listed = alternatives.flatMap(({ checks }) => checks.map(({ condition }) => condition));
        expect(listed).to.have.deep.members(rules.flat());
        for (const { isMet, lack } of alternatives.flatMap(({ checks }) => checks))
          expect(lack > 0).to.equal(!isMet);
      }),
    );
  });

  it('does not depend on the order of achievements or of ways', () => {
    fc.assert(
      fc.property(requires, anyRecord, (rules, record) => {
        const reversed = Object.fromEntries(
          Object.entries(record).map(([key, value]) => [
            key,
            Array.isArray(value) ? value.toReversed() : value,
          ]),
        ) as unknown as PersonRecord;
        expect(ask(rules.toReversed(), reversed)).to.deep.equal(ask(rules, record));
      }),
    );
  });

  it('answers for every tier, the lowest first', () => {
    const tiers = [tier([]), { ...tier([]), rank: 2 }];
    expect(eligibility({ number: 1, tiers }, emptyRecord, now).map(({ rank }) => rank)).to.deep.equal([2, 5]);
  });
});
