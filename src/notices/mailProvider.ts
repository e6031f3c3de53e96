/** Mail: by SMTP, or into a folder where there is no mail server. Knows no tables. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { mailOf } from './mailText.ts';
import { type MessageProvider, type SendOutcome, timeLimit } from './messageProvider.ts';

/** From whom mails come. */
export interface Sender {
  readonly from: string;
  readonly organisation: string;
}

/** Mail through a server; `url` as nodemailer reads it: smtp://user:password@host:587, or smtps://. */
export function smtpMail(url: string, { from, organisation }: Sender): MessageProvider {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: timeLimit / 3,
    greetingTimeout: timeLimit / 3,
    socketTimeout: timeLimit / 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    channel: 'email',
    async send(message) {
      try {
        const { messageId } = await transport.sendMail({ ...mailOf(message, from, organisation) });
        return { kind: 'sent', providerId: messageId };
      } catch (error) {
        return smtpOutcome(error as SmtpError);
      }
    },
  };
}

/** What nodemailer says of a failure. Its `command` tells nothing: a line that breaks after the mail is `CONN`, too. */
export interface SmtpError {
  readonly code?: string;
  /** Of the system: `connect` where no connection came about. */
  readonly syscall?: string;
  readonly message?: string;
  readonly responseCode?: number;
}

/** An answer of the server says for sure; a connection that came about and broke off says nothing. */
export function smtpOutcome({ code = '', syscall, message, responseCode }: SmtpError): SendOutcome {
  const status = responseCode ?? null;
  if (code === 'EAUTH') return { kind: 'later', problem: 'credentials', status };
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: 'refused', problem: 'refused', status };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'later', problem: 'busy', status };
  if (code === 'EENVELOPE') return { kind: 'refused', problem: 'refused', status };
  const neverBegan =
    syscall === 'connect' ||
    ['EDNS', 'ECONNREFUSED', 'ENOTFOUND', 'ETLS'].includes(code) ||
    ['Connection timeout', 'Greeting never received'].includes(message ?? '');
  return neverBegan
    ? { kind: 'later', problem: 'connection', status }
    : { kind: 'unknown', problem: 'unknown', status };
}

/** Mail as files that a mail program opens, named by the message's key. */
export function folderMail(folder: string, { from, organisation }: Sender): MessageProvider {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    channel: 'email',
    async send(message) {
      try {
        const { message: bytes } = await transport.sendMail({ ...mailOf(message, from, organisation) });
        await mkdir(folder, { recursive: true });
        const path = mailPath(folder, message.key);
        await writeFile(`${path}.part`, bytes as Buffer);
        await rename(`${path}.part`, path);
        return { kind: 'sent', providerId: null };
      } catch {
        return { kind: 'later', problem: 'connection', status: null };
      }
    },
  };
}

/** Where the mail of a message is. Keys are UUIDs. */
export function mailPath(folder: string, key: string): string {
  return join(folder, `${key.replace(/[^0-9a-f-]/g, '')}.eml`);
}
