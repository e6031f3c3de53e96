/**
 * Reads the settings from the environment once, at the start; everything else gets them as arguments.
 * Every setting has a default that works on one machine, so that no variable is needed to try the system.
 */
import { z } from 'zod';
import {
  type MessageSettings,
  messageExpectations,
  messageFault,
  messageSettings,
  messageShape,
} from './messageSettings.ts';

/** `demonstration` is the default: like production, but with fictional people and without required settings. */
const environments = ['production', 'demonstration', 'development', 'test'] as const;
const port = z.coerce.number().int().min(0).max(65535);
const months = z.coerce.number().int().min(1).max(1200);
const origin = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''));

const schema = z.object({
  NODE_ENV: z.enum(environments).default('demonstration'),
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: port.default(3000),
  BASE_URL: origin.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|mysql:\/\/.+|mariadb:\/\/.+)$/)
    .default('sqlite:var/jieti.sqlite'),
  DATA_FOLDER: z.string().min(1).default('var'),
  APP_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional(),
  TIME_ZONE: z.string().refine(isTimeZone).default('Asia/Shanghai'),
  ORGANISATION: z.string().min(1).max(60).default('示范市妇女联合会'),
  ISSUER_MARK: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{2}$/)
    .default('JT'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  CITY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DEMONSTRATION: z.enum(['on', 'off']).optional(),
  WEBHOOK_TARGETS: z.enum(['public', 'any']).default('public'),
  DOCUMENT_STORE: z
    .string()
    .regex(
      /^(database|folder:[^,]+|s3:https?:\/\/[^,/]+\/[^,]+)(,(database|folder:[^,]+|s3:https?:\/\/[^,/]+\/[^,]+))*$/,
    )
    .default('database'),
  ...messageShape,
  OFFER_HOURS: z.coerce.number().int().min(1).max(168).default(24),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  RETENTION_ATTENDANCE_MONTHS: months.default(36),
  RETENTION_PAPERS_MONTHS: months.default(36),
  RETENTION_SCORES_MONTHS: months.default(36),
  RETENTION_SIGN_UP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
});

/** The settings of one running instance. */
export interface Settings {
  readonly environment: (typeof environments)[number];
  readonly host: string;
  /** TCP port; 0 asks the system for a free one. */
  readonly port: number;
  /** Origin that QR codes carry, without a trailing slash; null: the address printed at the start. */
  readonly baseUrl: string | null;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** 32 bytes as hex, or null where the embedded default keeps a key file in the data folder. */
  readonly appKey: string | null;
  /** IANA time zone in which times are shown and typed; the database holds UTC. */
  readonly timeZone: string;
  /** The name under which certificates are issued. */
  readonly organisation: string;
  /** Two characters of Crockford's alphabet at the head of every certificate number, one pair for each issuer. */
  readonly issuerMark: string;
  /** Number of reverse proxies in front whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  /** In which header such a proxy names the city of who asks; null: nobody does. */
  readonly cityHeader: string | null;
  readonly logLevel: string;
  /** Whether fictional people (ID prefix 990000) and the demonstration accounts exist. Never in production. */
  readonly demonstration: boolean;
  /** Where webhooks may be sent: https to public addresses, or anywhere (never in production). */
  readonly webhookTargets: 'public' | 'any';
  /** Where frozen documents are kept: `database`, `folder:<path>` or `s3:<bucket>`. New ones go to the first. */
  readonly documentStores: readonly string[];
  /** Hours that a freed place is kept for the person to whom it is offered, 1–168. */
  readonly offerHours: number;
  /** Mail, SMS and WeChat. */
  readonly messages: MessageSettings;
  readonly s3: { readonly accessKey: string; readonly secretKey: string; readonly region: string } | null;
  readonly retention: Retention;
}

/** How long what is not kept for good is kept; `npm run retention` deletes what is older. */
export interface Retention {
  readonly attendanceMonths: number;
  readonly papersMonths: number;
  readonly scoresMonths: number;
  /** Of people who signed up and never came. */
  readonly signUpDays: number;
}

/** A setting that can't be used; the message is one line that names it. */
export class SettingError extends Error {}

