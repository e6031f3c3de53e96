/** Webhooks, what is to be delivered to them (the outbox), and every attempt. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  id,
  instant,
  lengths,
  longText,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../db/columns.ts';
import { table } from '../db/table.ts';

/** `disabled`: by us, after too many failures; `withdrawn`: by its owner. */
export type WebhookState = 'active' | 'disabled' | 'withdrawn';

/** Where changes are sent to. */
export class Webhook extends Model<InferAttributes<Webhook>, InferCreationAttributes<Webhook>> {
  declare id: CreationOptional<number>;
  declare enterpriseId: number;
  declare url: string;
  /** Needed in clear to sign, so it is encrypted, not hashed. */
  declare sealedSecret: string;
  declare state: WebhookState;
  /** Failed attempts since the last success. */
  declare failures: number;
  declare createdAt: Date;
  declare disabledAt: Date | null;
}

/** Declares the table `webhooks`. */
export function declareWebhook(sequelize: Sequelize): void {
  Webhook.init(
    {
      id: id(),
      enterpriseId: reference('enterprises'),
      url: text(lengths.line),
      sealedSecret: longText(),
      state: code(16),
      failures: whole(),
      createdAt: instant(),
      disabledAt: optional(instant()),
    },
    table(sequelize, 'webhooks', [{ name: 'webhooks_enterprise_id', fields: ['enterprise_id'] }]),
  );
}

export type DeliveryKind = 'certificate.changed' | 'ping';
export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One message to one webhook. */
export class WebhookDelivery extends Model<
  InferAttributes<WebhookDelivery>,
  InferCreationAttributes<WebhookDelivery>
> {
  declare id: CreationOptional<number>;
  declare webhookId: number;
  /** Null: a ping. */
  declare changeId: number | null;
  /** The same however often it is sent. */
  declare messageId: string;
  declare kind: DeliveryKind;
  declare body: string;
  declare state: DeliveryState;
  declare attempts: number;
  declare nextAt: Date;
  /** Until then it belongs to whoever holds the lease. */
  declare leasedUntil: Date | null;
  declare lease: string | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

/** Declares the table `webhook_deliveries`. */
export function declareWebhookDelivery(sequelize: Sequelize): void {
  WebhookDelivery.init(
    {
      id: id(),
      webhookId: unique(reference('webhooks'), 'webhook_deliveries_webhook_id_change_id'),
      changeId: unique(optional(reference('certificate_changes')), 'webhook_deliveries_webhook_id_change_id'),
      messageId: unique(code(), 'webhook_deliveries_message_id'),
      kind: code(32),
      body: longText(),
      state: code(16),
      attempts: whole(),
      nextAt: instant(),
      leasedUntil: optional(instant()),
      lease: optional(code(36)),
      createdAt: instant(),
      endedAt: optional(instant()),
    },
    table(sequelize, 'webhook_deliveries', [
      { name: 'webhook_deliveries_state_next_at', fields: ['state', 'next_at'] },
      { name: 'webhook_deliveries_change_id', fields: ['change_id'] },
    ]),
  );
}

/** Why nothing came back, or why what came back does not count. */
export type AttemptProblem = 'address' | 'name' | 'connection' | 'timeout' | 'status';

/** One attempt to deliver. */
export class WebhookAttempt extends Model<
  InferAttributes<WebhookAttempt>,
  InferCreationAttributes<WebhookAttempt>
> {
  declare id: CreationOptional<number>;
  declare deliveryId: number;
  declare at: Date;
  /** HTTP status, where an answer came. */
  declare status: number | null;
  declare problem: AttemptProblem | null;
  declare milliseconds: number;
}

/** Declares the table `webhook_attempts`. */
export function declareWebhookAttempt(sequelize: Sequelize): void {
  WebhookAttempt.init(
    {
      id: id(),
      deliveryId: reference('webhook_deliveries'),
      at: instant(),
      status: optional(whole()),
      problem: optional(code(32)),
      milliseconds: whole(),
    },
    table(sequelize, 'webhook_attempts', [{ name: 'webhook_attempts_delivery_id', fields: ['delivery_id'] }]),
  );
}
