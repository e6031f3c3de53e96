/** The usual prizes of an event: one first, two second and three third prizes; the first three ranks always win. */
import type { Prize } from './scheme.ts';

export const usualPrizes: readonly Prize[] = [
  { first: 1, last: 1, titleZh: '一等奖', titleEn: 'First Prize' },
  { first: 2, last: 3, titleZh: '二等奖', titleEn: 'Second Prize' },
  { first: 4, last: 6, titleZh: '三等奖', titleEn: 'Third Prize' },
];
