/** How this instance reaches people outside the inbox: told once at the start, asked by whoever writes or sends messages. */

import type { WechatLogin } from './wechatIdentity.ts';

/** Ways out, in the order of the preferences page. */
export const channels = ['email', 'sms', 'wechat'] as const;
export type Channel = (typeof channels)[number];

/** What is set up. */
export interface Messaging {
  readonly channels: readonly Channel[];
  /** IANA name: in which quiet hours are meant. */
  readonly timeZone: string;
  /** Where mails land when there is no mail server; null: there is one, or mail is off. */
  readonly mailFolder: string | null;
  /** The WeChat account with which people can link theirs; null: there is none. */
  readonly wechat: WechatLogin | null;
}

const off: Messaging = { channels: [], timeZone: 'Asia/Shanghai', mailFolder: null, wechat: null };
let current: Messaging = off;

/** Sets it for the process; without an argument everything is off. */
export function useMessaging(messaging: Messaging = off): void {
  current = messaging;
}

/** What is set up. */
export function messaging(): Messaging {
  return current;
}
