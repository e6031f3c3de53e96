/** Adds up assessors' sheets for the practical. Knows no tables. */
import { divideHundredths } from '../lib/hundredths.ts';

/** One thing that assessors look at. */
export interface Criterion {
  readonly key: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  /** Hundredths at most; all criteria together make 10000. */
  readonly maximum: number;
}

/** Fewest assessors; their number is odd as well. */
export const fewestAssessors = 3;

/** The rubric of an exam that brings none of its own. */
export const standardRubric: readonly Criterion[] = [
  {
    key: 'preparation',
    titleZh: '准备与沟通',
    titleEn: 'Preparation and communication',
    descriptionZh: '着装整洁、用物齐全，操作前评估并说明，取得配合',
    descriptionEn: 'Tidy dress, everything at hand; assesses, explains and wins cooperation first',
    maximum: 1500,
  },
  {
    key: 'procedure',
    titleZh: '操作规范',
    titleEn: 'Correct procedure',
    descriptionZh: '步骤完整、顺序正确、动作熟练，节力且不返工',
    descriptionEn: 'All steps in the right order, skilled, with good body mechanics and no rework',
    maximum: 4000,
  },
  {
    key: 'safety',
    titleZh: '安全与卫生',
    titleEn: 'Safety and hygiene',
    descriptionZh: '按时洗手，防跌倒、防烫伤、防交叉污染，及时处理风险',
    descriptionEn: 'Washes hands when due; prevents falls, scalds and cross-contamination; acts on risks',
    maximum: 2000,
  },
  {
    key: 'care',
    titleZh: '人文关怀',
    titleEn: 'Respectful care',
    descriptionZh: '尊重意愿、保护隐私、观察反应，态度温和',
    descriptionEn: 'Respects wishes and privacy, watches reactions, is gentle',
    maximum: 1500,
  },
  {
    key: 'outcome',
    titleZh: '效果与整理',
    titleEn: 'Outcome and tidying up',
    descriptionZh: '达到预期效果，整理用物并准确记录',
    descriptionEn: 'Reaches the aim, tidies up and records accurately',
    maximum: 1000,
  },
];

/** The key of the first criterion whose score is missing or out of range, or null. */
export function findBadScore(
  rubric: readonly Criterion[],
  scores: Readonly<Record<string, number>>,
): string | null {
  const bad = rubric.find(({ key, maximum }) => {
    const score = scores[key];
    return score === undefined || !Number.isSafeInteger(score) || score < 0 || score > maximum;
  });
  return bad?.key ?? null;
}

/** The hundredths that one assessor gave. */
export function sheetTotal(rubric: readonly Criterion[], scores: Readonly<Record<string, number>>): number {
  return rubric.reduce((sum, { key }) => sum + (scores[key] ?? 0), 0);
}

/** The practical's mark: the mean of all assessors' totals; null while too few, or an even number, have given theirs. */
export function practicalMark(totals: readonly number[], assessorsNeeded: number): number | null {
  const { length } = totals;
  if (length < Math.max(fewestAssessors, assessorsNeeded) || length % 2 === 0) return null;
  return divideHundredths(
    totals.reduce((sum, total) => sum + total, 0),
    length,
  );
}

/** Scores that one tap can give: none to all of a criterion's marks in six steps. */
export function scoreSteps(maximum: number): number[] {
  return [0, 1, 2, 3, 4, 5].map((step) => divideHundredths(maximum * step, 5));
}
