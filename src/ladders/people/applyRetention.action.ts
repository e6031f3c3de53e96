/** Shows what is older than it is to be kept, and deletes it, a few hundred rows in each unit of work, audited. */
import { countOld, deleteOld } from '../../accounts/retention/oldRows.store.ts';
import { monthsBefore, retentionRules } from '../../accounts/retention/retentionRules.ts';
import type { Retention } from '../../config.ts';
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { deleteForgotten, findForgotten } from './signUps.store.ts';

/** One kind of data: how many rows are older than the moment. */
export interface RetentionLine {
  readonly name: string;
  readonly before: Date;
  readonly rows: number;
}

const chunk = 500;
const day = 86_400_000;

/** What would be deleted now; nothing is. */
export async function showRetention(periods: Retention, now: Date): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [];
  for (const { name, table, date, period } of retentionRules) {
    const before = monthsBefore(now, periods[period]);
    lines.push({ name, before, rows: await countOld(table, date, before) });
  }
  const before = new Date(now.getTime() - periods.signUpDays * day);
  let rows = 0;
  for (let after: number | null = 0; after !== null; ) {
    const found: { ids: number[]; next: number | null } = await findForgotten({
      after,
      before,
      limit: chunk,
    });
    rows += found.ids.length;
    after = found.next;
  }
  return [...lines, { name: 'signUps', before, rows }];
}

/** Deletes it; what was deleted of each kind. Stopped in between, it goes on at the next run. */
export async function applyRetention(periods: Retention, now: Date): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [];
  for (const { name, table, date, period } of retentionRules) {
    const before = monthsBefore(now, periods[period]);
    let rows = 0;
    for (let some = chunk; some === chunk; rows += some)
      some = await unitOfWork(async (transaction) => {
        const deleted = await deleteOld(transaction, { table, date, before, limit: chunk });
        await write(transaction, { name, before, rows: deleted }, now);
        return deleted;
      });
    lines.push({ name, before, rows });
  }
  return [...lines, await forgetSignUps(new Date(now.getTime() - periods.signUpDays * day), now)];
}

async function forgetSignUps(before: Date, now: Date): Promise<RetentionLine> {
  let rows = 0;
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const found = await unitOfWork(async (transaction) => {
      const some = await findForgotten({ after: from, before, limit: chunk }, transaction);
      await deleteForgotten(transaction, some.ids);
      await write(transaction, { name: 'signUps', before, rows: some.ids.length }, now);
      return some;
    });
    rows += found.ids.length;
    after = found.next;
  }
  return { name: 'signUps', before, rows };
}

async function write(
  transaction: Transaction,
  { name, before, rows }: RetentionLine,
  at: Date,
): Promise<void> {
  if (rows === 0) return;
  await audit(transaction, {
    actorId: null,
    at,
    action: 'retention.delete',
    subjectKind: 'retention',
    subjectId: name,
    after: { rows, before: before.toISOString() },
  });
}
