/**
 * A double submit does a thing once: every form carries a random `request_key`. The first request with a key claims
 * it and records where it led; a repeat, at the same time or later, is sent to the same place without doing the work
 * again. A request that fails or is refused releases its key, so that a corrected form can be sent.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Op, UniqueConstraintError } from 'sequelize';
import { HandledRequest } from '../db/handledRequest.model.ts';
import { singleWrite } from '../db/unitOfWork.ts';

/** What became of a claim. */
export type Claim = { readonly first: true } | { readonly first: false; readonly location: string | null };

/** Claims a key; when it was claimed before, waits up to five seconds to learn where the first request led. */
export async function claimRequest(requestKey: string, now: Date): Promise<Claim> {
  try {
    await singleWrite(() => HandledRequest.create({ requestKey, location: null, at: now }));
    return { first: true };
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    return { first: false, location: await locationOf(requestKey) };
  }
}

/** Records where a claimed request led. */
export async function settleRequest(requestKey: string, location: string): Promise<void> {
  await singleWrite(() => HandledRequest.update({ location }, { where: { requestKey } }));
}

/** Gives a key back after a refusal or a failure. */
export async function releaseRequest(requestKey: string): Promise<void> {
  await singleWrite(() => HandledRequest.destroy({ where: { requestKey } }));
}

async function locationOf(requestKey: string): Promise<string | null> {
  for (let tries = 0; tries < 50; tries++) {
    const row = await HandledRequest.findOne({ where: { requestKey }, attributes: ['location'], raw: true });
    if (!row) return null;
    if (row.location) return row.location;
    await wait(100);
  }
  return null;
}

/** Forgets keys older than this; returns how many. */
export async function forgetRequests(before: Date): Promise<number> {
  return singleWrite(() => HandledRequest.destroy({ where: { at: { [Op.lt]: before } } }));
}
