/** What an instance does by itself: closes sittings whose time is up, and sweeps what has expired. */
import type { Logger } from 'pino';
import { findDuplicates } from './accounts/duplicates/findDuplicates.action.ts';
import { forgetImports } from './accounts/import/importPeople.action.ts';
import { runImports } from './accounts/import/runImports.action.ts';
import { deleteExpiredSessions } from './accounts/webSession.store.ts';
import type { Issuer } from './certificates/certificateAward.ts';
import { freezeDueDocuments } from './certificates/freezeCertificates.action.ts';
import { flushLookUps, sweepLookUps } from './certificates/lookUp.action.ts';
import { remindHolders } from './certificates/remindHolders.action.ts';
import type { Settings } from './config.ts';
import { closeDueSittings } from './exams/submitSitting.action.ts';
import { tellNewlyEligible } from './exams/tellNewlyEligible.action.ts';
import { askFeedback, forgetWhoAnswered } from './feedback/askFeedback.action.ts';
import { forgetRequests } from './http/requestKey.ts';
import { refreshFacts } from './insights/currentFacts.action.ts';
import { runBatches } from './issuing/runBatches.action.ts';
import { admitAllWaiting, passOnAllLapsed } from './ladders/enrolment/admitWaiting.action.ts';
import { flushScans } from './ladders/enrolment/scan.action.ts';
import { continuePreview } from './ladders/rules/preview.action.ts';
import { sweepConfirmations } from './notices/confirmEmail.action.ts';
import type { MessageProvider } from './notices/messageProvider.ts';
import { sendMessages, sweepMessages } from './notices/sendMessages.action.ts';
import { deliverWebhooks, sweepDeliveries } from './partners/deliverWebhooks.action.ts';
import { messagePoster } from './partners/postWebhook.action.ts';
import { queueWebhooks } from './partners/queueWebhooks.action.ts';
import { sweepUsage } from './partners/spendQuota.action.ts';
import { signTreeHead } from './transparency/signTreeHead.action.ts';

/** The running chores. */
export interface Chores {
  stop(): void;
}

const second = 1_000;
const day = 86_400 * second;

/**
 * Starts them; sittings are closed within ten seconds of their deadline, also after a restart. `origin`: what the QR
 * codes of certificates lead to.
 */
export function startChores(
  log: Logger,
  issuer: Issuer,
  {
    origin,
    webhookTargets,
    demonstration,
    providers,
  }: { origin: string; providers: readonly MessageProvider[] } & Pick<
    Settings,
    'webhookTargets' | 'demonstration'
  >,
): Chores {
  const post = messagePoster(webhookTargets);
  const timers = [
    every(10 * second, 'close sittings', log, () => closeDueSittings(new Date(), issuer)),
    every(2 * second, 'freeze documents', log, () => freezeDocuments(log, origin)),
    every(10 * second, 'sign tree head', log, () => signTreeHead(new Date())),
    every(2 * second, 'issue batches', log, () => issueBatches(log, issuer)),
    every(2 * second, 'work out previews', log, () => continuePreview(() => new Date())),
    every(second, 'write look-ups', log, flushLookUps),
    every(second, 'write scans', log, flushScans),
    every(30 * second, 'pass on lapsed offers', log, () => passOnAllLapsed(new Date())),
    every(300 * second, 'fill free places', log, () => admitAllWaiting(new Date())),
    every(600 * second, 'tell newly eligible', log, () => tellNewlyEligible(new Date())),
    every(3_600 * second, 'sweep look-ups', log, () => sweepLookUps(new Date())),
    every(3_600 * second, 'remind holders', log, () => remindHolders(new Date())),
    every(300 * second, 'read figures', log, () => refreshFacts(new Date())),
    every(6 * 3_600 * second, 'find duplicates', log, () => findDuplicates(new Date())),
    every(600 * second, 'sweep sessions', log, () => deleteExpiredSessions(new Date())),
    every(second, 'run imports', log, () => runImports({ demonstration, now: new Date() }, () => new Date())),
    every(600 * second, 'sweep imports', log, () => forgetImports(new Date())),
    every(600 * second, 'sweep requests', log, () => forgetRequests(new Date(Date.now() - 7 * day))),
    every(3 * second, 'queue webhooks', log, () => queueWebhooks(new Date())),
    every(3 * second, 'deliver webhooks', log, () => deliverWebhooks(post, () => new Date())),
    every(3600 * second, 'sweep webhooks', log, () => sweepDeliveries(new Date())),
    every(2 * second, 'send messages', log, () => sendOut(log, providers, origin)),
    every(300 * second, 'ask for feedback', log, () => askFeedback(new Date())),
    every(3600 * second, 'forget who answered', log, () => forgetWhoAnswered(new Date())),
    every(3600 * second, 'sweep confirmations', log, () => sweepConfirmations(new Date())),
    every(3600 * second, 'sweep messages', log, () => sweepMessages(new Date())),
    every(3600 * second, 'sweep usage', log, () => sweepUsage(new Date())),
  ];
  // Figures are read once right away, so that nobody waits for them.
  timers.push(once(second, 'read figures', log, () => refreshFacts(new Date())));
  return { stop: () => timers.forEach(clearInterval) };
}

/** What can't be made stays in the queue; the log says which certificate it is. */
async function freezeDocuments(log: Logger, origin: string): Promise<void> {
  const { failed } = await freezeDueDocuments(origin, () => new Date());
  for (const { certificateId, error } of failed)
    log.error({ err: error, certificateId }, 'a document could not be made');
}

/** What does not go is tried again or given up, as the staff's list of messages says. */
function sendOut(log: Logger, providers: readonly MessageProvider[], origin: string): Promise<number> {
  const report = (trouble: object) => log.warn(trouble, 'a message did not go');
  return sendMessages({ providers, origin, clock: () => new Date(), report });
}

/** A row that breaks is marked as failed; the log says why. */
function issueBatches(log: Logger, issuer: Issuer): Promise<void> {
  const onError = (batchId: number, err: unknown) => log.error({ err, batchId }, 'a batch row failed');
  return runBatches(issuer, () => new Date(), onError);
}

/** Runs a chore once, after a while; a failure is logged. */
function once(
  milliseconds: number,
  name: string,
  log: Logger,
  chore: () => Promise<unknown>,
): NodeJS.Timeout {
  const run = () => chore().catch((err: unknown) => log.error({ err, chore: name }, 'chore failed'));
  return setTimeout(run, milliseconds).unref();
}

/** Runs a chore again and again, never twice at the same time; a failure is logged and tried again. */
function every(
  milliseconds: number,
  name: string,
  log: Logger,
  chore: () => Promise<unknown>,
): NodeJS.Timeout {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await chore().catch((err: unknown) => log.error({ err, chore: name }, 'chore failed'));
    isRunning = false;
  }, milliseconds);
  return timer.unref();
}
