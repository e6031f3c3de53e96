/** What the API answers: look-ups, bulk checks, the feed, follows, and the key itself. */
import type { z } from 'zod';
import { ApiError } from '../http/problem.ts';
import { type Answer, type Context, file, json } from '../http/route.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type {
  bulkInput,
  emptyInput,
  feedInput,
  followsInput,
  newFollowInput,
  numberInput,
  tokenInput,
} from './api.form.ts';
import { mostNumbers } from './api.form.ts';
import { type CheckFrame, checkNumbers, checkToken } from './checkCertificates.action.ts';
import { checkedWorkbook } from './checkedWorkbook.page.ts';
import { readFeed } from './feed.store.ts';
import { publicChange } from './feedLine.ts';
import { findFollowLines, followCertificate, unfollowCertificate } from './followCertificate.action.ts';
import { describeKey } from './spendQuota.action.ts';
import { readWorkbook } from './workbook.action.ts';

type Asked<Input extends z.ZodType> = Context<z.output<Input>>;

/** What the key is, and what is left of its quotas. */
export async function showKey({ keyHolder, now }: Asked<typeof emptyInput>): Promise<Answer> {
  const { enterpriseName, keyName, scopes, keyId } = keyHolder;
  return json({ enterprise: enterpriseName, name: keyName, scopes, ...(await describeKey(keyId, now)) });
}

/** One certificate by its number. */
export async function checkOne(context: Asked<typeof numberInput>): Promise<Answer> {
  const [result] = await checkNumbers([context.form.path.number], frameOf(context));
  return json({ ...result, checkedAt: context.now.toISOString() });
}

/** One certificate by its QR's token. */
export async function checkOneToken(context: Asked<typeof tokenInput>): Promise<Answer> {
  const result = await checkToken(context.form.path.token, frameOf(context));
  return json({ ...result, checkedAt: context.now.toISOString() });
}

/** Up to 500 numbers; each counts for the day's quota. */
export async function checkMany(context: Asked<typeof bulkInput>): Promise<Answer> {
  const { numbers } = context.form.body;
  await spendMore(context, numbers.length - 1);
  const results = await checkNumbers(numbers, frameOf(context));
  return json({ checkedAt: context.now.toISOString(), results });
}

/** An .xlsx with numbers: the same sheet with results. */
export async function checkWorkbook(context: Asked<typeof emptyInput>): Promise<Answer> {
  if (!context.file) return refuse('partners.workbook.noFile', {}, 'file');
  const sheet = await readWorkbook(context.file.bytes, mostNumbers);
  if (isRefusal(sheet)) return sheet;
  const asked = sheet.numbers.filter((number) => number !== '').length;
  await spendMore(context, Math.max(0, asked - 1));
  const { type, name, bytes } = await checkedWorkbook(sheet, context.file.name, context);
  return file(type, name, bytes);
}

/** Changes of status after a cursor, oldest first. */
export async function listChanges({ form, keyHolder }: Asked<typeof feedInput>): Promise<Answer> {
  const { since, limit, followed } = form.query;
  const after = Number(since);
  const followedBy = followed === 'yes' ? keyHolder.enterpriseId : null;
  const lines = await readFeed(after, limit + 1, followedBy);
  const shown = lines.slice(0, limit).map(publicChange);
  return json({ changes: shown, next: shown.at(-1)?.cursor ?? String(after), more: lines.length > limit });
}

/** What the enterprise follows. */
export async function listFollowed({ form, keyHolder, now }: Asked<typeof followsInput>): Promise<Answer> {
  const { after, limit } = form.query;
  const page = { after: Number(after), limit: limit + 1 };
  const lines = await findFollowLines(keyHolder.enterpriseId, page, now);
  const shown = lines.slice(0, limit);
  const follows = shown.map(({ number, outcome, since }) => ({
    number,
    outcome,
    since: since.toISOString(),
  }));
  const next = lines.length > limit ? String(shown.at(-1)?.position) : null;
  return json({ follows, next });
}

/** Follows a certificate. */
export async function addFollow({ form, keyHolder, now }: Asked<typeof newFollowInput>): Promise<Answer> {
  const added = await followCertificate(keyHolder.enterpriseId, form.body.number, now);
  return isRefusal(added) ? added : json({ ...added, since: added.since.toISOString() }, 201);
}

/** Ends a follow. */
export async function removeFollow({ form, keyHolder }: Asked<typeof numberInput>): Promise<Answer> {
  const isRemoved = await unfollowCertificate(keyHolder.enterpriseId, form.path.number);
  if (!isRemoved) throw new ApiError(404, { detail: 'partners.refusal.notFollowed' });
  return json(null, 204);
}

/** What checks depend on. */
export function frameOf({ now, baseUrl, settings, t }: Context): CheckFrame {
  return { now, baseUrl, demonstration: settings.demonstration, t };
}

async function spendMore({ keyHolder, request }: Context, lookUps: number): Promise<void> {
  if (lookUps > 0) request.res?.set(await keyHolder.spendMore(lookUps));
}
