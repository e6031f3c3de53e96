/**
 * Marking schemes of the six events. 养老护理 follows the aspects published for the second national civil-affairs
 * contest, 家庭营养配餐 a published cooking scheme; the others are adapted and say so.
 */
import type { Aspect, Scheme } from '../../src/competitions/scheme.ts';
import { usualPrizes } from '../../src/competitions/usualPrizes.ts';

const judged = {
  descriptorsZh: ['未达到要求', '基本达到', '达到行业标准', '优于行业标准'],
  descriptorsEn: [
    'Below the standard',
    'Partly meets it',
    'Meets the industry standard',
    'Better than the standard',
  ],
};

type Line = [zh: string, en: string, kind: 'M' | 'J', marks: number];

function scheme(source: string, lines: readonly Line[]): Scheme {
  const aspects = lines.map(([titleZh, titleEn, kind, marks], index): Aspect => {
    const plain = { id: `a${index + 1}`, titleZh, titleEn, kind, maximum: marks * 100 };
    return kind === 'J' ? { ...plain, ...judged } : plain;
  });
  return { aspects, prizes: usualPrizes, source };
}

const care: readonly Line[] = [
  ['职业素养', 'Conduct', 'J', 6],
  ['沟通与评估', 'Communication and assessment', 'J', 15],
  ['关键操作', 'Key operation', 'M', 50],
  ['健康教育', 'Health education', 'J', 5],
  ['照护技术', 'Care technology', 'M', 5],
  ['安全', 'Safety', 'M', 5],
  ['人文关怀', 'Humane care', 'J', 5],
  ['效果', 'Outcome', 'M', 5],
  ['整体评价', 'Overall', 'J', 4],
];
const manager: readonly Line[] = [
  ['专业技能', 'Professional skill', 'M', 60],
  ['职业素养', 'Conduct', 'J', 10],
  ['应用价值', 'Applied value', 'J', 10],
  ['团队协作', 'Teamwork', 'J', 10],
  ['创新', 'Innovation', 'J', 10],
];

/** The six events in order; `isNew` ones are where students compete. */
export const events: readonly { titleZh: string; titleEn: string; scheme: Scheme; isNew: boolean }[] = [
  {
    titleZh: '养老护理',
    titleEn: 'Elderly care',
    scheme: scheme('参照第二届全国民政行业职业技能大赛评分要素', care),
    isNew: false,
  },
  {
    titleZh: '婴幼儿照护',
    titleEn: 'Infant care',
    scheme: scheme('改编自养老护理评分要素', care),
    isNew: false,
  },
  {
    titleZh: '整理收纳',
    titleEn: 'Home organising',
    scheme: scheme('参照全国大赛整理收纳师样题，模块三为改编', [
      ['模块一 空间规划图', 'Module 1: space plan', 'M', 40],
      ['模块二 衣橱整理', 'Module 2: wardrobe', 'M', 30],
      ['模块三 入户沟通', 'Module 3: at the client’s home', 'J', 15],
      ['整体效果', 'Overall effect', 'J', 15],
    ]),
    isNew: false,
  },
  {
    titleZh: '家庭营养配餐',
    titleEn: 'Family meal planning',
    scheme: scheme('参照厨艺技能竞赛评判标准', [
      ['色形', 'Look', 'J', 20],
      ['口味', 'Taste', 'J', 40],
      ['营养与卫生', 'Nutrition and hygiene', 'M', 20],
      ['实用', 'Practicality', 'M', 20],
    ]),
    isNew: false,
  },
  {
    titleZh: '家政职业经理人',
    titleEn: 'Professional manager',
    scheme: scheme('改编自职业院校技能大赛评分要素', manager),
    isNew: true,
  },
  {
    titleZh: '未来家政店长',
    titleEn: 'Future store manager',
    scheme: scheme('改编自职业院校技能大赛评分要素', manager),
    isNew: true,
  },
];
