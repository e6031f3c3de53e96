/**
 * Counts what keys use, in the database, so that several instances agree. Spending is one conditional update: the
 * database does it or not, and a limit is exact however many ask at once.
 */
import { literal, Op } from 'sequelize';
import { nullIfTaken } from '../db/taken.ts';
import { singleWrite } from '../db/unitOfWork.ts';
import { ApiUsage } from './apiKey.model.ts';
import { minuteOf, type Quota, type Usage } from './quota.ts';

/** What a request wants to use. */
export interface Spending {
  readonly family: string;
  readonly enterpriseId: number;
  /** The city's day, YYYY-MM-DD. */
  readonly day: string;
  readonly now: Date;
  /** Requests: 1, or 0 for what is added to a request that was counted. */
  readonly requests: number;
  readonly looksUp: number;
}

/**
 * Spends, or spends nothing and answers false where that would go over a quota. The second try decides: only then is
 * the day's row surely there, made here or by someone else.
 */
export async function spend(spending: Spending, quota: Quota): Promise<boolean> {
  // Nothing would change, and MySQL tells that like a refusal.
  if (spending.requests === 0 && spending.looksUp === 0) return true;
  if (await spendOnce(spending, quota)) return true;
  if (!(await findUsage(spending.family, spending.day))) await addDay(spending);
  return spendOnce(spending, quota);
}

/** What has been used on a day, or null where nothing was. */
export async function findUsage(family: string, day: string): Promise<Usage | null> {
  const found = await ApiUsage.findOne({ where: { family, day } });
  return found && { minute: found.minute, minuteCount: found.minuteCount, dayCount: found.dayCount };
}

/** What an enterprise used on each of the last days that it used anything, newest first. */
export async function findUsageByDay(
  enterpriseId: number,
  since: string,
): Promise<{ day: string; count: number }[]> {
  const found = await ApiUsage.findAll({ where: { enterpriseId, day: { [Op.gte]: since } } });
  const days = new Map<string, number>();
  for (const { day, dayCount } of found) days.set(day, (days.get(day) ?? 0) + dayCount);
  return [...days].map(([day, count]) => ({ day, count })).sort((a, b) => b.day.localeCompare(a.day));
}

/** Forgets days before this one; returns how many. */
export function forgetUsage(before: string): Promise<number> {
  return singleWrite(() => ApiUsage.destroy({ where: { day: { [Op.lt]: before } } }));
}

/**
 * The minute is set last: MySQL takes assignments from left to right, and the others compare with the old one. An
 * instance whose clock is a little behind adds to the newer minute.
 */
async function spendOnce(spending: Spending, quota: Quota): Promise<boolean> {
  const { family, day, requests, looksUp, now } = spending;
  const minute = minuteOf(now);
  const numbers = [minute, requests, looksUp, quota.perDay, quota.perMinute];
  if (!numbers.every(Number.isSafeInteger)) throw new Error('Quotas are counted in whole numbers.');
  const fits = `day_count + ${looksUp} <= ${quota.perDay}
    AND (minute < ${minute} OR minute_count + ${requests} <= ${quota.perMinute})`;
  const [changed] = await singleWrite(() =>
    ApiUsage.update(
      {
        dayCount: literal(`day_count + ${looksUp}`) as unknown as number,
        minuteCount: literal(
          `CASE WHEN minute < ${minute} THEN ${requests} ELSE minute_count + ${requests} END`,
        ) as unknown as number,
        minute: literal(`CASE WHEN minute < ${minute} THEN ${minute} ELSE minute END`) as unknown as number,
      },
      { where: { [Op.and]: [{ family, day }, literal(fits)] } },
    ),
  );
  return changed === 1;
}

async function addDay({ family, enterpriseId, day }: Spending): Promise<void> {
  const empty = { family, enterpriseId, day, dayCount: 0, minuteCount: 0, minute: 0 };
  await nullIfTaken(singleWrite(() => ApiUsage.create(empty)));
}
