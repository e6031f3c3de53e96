/** Reads and writes browser sessions. */
import { Op } from 'sequelize';
import { singleWrite } from '../db/unitOfWork.ts';
import { WebSession } from './webSession.model.ts';

/** A session's data as JSON text, or null when there is none or it has expired. */
export async function findSession(idHash: string, now: Date): Promise<string | null> {
  const row = await WebSession.findOne({ where: { idHash, expiresAt: { [Op.gt]: now } }, raw: true });
  return row?.data ?? null;
}

/** Stores a session, new or known. */
export async function saveSession(row: {
  idHash: string;
  data: string;
  expiresAt: Date;
  touchedAt: Date;
}): Promise<void> {
  await singleWrite(() => WebSession.upsert(row));
}

/** Forgets a session. */
export async function deleteSession(idHash: string): Promise<void> {
  await singleWrite(() => WebSession.destroy({ where: { idHash } }));
}

/** Prolongs a session that was last prolonged more than five minutes ago. */
export async function touchSession(idHash: string, now: Date, expiresAt: Date): Promise<void> {
  const stale = { [Op.lt]: new Date(now.getTime() - 5 * 60_000) };
  const due = await WebSession.findOne({
    where: { idHash, touchedAt: stale },
    attributes: ['id'],
    raw: true,
  });
  if (due)
    await singleWrite(() => WebSession.update({ touchedAt: now, expiresAt }, { where: { id: due.id } }));
}

/** Removes sessions that have expired; returns how many. */
export async function deleteExpiredSessions(now: Date): Promise<number> {
  return singleWrite(() => WebSession.destroy({ where: { expiresAt: { [Op.lte]: now } } }));
}
