/** The settings of mail, SMS and WeChat: how they are written, what they become, and what is missing. */
import { z } from 'zod';

/** The variables, as they come. */
export const messageShape = {
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional(),
  MAIL_FROM: z
    .string()
    .max(200)
    .regex(/^(?:[^<>\p{Cc}]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
    .optional(),
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_SECRET: z.string().min(16).optional(),
  WECHAT_APP_ID: z.string().min(1).optional(),
  WECHAT_APP_SECRET: z.string().min(1).optional(),
  WECHAT_TEMPLATES: z
    .string()
    .regex(/^[A-Za-z]+:[A-Za-z0-9_-]+(,[A-Za-z]+:[A-Za-z0-9_-]+)*$/)
    .optional(),
};

/** What each must look like, for the message when it does not. */
export const messageExpectations: Readonly<Record<string, string>> = {
  SMTP_URL: 'smtp://user:password@host:587 or smtps://…',
  MAIL_FROM: 'an address such as ladder@example.cn, or a name and <address>',
  SMS_GATEWAY_URL: 'an https address',
  SMS_GATEWAY_SECRET: 'a text of 16 characters or more',
  WECHAT_TEMPLATES: 'kind:template pairs joined by commas, such as examOpen:AbC123',
};

/** The ways out of the inbox; null: off. */
export interface MessageSettings {
  readonly smtp: { readonly url: string; readonly from: string } | null;
  readonly sms: { readonly url: string; readonly secret: string } | null;
  readonly wechat: {
    readonly appId: string;
    readonly appSecret: string;
    /** Template ids by kind of notice; a kind without one is not sent. */
    readonly templates: Readonly<Record<string, string>>;
  } | null;
}

type Read = z.infer<z.ZodObject<typeof messageShape>>;

/** The settings from what was read. */
export function messageSettings(read: Read): MessageSettings {
  const { SMTP_URL, MAIL_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_SECRET } = read;
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TEMPLATES } = read;
  const pairs = (WECHAT_TEMPLATES ?? '').split(',').map((pair) => pair.split(':') as [string, string]);
  return {
    smtp: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
    sms: SMS_GATEWAY_URL && SMS_GATEWAY_SECRET ? { url: SMS_GATEWAY_URL, secret: SMS_GATEWAY_SECRET } : null,
    wechat:
      WECHAT_APP_ID && WECHAT_APP_SECRET
        ? { appId: WECHAT_APP_ID, appSecret: WECHAT_APP_SECRET, templates: Object.fromEntries(pairs) }
        : null,
  };
}

/** The sentence about what is set by half, or null. */
export function messageFault(read: Read, isProduction: boolean): string | null {
  if (read.SMTP_URL && !read.MAIL_FROM) return 'MAIL_FROM must be set with SMTP_URL: from whom mails come.';
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: secret } = read;
  if (Boolean(url) !== Boolean(secret)) return 'SMS_GATEWAY_URL and SMS_GATEWAY_SECRET must be set together.';
  if (isProduction && url?.startsWith('http:')) return 'SMS_GATEWAY_URL must be https in production.';
  const { WECHAT_APP_ID: id, WECHAT_APP_SECRET: key, WECHAT_TEMPLATES: templates } = read;
  if (Boolean(id) !== Boolean(key) || Boolean(id) !== Boolean(templates))
    return 'WECHAT_APP_ID, WECHAT_APP_SECRET and WECHAT_TEMPLATES must be set together.';
  return null;
}
