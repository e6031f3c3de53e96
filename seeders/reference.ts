/** What every installation needs, whether or not it is a demonstration. Running it again changes nothing. */
import { unitOfWork } from '../src/db/unitOfWork.ts';
import { TierRow } from '../src/ladders/course.model.ts';
import { addVersion, listPublished, tiersWithoutVersion } from '../src/ladders/rules/ladder.store.ts';
import type { Tier } from '../src/ladders/rules/ladderVersion.ts';
import { publishShipped } from '../src/templates/publishShipped.action.ts';

/**
 * The five tiers and their rules: a certificate of tiers 2–5 holds 36 months; the refresher needs a skills or specialised
 * certificate, and one of 20 hours renews those of tiers 2, 3 and 5 that still hold; the manager tier a valid specialised one and a refresher within 24 months.
 */
const tiers: readonly Tier[] = [
  {
    rank: 1,
    key: 'welfare',
    titleZh: '公益培训',
    titleEn: 'Public-welfare training',
    rules: { requires: [], validityMonths: null, hasExam: false },
  },
  {
    rank: 2,
    key: 'skills',
    titleZh: '技能培训',
    titleEn: 'Skills training',
    rules: { requires: [], validityMonths: 36, hasExam: true },
  },
  {
    rank: 3,
    key: 'specialised',
    titleZh: '专项培训',
    titleEn: 'Specialised training',
    rules: { requires: [[{ kind: 'tierValid', rank: 2 }]], validityMonths: 36, hasExam: true },
  },
  {
    rank: 4,
    key: 'refresher',
    titleZh: '回炉培训',
    titleEn: 'Refresher training',
    rules: {
      requires: [[{ kind: 'tierValid', rank: 2 }], [{ kind: 'tierValid', rank: 3 }]],
      validityMonths: 36,
      hasExam: false,
      renews: { ranks: [2, 3, 5], minimumHours: 20 },
    },
  },
  {
    rank: 5,
    key: 'manager',
    titleZh: '职业经理人培训',
    titleEn: 'Professional-manager training',
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

/** Writes the reference data that is missing. */
export async function seedReference(): Promise<void> {
  if ((await TierRow.count()) === 0) await TierRow.bulkCreate(tiers.map((tier) => ({ ...tier })));
  await addRenewals();
  await publishFirstVersion();
  await publishShipped(new Date());
}

/** The rules that an installation had before they had versions are version 1, in force since ever. */
async function publishFirstVersion(): Promise<void> {
  if ((await listPublished()).length > 0) return;
  const tiers = (await tiersWithoutVersion()).map(({ rank, key, titleZh, titleEn, rules }) => ({
    ...{ rank, key, titleZh, titleEn, rules },
  }));
  const since = new Date('2000-01-01T00:00:00Z');
  const first = {
    tiers,
    state: 'published',
    createdAt: since,
    effectiveFrom: since,
    publishedAt: since,
  } as const;
  await unitOfWork((transaction) => addVersion(transaction, { ...first, publishedById: null }));
}

/** Installations from before there were renewals get the rule; one that was set to null stays so. */
async function addRenewals(): Promise<void> {
  for (const { rank, rules } of tiers) {
    const stored = rules.renews ? await TierRow.findOne({ where: { rank } }) : null;
    if (stored && stored.rules.renews === undefined)
      await stored.update({ rules: { ...stored.rules, renews: rules.renews ?? null } });
  }
}
