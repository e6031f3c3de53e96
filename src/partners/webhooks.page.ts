/** An employer adds webhooks, reads what was delivered, sends test messages, and sends again. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import { pageLinks, readPage } from '../http/pages.ts';
import type { Confirmation } from '../http/parts.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import {
  createWebhook,
  enableWebhook,
  pingWebhook,
  resend,
  withdrawWebhook,
} from './manageWebhooks.action.ts';
import { type AttemptRow, type DeliveryRow, findAttempts, listDeliveries } from './outbox.store.ts';
import { webhookForm } from './partner.form.ts';
import { formPageView, secretView, webhookBadge, webhookView } from './partner.view.ts';
import { ownEnterprise } from './partnerHome.page.ts';
import { findWebhookOf, type WebhookRow } from './webhook.store.ts';

const pageSize = 20;

/** The form for a new webhook. */
export function showNewWebhook(context: Context): Answer {
  return page(renderNewWebhook(context, freshState()));
}

/** The form for a new webhook as it was filled in. */
export function renderNewWebhook({ t }: Context, state: FormState): View {
  const title = t('partners.webhook.new');
  return formPageView(title, {
    ...{ title, lead: t('partners.webhook.newLead'), action: '/partner/webhooks' },
    ...{ label: t('partners.webhook.add'), form: formView(webhookForm, state, t) },
    back: { href: '/partner', label: t('partners.home.back') },
  });
}

/** Adds a webhook, and shows its secret this once. */
export async function addWebhookPage(context: Context<{ url: string }>): Promise<Answer> {
  const { form, settings, t } = context;
  const made = await createWebhook(form.url, settings.webhookTargets, await authorOf(context));
  if (isRefusal(made)) return made;
  const title = t('partners.webhook.made');
  const back = { href: `/partner/webhooks/${made.webhook.id}`, label: t('partners.webhook.open') };
  const example = 'HMAC-SHA-256(secret, webhook-id + "." + webhook-timestamp + "." + body)';
  const explain = t('partners.webhook.madeExplain');
  return page(secretView(title, { title, explain, secret: made.secret, example, back }));
}

/** One webhook with what was sent to it. */
export async function showWebhook(context: Context): Promise<Answer> {
  const { t } = context;
  const webhook = await ownWebhook(context);
  const query = readPage(context, '-id', pageSize);
  const found = await listDeliveries(webhook.id, query);
  const { rows } = found;
  const attempts = await findAttempts(rows.map(({ id }) => id));
  const address = `/partner/webhooks/${webhook.id}`;
  const isActive = webhook.state === 'active';
  return page(
    webhookView(t('partners.webhook.title'), {
      ...{ url: webhook.url, badge: webhookBadge(webhook, t), isDisabled: !isActive },
      ping: isActive ? { action: `${address}/pings`, requestKey: randomUUID() } : null,
      confirmations: confirmations(webhook, address, context),
      deliveries: rows.map((row) => deliveryLine(row, attempts, webhook, context)),
      pages: pageLinks(query, found, context),
    }),
  );
}

/** Queues a test message. */
export function ping(context: Context): Promise<Answer> {
  return afterwards(context, 'partners.webhook.pinged', (id, author) => pingWebhook(id, author));
}

/** Switches a webhook on again. */
export function enable(context: Context): Promise<Answer> {
  return afterwards(context, 'partners.webhook.enabled', enableWebhook);
}

/** Queues a message once more. */
export function sendAgain(context: Context): Promise<Answer> {
  const deliveryId = context.idParam('deliveryId');
  return afterwards(context, 'partners.webhook.resent', (id, author) => resend(id, deliveryId, author));
}

/** Withdraws a webhook. */
export async function removeWebhook(context: Context): Promise<Answer> {
  const refusal = await withdrawWebhook((await ownWebhook(context)).id, await authorOf(context));
  return refusal ?? redirect('/partner', done(context.t('partners.webhook.removed')));
}

type Author = Awaited<ReturnType<typeof authorOf>>;

async function afterwards(
  context: Context,
  message: 'partners.webhook.pinged' | 'partners.webhook.enabled' | 'partners.webhook.resent',
  work: (id: number, author: Author) => Promise<unknown | Refusal>,
): Promise<Answer> {
  const { id } = await ownWebhook(context);
  const result = await work(id, await authorOf(context));
  return isRefusal(result) ? result : redirect(`/partner/webhooks/${id}`, done(context.t(message)));
}

async function ownWebhook(context: Context): Promise<WebhookRow> {
  const enterprise = await ownEnterprise(context);
  return found(await findWebhookOf(context.idParam('webhookId'), enterprise.id));
}

async function authorOf(context: Context) {
  const { id: enterpriseId } = await ownEnterprise(context);
  return { enterpriseId, actorId: context.me.id, now: context.now };
}

function confirmations({ state }: WebhookRow, address: string, { t }: Context): Confirmation[] {
  const one = (noun: 'enabling' | 'withdrawal', danger: boolean) => ({
    ...{ action: `${address}/${noun}`, danger, requestKey: randomUUID() },
    label: t(`partners.webhook.${noun}`),
    question: t(`partners.webhook.${noun}Question`),
    explain: t(`partners.webhook.${noun}Explain`),
  });
  return [...(state === 'disabled' ? [one('enabling', false)] : []), one('withdrawal', true)];
}

function deliveryLine(
  { id, webhookId, messageId, kind, state, createdAt, nextAt }: DeliveryRow,
  attempts: readonly AttemptRow[],
  webhook: WebhookRow,
  { t, locale }: Context,
) {
  const looks = {
    waiting: { kind: 'attention', icon: 'clock' },
    delivered: { kind: 'valid', icon: 'check' },
    failed: { kind: 'revoked', icon: 'cross' },
  } as const satisfies Record<string, Pick<Badge, 'kind' | 'icon'>>;
  const mine = attempts.filter(({ deliveryId }) => deliveryId === id);
  const canResend = state !== 'waiting' && webhook.state === 'active';
  const action = `/partner/webhooks/${webhookId}/deliveries/${id}/resending`;
  return {
    ...{ messageId, kind: t(`partners.message.${kind}`), when: showDateTime(createdAt, locale) },
    badge: { ...looks[state], label: t(`partners.delivery.${state}`) },
    next: state === 'waiting' && mine.length > 0 ? showDateTime(nextAt, locale) : null,
    attempts: mine.map(({ at, status, problem, milliseconds }) => {
      const what = problem && problem !== 'status' ? t(`partners.attempt.${problem}`) : `HTTP ${status}`;
      return `${showDateTime(at, locale)} · ${what} · ${milliseconds} ms`;
    }),
    resend: canResend ? { action, requestKey: randomUUID() } : null,
  };
}
