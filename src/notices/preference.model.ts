/** How people want to be told, and mail addresses that wait for being confirmed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, longText, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { Locale } from '../i18n/translate.ts';
import type { Choices } from './choices.ts';

/** Someone's choices; who has no row has the usual ones. */
export class NoticePreference extends Model<
  InferAttributes<NoticePreference>,
  InferCreationAttributes<NoticePreference>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare choices: Choices;
  /** Hours of the city's clock, 0–23. */
  declare quietFrom: number;
  declare quietUntil: number;
  declare language: Locale;
  /** Her id in our WeChat account. */
  declare wechatSealed: string | null;
  declare changedAt: Date;
}

/** Declares the table `notice_preferences`. */
export function declareNoticePreference(sequelize: Sequelize): void {
  NoticePreference.init(
    {
      id: id(),
      personId: unique(reference('people'), 'notice_preferences_person_id'),
      choices: json(),
      quietFrom: whole(),
      quietUntil: whole(),
      language: code(8),
      wechatSealed: optional(longText()),
      changedAt: instant(),
    },
    table(sequelize, 'notice_preferences'),
  );
}

/** An address that someone typed and has not confirmed yet; one at a time. */
export class EmailConfirmation extends Model<
  InferAttributes<EmailConfirmation>,
  InferCreationAttributes<EmailConfirmation>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare emailSealed: string;
  /** SHA-256 of the token in the link. */
  declare tokenHash: string;
  declare expiresAt: Date;
  declare createdAt: Date;
}

/** Declares the table `email_confirmations`. */
export function declareEmailConfirmation(sequelize: Sequelize): void {
  EmailConfirmation.init(
    {
      id: id(),
      personId: unique(reference('people'), 'email_confirmations_person_id'),
      emailSealed: longText(),
      tokenHash: unique(code(), 'email_confirmations_token_hash'),
      expiresAt: instant(),
      createdAt: instant(),
    },
    table(sequelize, 'email_confirmations'),
  );
}
