import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Achievement,
  standings as standingsOf,
  type Tier,
  whereSheStands,
} from '../../src/ladders/progression.ts';
import { tierEligibility } from '../../src/ladders/rules/eligibility.ts';
import { recordOf } from '../../src/ladders/rules/recordOf.ts';

const now = new Date('2026-11-23T00:00:00Z');
const titles = { titleZh: '', titleEn: '' };
const tiers: Tier[] = [
  { rank: 1, key: 'welfare', ...titles, rules: { requires: [], validityMonths: null, hasExam: false } },
  { rank: 2, key: 'skills', ...titles, rules: { requires: [], validityMonths: 36, hasExam: true } },
  {
    rank: 3,
    key: 'specialised',
    ...titles,
    rules: { requires: [[{ kind: 'tierValid', rank: 2 }]], validityMonths: 36, hasExam: true },
  },
  {
    rank: 4,
    key: 'refresher',
    ...titles,
    rules: {
      requires: [[{ kind: 'tierValid', rank: 2 }], [{ kind: 'tierValid', rank: 3 }]],
      validityMonths: 36,
      hasExam: false,
    },
  },
  {
    rank: 5,
    key: 'manager',
    ...titles,
    rules: {
      requires: [
        [
          { kind: 'tierValid', rank: 3 },
          { kind: 'tierWithin', rank: 4, months: 24 },
        ],
      ],
      validityMonths: 36,
      hasExam: true,
    },
  },
];
const passed = (tierRank: number, achievedAt: string, validUntil: string | null): Achievement => ({
  kind: 'tier',
  tierRank,
  achievedAt: new Date(achievedAt),
  validUntil: validUntil === null ? null : new Date(validUntil),
});
const ladder = { number: 1, tiers };
const standings = (achievements: readonly Achievement[], begun: readonly number[] = []) =>
  standingsOf(ladder, recordOf(null, achievements), begun, now);
const unmetConditions = (tier: Tier, achievements: readonly Achievement[]) =>
  tierEligibility(tier, ladder, recordOf(null, achievements), now).missing.map(({ condition }) => condition);
const states = (achievements: Achievement[], begun: number[] = []) =>
  standings(achievements, begun).map(({ state }) => state);

describe('where a person stands', () => {
  it('starts with the first two tiers open and the rest locked', () => {
    expect(states([])).to.deep.equal(['open', 'open', 'locked', 'locked', 'locked']);
  });

  it('is on the tier whose class she has begun or completed', () => {
    expect(states([], [2])[1]).to.equal('current');
    const completed: Achievement = {
      kind: 'completion',
      tierRank: 2,
      achievedAt: new Date('2026-10-01'),
      validUntil: null,
    };
    const [, skills] = standings([completed], []);
    const steps = [
      { kind: 'part', part: 'theory' },
      { kind: 'part', part: 'practical' },
    ];
    expect(skills).to.include({ state: 'current' }).and.deep.include({ steps });
  });

  it('unlocks the next tiers by a valid pass, and locks them when it has expired', () => {
    expect(states([passed(2, '2025-01-01', '2028-01-01')])).to.deep.equal([
      'open',
      'done',
      'open',
      'open',
      'locked',
    ]);
    expect(states([passed(2, '2022-01-01', '2025-01-01')])).to.deep.equal([
      'open',
      'open',
      'locked',
      'locked',
      'locked',
    ]);
    expect(standings([passed(2, '2022-01-01', '2025-01-01')], [])[1]?.hasExpired).to.equal(true);
  });

  it('says what the manager tier still asks for', () => {
    const manager = tiers[4] as Tier;
    expect(unmetConditions(manager, [passed(3, '2025-01-01', '2028-01-01')])).to.deep.equal([
      { kind: 'tierWithin', rank: 4, months: 24 },
    ]);
    const refresher = passed(4, '2025-06-01', '2028-06-01');
    expect(unmetConditions(manager, [passed(3, '2025-01-01', '2028-01-01'), refresher])).to.deep.equal([]);
    const old = passed(4, '2024-06-01', '2028-06-01');
    expect(unmetConditions(manager, [passed(3, '2025-01-01', '2028-01-01'), old])).to.have.length(1);
  });

  it('never gets worse by another achievement', () => {
    const day = fc.integer({ min: -2000, max: 0 }).map((days) => new Date(now.getTime() + days * 86_400_000));
    const achievement = fc.record({
      kind: fc.constantFrom('tier' as const, 'completion' as const, 'award' as const),
      tierRank: fc.integer({ min: 1, max: 5 }),
      achievedAt: day,
      validUntil: fc.option(
        fc.integer({ min: -500, max: 900 }).map((days) => new Date(now.getTime() + days * 86_400_000)),
      ),
    });
    fc.assert(
      fc.property(fc.array(achievement, { maxLength: 8 }), achievement, (had, more) => {
        for (const tier of tiers) {
          const before = unmetConditions(tier, had).length;
          expect(unmetConditions(tier, [...had, more]).length).to.be.at.most(before);
        }
      }),
    );
  });

  it('never falls back on any tier by another achievement that holds', () => {
    const past = fc
      .integer({ min: -2000, max: 0 })
      .map((days) => new Date(now.getTime() + days * 86_400_000));
    const future = fc
      .integer({ min: 1, max: 900 })
      .map((days) => new Date(now.getTime() + days * 86_400_000));
    const achievement = fc.record({
      kind: fc.constantFrom('tier' as const, 'completion' as const, 'award' as const),
      tierRank: fc.integer({ min: 1, max: 5 }),
      achievedAt: past,
      validUntil: fc.option(future),
    });
    const order = ['locked', 'open', 'current', 'done'];
    const begun = fc.subarray([1, 2, 3, 4, 5]);
    fc.assert(
      fc.property(fc.array(achievement, { maxLength: 8 }), achievement, begun, (had, more, ranks) => {
        const before = standings(had, ranks);
        const after = standings([...had, more], ranks);
        for (const [index, { state }] of after.entries())
          expect(order.indexOf(state)).to.be.at.least(order.indexOf(before[index]?.state ?? 'locked'));
      }),
    );
  });

  it('is what she has begun, else the step after the highest tier passed, else that tier', () => {
    const here = (achievements: Achievement[], begun: number[] = []) =>
      whereSheStands(standings(achievements, begun))?.tier.rank;
    expect(here([])).to.equal(1);
    expect(here([], [2])).to.equal(2);
    const skills = passed(2, '2025-01-01', '2028-01-01');
    expect(here([skills])).to.equal(3);
    expect(here([passed(2, '2022-01-01', '2025-01-01')])).to.equal(2);
    const manager = passed(5, '2025-01-01', '2028-01-01');
    expect(here([manager])).to.equal(5);
  });

  it('names the pass that holds longest', () => {
    const [, skills] = standings([
      passed(2, '2025-01-01', '2028-01-01'),
      passed(2, '2026-01-01', '2029-01-01'),
    ]);
    expect(skills?.pass?.validUntil).to.deep.equal(new Date('2029-01-01'));
  });
});
