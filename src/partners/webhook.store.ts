/** Reads and writes webhooks: where changes are sent to. */
import { seal, unseal } from '../db/secrets.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { Enterprise } from './enterprise.model.ts';
import { Webhook, type WebhookState } from './webhook.model.ts';

/** A webhook without its secret. */
export interface WebhookRow {
  readonly id: number;
  readonly enterpriseId: number;
  readonly url: string;
  readonly state: WebhookState;
  readonly failures: number;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

const columns = { exclude: ['sealedSecret'] };

/** The webhooks of an enterprise that nobody has withdrawn, oldest first. */
export async function findWebhooksOf(enterpriseId: number, transaction?: Transaction): Promise<WebhookRow[]> {
  const where = { enterpriseId, state: ['active', 'disabled'] };
  const options = { where, attributes: columns, order: [['id', 'ASC']] as [string, string][] };
  const found = await Webhook.findAll({ ...options, transaction: transaction ?? null });
  return found.map(plain);
}

/** A webhook of this enterprise that nobody has withdrawn. */
export async function findWebhookOf(id: number, enterpriseId: number): Promise<WebhookRow | null> {
  const where = { id, enterpriseId, state: ['active', 'disabled'] };
  const found = await Webhook.findOne({ where, attributes: columns });
  return found && plain(found);
}

/** The webhooks in use of these enterprises, as far as those are in use. */
export async function findActiveWebhooks(
  transaction: Transaction,
  enterpriseIds: readonly number[],
): Promise<WebhookRow[]> {
  const id = [...new Set(enterpriseIds)];
  const enterprises = await Enterprise.findAll({
    where: { id, state: 'active' },
    attributes: ['id'],
    transaction,
  });
  const where = { enterpriseId: enterprises.map((enterprise) => enterprise.id), state: 'active' };
  return (await Webhook.findAll({ where, attributes: columns, transaction })).map(plain);
}

/** Where to send to, and the secret to sign with; null where it is not in use. */
export async function findTarget(id: number): Promise<{ url: string; secret: string } | null> {
  const found = await Webhook.findOne({ where: { id, state: 'active' } });
  return found && { url: found.url, secret: unseal(found.sealedSecret) };
}

/** Stores a new webhook and returns it. */
export async function addWebhook(
  transaction: Transaction,
  {
    enterpriseId,
    url,
    secret,
    createdAt,
  }: { enterpriseId: number; url: string; secret: string; createdAt: Date },
): Promise<WebhookRow> {
  const row = { enterpriseId, url, sealedSecret: seal(secret), createdAt };
  const rest = { state: 'active', failures: 0, disabledAt: null } as const;
  return plain(await Webhook.create({ ...row, ...rest }, { transaction }));
}

/** A webhook, its row locked until the transaction ends. */
export async function lockWebhook(transaction: Transaction, id: number): Promise<WebhookRow | null> {
  const options = { attributes: columns, transaction, lock: transaction.LOCK.UPDATE };
  const found = await Webhook.findByPk(id, options);
  return found && plain(found);
}

/** Sets a webhook's state or failures. */
export async function updateWebhook(
  transaction: Transaction,
  id: number,
  changes: Partial<Pick<WebhookRow, 'state' | 'failures' | 'disabledAt'>>,
): Promise<void> {
  await Webhook.update(changes, { where: { id }, transaction });
}

function plain(webhook: Webhook): WebhookRow {
  const { id, enterpriseId, url, state, failures, createdAt, disabledAt } = webhook;
  return { id, enterpriseId, url, state, failures, createdAt, disabledAt };
}
