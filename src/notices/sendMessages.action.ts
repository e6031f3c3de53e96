/**
 * Sends what waits in the outbox, never twice. A message is leased by one conditional update, for longer than an attempt
 * can take, and sent outside any transaction; then the outcome is written down. Whoever dies in between leaves a lease
 * that runs out: nobody knows then whether the message arrived, so it ends as failed (`unknown`) instead of being sent
 * again, and staff who know better may put it back. The same holds where the other side breaks off without an answer.
 */
import { randomUUID } from 'node:crypto';
import { unitOfWork } from '../db/unitOfWork.ts';
import { composeMessage } from './composeMessage.action.ts';
import { type MessageProvider, type Problem, type SendOutcome, timeLimit } from './messageProvider.ts';
import { messaging } from './messaging.ts';
import { isUrgent } from './noticeGroup.ts';
import {
  dropMessage,
  endLost,
  findDue,
  forgetMessages,
  leaseMessage,
  type MessageRow,
  type Settled,
  settleMessage,
} from './outbox.store.ts';
import { findPreferences } from './preference.store.ts';
import { notInQuiet } from './quietHours.ts';
import { nextAttempt } from './retryPlan.ts';

/** What a round needs. `report` is told what did not go, without any personal data. */
export interface Sending {
  readonly providers: readonly MessageProvider[];
  readonly origin: string;
  readonly clock: () => Date;
  readonly report?: (trouble: { messageId: number; channel: string; problem: Problem }) => void;
}

const atOnce = 4;
const inOneRound = 40;
const leaseMilliseconds = 4 * timeLimit;
const keptMilliseconds = 90 * 86_400_000;
let running: Promise<unknown> = Promise.resolve();

/** Sends all that is due, a few at a time; returns the number of attempts. */
export function sendMessages(sending: Sending): Promise<number> {
  const round = sendRound(sending);
  running = Promise.allSettled([running, round]);
  return round;
}

/** Waits until what is being sent has been written down: before the database closes. */
export async function messagesSettled(): Promise<void> {
  await running;
}

/** Forgets messages of more than 90 days ago. */
export async function sweepMessages(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMilliseconds);
  while ((await unitOfWork((transaction) => forgetMessages(transaction, before))) > 0);
}

async function sendRound(sending: Sending): Promise<number> {
  await endLost(sending.clock());
  const due = await findDue(sending.clock(), inOneRound);
  let attempts = 0;
  const worker = async () => {
    for (let row = due.shift(); row; row = due.shift()) if (await sendOne(row, sending)) attempts++;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return attempts;
}

async function sendOne(row: MessageRow, { providers, origin, clock, report }: Sending): Promise<boolean> {
  const provider = providers.find(({ channel }) => channel === row.channel);
  if (!provider) return false;
  const message = await composeMessage(row, { origin, now: clock() });
  if (typeof message === 'string') {
    await dropMessage(row.id, message, clock());
    return false;
  }
  const lease = randomUUID();
  const until = new Date(clock().getTime() + leaseMilliseconds);
  if (!(await leaseMessage(row, { lease, until }))) return false;
  const outcome = await provider.send(message);
  if (outcome.kind !== 'sent')
    report?.({ messageId: row.id, channel: row.channel, problem: outcome.problem });
  const settled = await settle(row, outcome, clock());
  await unitOfWork((transaction) => settleMessage(transaction, row.id, lease, settled));
  return true;
}

async function settle(row: MessageRow, outcome: SendOutcome, now: Date): Promise<Settled> {
  const ended = { nextAt: row.nextAt, endedAt: now };
  if (outcome.kind === 'sent')
    return { ...ended, state: 'sent', providerId: outcome.providerId, problem: null, status: null };
  const { problem, status } = outcome;
  const next = outcome.kind === 'later' ? nextAttempt(row.attempts + 1, now, Math.random()) : null;
  if (!next) return { ...ended, state: 'failed', providerId: null, problem, status };
  const { quiet } = await findPreferences(row.personId);
  const nextAt = isUrgent(row.kind) ? next : notInQuiet(next, quiet, messaging().timeZone);
  return { state: 'due', nextAt, endedAt: null, providerId: null, problem, status };
}
