/** Reads and writes the secret addresses of calendar feeds. */
import { lookupHash, seal, unseal } from '../../db/secrets.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { CalendarFeed, type FeedKind } from './feed.model.ts';

/** Whose feed it is. */
export interface FeedOwner {
  readonly kind: FeedKind;
  readonly personId: number | null;
  readonly venueId: number | null;
}

/** The feed with this token; null where it was switched off. */
export async function findFeed(token: string): Promise<FeedOwner | null> {
  const row = await CalendarFeed.findOne({ where: { tokenHash: hashOf(token) } });
  return row && { kind: row.kind, personId: row.personId, venueId: row.venueId };
}

/** The token of an owner's feed; null where it is off. */
export async function findFeedToken(owner: FeedOwner): Promise<string | null> {
  const row = await CalendarFeed.findOne({ where: { ...owner } });
  return row ? unseal(row.tokenSealed) : null;
}

/** Puts a new address in the place of the owner's old one; `token` null: switches it off. */
export async function replaceFeed(
  transaction: Transaction,
  owner: FeedOwner,
  token: string | null,
  createdAt: Date,
): Promise<void> {
  await CalendarFeed.destroy({ where: { ...owner }, transaction });
  if (token === null) return;
  const secret = { tokenHash: hashOf(token), tokenSealed: seal(token), createdAt };
  await CalendarFeed.create({ ...owner, ...secret }, { transaction });
}

function hashOf(token: string): string {
  return lookupHash(`calendar:${token}`);
}
