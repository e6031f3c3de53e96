/** Reads and writes how people want to be told. */
import { Op } from 'sequelize';
import { seal, unseal } from '../db/secrets.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { type Preferences, usualPreferences } from './choices.ts';
import { NoticePreference } from './preference.model.ts';

/** Preferences, and whether her WeChat is known. */
export interface KnownPreferences extends Preferences {
  readonly hasWechat: boolean;
}

/** What she chose, or the usual. */
export async function findPreferences(
  personId: number,
  transaction?: Transaction,
): Promise<KnownPreferences> {
  const row = await NoticePreference.findOne({ where: { personId }, transaction: transaction ?? null });
  if (!row) return { ...usualPreferences, hasWechat: false };
  const { choices, quietFrom, quietUntil, language, wechatSealed } = row;
  const quiet = { from: quietFrom, until: quietUntil };
  return { choices, quiet, language, hasWechat: wechatSealed !== null };
}

/** Her id in our WeChat account, or null. */
export async function findWechatId(personId: number): Promise<string | null> {
  const row = await NoticePreference.findOne({ where: { personId }, attributes: ['wechatSealed'] });
  return row?.wechatSealed ? unseal(row.wechatSealed) : null;
}

/** Keeps what she chose. */
export async function savePreferences(
  transaction: Transaction,
  personId: number,
  { choices, quiet, language }: Preferences,
  at: Date,
): Promise<void> {
  const columns = { choices, quietFrom: quiet.from, quietUntil: quiet.until, language, changedAt: at };
  const [changed] = await NoticePreference.update(columns, { where: { personId }, transaction });
  const isThere = changed > 0 || (await NoticePreference.count({ where: { personId }, transaction })) > 0;
  if (!isThere) await NoticePreference.create({ ...columns, personId, wechatSealed: null }, { transaction });
}

/** Forgets her WeChat id; whether there was one. */
export async function removeWechatId(transaction: Transaction, personId: number): Promise<boolean> {
  const where = { personId, wechatSealed: { [Op.not]: null } };
  const [changed] = await NoticePreference.update({ wechatSealed: null }, { where, transaction });
  return changed > 0;
}

/** Keeps her WeChat id beside what she chose. */
export async function setWechatId(
  transaction: Transaction,
  personId: number,
  wechatId: string,
  at: Date,
): Promise<void> {
  await savePreferences(transaction, personId, await findPreferences(personId, transaction), at);
  const columns = { wechatSealed: seal(wechatId) };
  await NoticePreference.update(columns, { where: { personId }, transaction });
}
