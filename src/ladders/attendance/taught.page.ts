/** Finds the session of an address for those who may keep its roll. */
import type { Context } from '../../http/route.ts';
import { type Actor, may } from '../../policy.ts';
import { findTaught, isTaughtBy, type Taught } from './taught.store.ts';

/** The session, when she teaches it or runs the programme; who may keep no rolls at all is turned away by the policy. */
export async function loadTaught(context: Context<undefined, undefined>): Promise<Taught | null> {
  const taught = await findTaught(context.idParam('sessionId'));
  const { actor } = context;
  if (!taught || !actor || !may(actor, 'rolls.own') || seesAll(actor)) return taught;
  return isTaughtBy(taught, actor.id) ? taught : null;
}

/** Whether she sees the sessions of all trainers. */
export function seesAll(actor: Actor): boolean {
  return may(actor, 'cohorts.edit');
}
