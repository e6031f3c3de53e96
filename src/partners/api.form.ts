/** What the API takes in and gives out. The same schemas parse requests and make the OpenAPI description. */
import { z } from 'zod';
import type { TranslationKey } from '../i18n/texts.ts';
import { scopes } from './apiKey.ts';
import { checkOutcomes } from './checkResult.ts';

/** Most numbers in one bulk check. */
export const mostNumbers = 500;
/** Largest workbook that a bulk check takes, in bytes. */
export const largestWorkbook = 2 * 1024 * 1024;
/** Longest page of the feed or of follows. */
export const longestPage = 500;

const described = (schema: z.ZodType, description: TranslationKey) => schema.meta({ description });
const text = (description: TranslationKey, maximum = 60) =>
  z.string().trim().min(1).max(maximum).meta({ description });
const instant = z.iso.datetime();
const word = z.string().max(64);

const certificate = z.strictObject({
  number: described(word, 'partners.field.number'),
  kind: described(word, 'partners.field.kind'),
  title: described(z.string(), 'partners.field.title'),
  holder: described(z.string(), 'partners.field.holder'),
  programme: described(z.string(), 'partners.field.programme'),
  tier: described(z.string().nullable(), 'partners.field.tier'),
  hours: described(z.number().nullable(), 'partners.field.hours'),
  award: described(z.string().nullable(), 'partners.field.award'),
  issuer: described(z.string(), 'partners.field.issuer'),
  issuedAt: described(instant, 'partners.field.issuedAt'),
  expiresAt: described(instant.nullable(), 'partners.field.expiresAt'),
  reason: described(z.string().nullable(), 'partners.field.reason'),
  replacedBy: described(word.nullable(), 'partners.field.replacedBy'),
  links: z.strictObject({
    page: described(z.url(), 'partners.field.page'),
    issuer: described(z.url().nullable(), 'partners.field.issuerPage'),
  }),
});

/** The answer about one certificate. */
export const checkAnswer = z
  .strictObject({
    number: described(z.string().nullable(), 'partners.field.askedNumber'),
    outcome: described(z.enum(checkOutcomes), 'partners.field.outcome'),
    certificate: certificate.nullable(),
    checkedAt: described(instant, 'partners.field.checkedAt'),
  })
  .meta({ id: 'Check' });

/** The answer of a bulk check, in the order of the numbers. */
export const bulkAnswer = z
  .strictObject({
    checkedAt: described(instant, 'partners.field.checkedAt'),
    results: z.array(checkAnswer.omit({ checkedAt: true }).meta({ id: 'BulkResult' })),
  })
  .meta({ id: 'BulkCheck' });

const change = z
  .strictObject({
    cursor: described(word, 'partners.field.cursor'),
    number: described(word, 'partners.field.number'),
    change: described(word, 'partners.field.change'),
    state: described(word, 'partners.field.state'),
    at: described(instant, 'partners.field.at'),
    reason: described(z.string().nullable(), 'partners.field.reason'),
  })
  .meta({ id: 'Change' });

/** A page of the feed. */
export const feedAnswer = z
  .strictObject({
    changes: z.array(change),
    next: described(word, 'partners.field.next'),
    more: described(z.boolean(), 'partners.field.more'),
  })
  .meta({ id: 'Feed' });

const follow = z
  .strictObject({
    number: described(word, 'partners.field.number'),
    outcome: described(z.enum(checkOutcomes), 'partners.field.outcome'),
    since: described(instant, 'partners.field.since'),
  })
  .meta({ id: 'Follow' });
export const followAnswer = follow;

/** A page of follows. */
export const followsAnswer = z
  .strictObject({
    follows: z.array(follow),
    next: described(word.nullable(), 'partners.field.nextFollows'),
  })
  .meta({ id: 'Follows' });

export const webhookAnswer = z
  .strictObject({
    id: z.number().int(),
    url: described(z.url(), 'partners.field.url'),
    state: described(z.enum(['active', 'disabled']), 'partners.field.webhookState'),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });
export const newWebhookAnswer = webhookAnswer
  .extend({ secret: described(z.string(), 'partners.field.secret') })
  .meta({ id: 'NewWebhook' });
export const webhooksAnswer = z.strictObject({ webhooks: z.array(webhookAnswer) }).meta({ id: 'Webhooks' });

export const deliveryAnswer = z
  .strictObject({
    id: described(word, 'partners.field.messageId'),
    type: word,
    state: described(z.enum(['waiting', 'delivered', 'failed']), 'partners.field.deliveryState'),
    attempts: z.number().int(),
    createdAt: instant,
  })
  .meta({ id: 'Delivery' });

const allowance = z.strictObject({
  limit: z.number().int(),
  remaining: z.number().int(),
  resetsIn: described(z.number().int(), 'partners.field.resetsIn'),
});

/** What a key is and what is left of its quotas. */
export const keyAnswer = z
  .strictObject({
    enterprise: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    minute: allowance,
    day: allowance,
  })
  .meta({ id: 'Key' });

/** Every error of the API (RFC 9457). */
export const problemAnswer = z
  .strictObject({
    type: z.url(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const none = z.strictObject({});
const nothing = { query: none, body: none };
const page = described(z.coerce.number().int().min(1).max(longestPage).default(100), 'partners.field.limit');
const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .default('0');
const id = z.coerce.number().int().positive().max(999_999_999);

export const numberInput = z.strictObject({
  path: z.strictObject({ number: text('partners.field.typedNumber') }),
  ...nothing,
});
export const tokenInput = z.strictObject({
  path: z.strictObject({ token: text('partners.field.token') }),
  ...nothing,
});
export const bulkInput = z.strictObject({
  path: none,
  query: none,
  body: z.strictObject({
    numbers: z
      .array(z.string().max(60))
      .min(1)
      .max(mostNumbers)
      .meta({ description: 'partners.field.numbers' }),
  }),
});
export const emptyInput = z.strictObject({ path: none, ...nothing });
export const feedInput = z.strictObject({
  path: none,
  query: z.strictObject({
    since: position.meta({ description: 'partners.field.sinceCursor' }),
    limit: page as z.ZodType<number>,
    followed: z.enum(['yes', 'no']).default('no').meta({ description: 'partners.field.followed' }),
  }),
  body: none,
});
export const followsInput = z.strictObject({
  path: none,
  query: z.strictObject({
    after: position.meta({ description: 'partners.field.after' }),
    limit: page as z.ZodType<number>,
  }),
  body: none,
});
export const newFollowInput = z.strictObject({
  path: none,
  query: none,
  body: z.strictObject({ number: text('partners.field.typedNumber') }),
});
export const newWebhookInput = z.strictObject({
  path: none,
  query: none,
  body: z.strictObject({ url: text('partners.field.url', 255) }),
});
export const webhookInput = z.strictObject({
  path: z.strictObject({ webhookId: id.meta({ description: 'partners.field.webhookId' }) }),
  ...nothing,
});
