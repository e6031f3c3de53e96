/** What the API answers about webhooks. */
import type { z } from 'zod';
import { ApiError } from '../http/problem.ts';
import { type Answer, type Context, json } from '../http/route.ts';
import { isRefusal } from '../refusal.ts';
import type { emptyInput, newWebhookInput, webhookInput } from './api.form.ts';
import { createWebhook, pingWebhook, withdrawWebhook } from './manageWebhooks.action.ts';
import { findWebhookOf, findWebhooksOf, type WebhookRow } from './webhook.store.ts';

type Asked<Input extends z.ZodType> = Context<z.output<Input>>;

/** The enterprise's webhooks. */
export async function listApiWebhooks({ keyHolder }: Asked<typeof emptyInput>): Promise<Answer> {
  return json({ webhooks: (await findWebhooksOf(keyHolder.enterpriseId)).map(shown) });
}

/** Adds a webhook; its secret is told this once. */
export async function addApiWebhook(context: Asked<typeof newWebhookInput>): Promise<Answer> {
  const { form, settings } = context;
  const made = await createWebhook(form.body.url, settings.webhookTargets, authorOf(context));
  return isRefusal(made) ? made : json({ ...shown(made.webhook), secret: made.secret }, 201);
}

/** Withdraws a webhook. */
export async function removeApiWebhook(context: Asked<typeof webhookInput>): Promise<Answer> {
  await mustBeOwn(context);
  return (await withdrawWebhook(context.form.path.webhookId, authorOf(context))) ?? json(null, 204);
}

/** Sends a test message. */
export async function pingApiWebhook(context: Asked<typeof webhookInput>): Promise<Answer> {
  await mustBeOwn(context);
  const { now, form } = context;
  const ping = await pingWebhook(form.path.webhookId, authorOf(context));
  if (isRefusal(ping)) return ping;
  const message = { id: ping.messageId, type: 'ping', state: 'waiting', attempts: 0 };
  return json({ ...message, createdAt: now.toISOString() }, 201);
}

async function mustBeOwn({ form, keyHolder }: Asked<typeof webhookInput>): Promise<void> {
  if (!(await findWebhookOf(form.path.webhookId, keyHolder.enterpriseId))) throw new ApiError(404);
}

function authorOf({ keyHolder, now }: Context) {
  return { enterpriseId: keyHolder.enterpriseId, actorId: null, now };
}

function shown({ id, url, state, createdAt }: WebhookRow) {
  return { id, url, state, createdAt: createdAt.toISOString() };
}
