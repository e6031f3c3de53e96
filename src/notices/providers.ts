/** The ways out that the settings describe. Without a mail server, mails land in a folder, but never in production. */
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { folderMail, smtpMail } from './mailProvider.ts';
import type { MessageProvider } from './messageProvider.ts';
import type { Messaging } from './messaging.ts';
import { smsGateway } from './smsProvider.ts';
import { wechatMessages } from './wechatProvider.ts';

type Needed = Pick<Settings, 'messages' | 'environment' | 'dataFolder' | 'organisation' | 'timeZone'>;

/** What is set up. */
export function messagingOf(settings: Needed): Messaging {
  const { messages, environment, dataFolder, timeZone } = settings;
  const mailFolder = !messages.smtp && environment !== 'production' ? join(dataFolder, 'mails') : null;
  const on = { email: messages.smtp ?? mailFolder, sms: messages.sms, wechat: messages.wechat };
  const channels = (['email', 'sms', 'wechat'] as const).filter((channel) => on[channel] !== null);
  return { channels, timeZone, mailFolder, wechat: messages.wechat };
}

/** Those who send. */
export function providersOf(settings: Needed): MessageProvider[] {
  const { messages, organisation } = settings;
  const { mailFolder } = messagingOf(settings);
  const found: MessageProvider[] = [];
  if (messages.smtp) found.push(smtpMail(messages.smtp.url, { from: messages.smtp.from, organisation }));
  else if (mailFolder) found.push(folderMail(mailFolder, { from: 'jieti@localhost', organisation }));
  if (messages.sms) found.push(smsGateway(messages.sms, organisation));
  if (messages.wechat) found.push(wechatMessages(messages.wechat));
  return found;
}