/** What each setting must look like, for the message when it does not. */
const expectations: Record<string, string> = {
  ...messageExpectations,
  NODE_ENV: 'production, demonstration, development or test',
  PORT: 'a number from 0 to 65535',
  BASE_URL: 'an http(s) address such as https://ladder.example.cn',
  DATABASE_URL: 'sqlite:<file> or mysql://user:password@host:port/database',
  APP_KEY: '64 hexadecimal digits (32 bytes)',
  TIME_ZONE: 'an IANA time zone such as Asia/Shanghai',
  ISSUER_MARK: 'two characters, digits or capital letters without I, L, O and U',
  TRUST_PROXY: 'the number of proxies in front, 0 to 5',
  CITY_HEADER: 'the name of a header',
  LOG_LEVEL: 'fatal, error, warn, info, debug or silent',
  DEMONSTRATION: 'on or off',
  WEBHOOK_TARGETS: 'public or any',
  RETENTION_ATTENDANCE_MONTHS: 'a number of months, 1 to 1200',
  RETENTION_PAPERS_MONTHS: 'a number of months, 1 to 1200',
  RETENTION_SCORES_MONTHS: 'a number of months, 1 to 1200',
  RETENTION_SIGN_UP_DAYS: 'a number of days, 1 to 3650',
  OFFER_HOURS: 'a number of hours from 1 to 168',
  DOCUMENT_STORE: 'database, folder:<path> or s3:https://<endpoint>/<bucket>; several are joined by commas',
};

/**
 * Parses the environment.
 * @throws SettingError with one line that names the first bad setting.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new SettingError(`${name} must be ${expectations[name] ?? 'a text that is not empty'}.`);
  }
  const read = parsed.data;
  refuseUnsafe(read);
  return {
    environment: read.NODE_ENV,
    host: read.HOST,
    port: read.PORT,
    baseUrl: read.BASE_URL ?? null,
    databaseUrl: read.DATABASE_URL,
    dataFolder: read.DATA_FOLDER,
    appKey: read.APP_KEY ?? null,
    timeZone: read.TIME_ZONE,
    organisation: read.ORGANISATION,
    issuerMark: read.ISSUER_MARK,
    trustedProxies: read.TRUST_PROXY,
    cityHeader: read.CITY_HEADER ?? null,
    logLevel: read.LOG_LEVEL,
    demonstration: read.NODE_ENV !== 'production' && read.DEMONSTRATION !== 'off',
    webhookTargets: read.WEBHOOK_TARGETS,
    offerHours: read.OFFER_HOURS,
    messages: messageSettings(read),
    documentStores: read.DOCUMENT_STORE.split(','),
    s3:
      read.S3_ACCESS_KEY && read.S3_SECRET_KEY
        ? { accessKey: read.S3_ACCESS_KEY, secretKey: read.S3_SECRET_KEY, region: read.S3_REGION }
        : null,
    retention: {
      attendanceMonths: read.RETENTION_ATTENDANCE_MONTHS,
      papersMonths: read.RETENTION_PAPERS_MONTHS,
      scoresMonths: read.RETENTION_SCORES_MONTHS,
      signUpDays: read.RETENTION_SIGN_UP_DAYS,
    },
  };
}

function refuseUnsafe(read: z.infer<typeof schema>): void {
  const fault = messageFault(read, read.NODE_ENV === 'production');
  if (fault) throw new SettingError(fault);
  if (read.DOCUMENT_STORE.includes('s3:') && !(read.S3_ACCESS_KEY && read.S3_SECRET_KEY))
    throw new SettingError('S3_ACCESS_KEY and S3_SECRET_KEY must be set for a DOCUMENT_STORE of s3.');
  if (read.NODE_ENV !== 'production') return;
  if (read.DEMONSTRATION === 'on') throw new SettingError('DEMONSTRATION can not be on in production.');
  if (read.WEBHOOK_TARGETS === 'any') throw new SettingError('WEBHOOK_TARGETS can not be any in production.');
  if (!read.APP_KEY && !read.DATABASE_URL.startsWith('sqlite:'))
    throw new SettingError('APP_KEY must be set: 64 hexadecimal digits, the same on every instance.');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
