/** A message as a mail: headers that nothing can be smuggled into, plain text, and simple HTML. Knows no server. */
import type { OutgoingMessage } from './messageProvider.ts';

/** A mail as nodemailer takes it. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

const mostSubject = 120;

/** One line: control characters and line ends become spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, mostSubject);
}

/** The mail. `from`: an address, or a name and an address in angle brackets. */
export function mailOf(message: OutgoingMessage, from: string, organisation: string): Mail {
  const { key, to, subject, preferencesHref, language } = message;
  const domain = /@([A-Za-z0-9.-]+)>?$/.exec(from)?.[1] ?? 'localhost';
  const unsubscribe = preferencesHref ? { 'List-Unsubscribe': `<${preferencesHref}>` } : {};
  return {
    from,
    to: { name: '', address: to },
    subject: oneLine(subject),
    text: plainText(message, organisation),
    html: html(message, organisation),
    messageId: `<${key}@${domain}>`,
    headers: {
      ...unsubscribe,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
    },
  };
}

function plainText(message: OutgoingMessage, organisation: string): string {
  const { text, linkLabel, href, preferencesHref, preferencesLabel } = message;
  const foot = preferencesHref ? `\n${preferencesLabel}\n${preferencesHref}\n` : '';
  return `${text}\n\n${linkLabel}\n${href}\n\n-- \n${organisation}\n${foot}`;
}

function html(message: OutgoingMessage, organisation: string): string {
  const { text, linkLabel, href, preferencesHref, preferencesLabel, language, subject } = message;
  const foot = preferencesHref
    ? ` · <a href="${escaped(preferencesHref)}" style="color:#5b6470">${escaped(preferencesLabel)}</a>`
    : '';
  const button = 'display:inline-block;padding:12px 20px;border-radius:8px;background:#0f6e6e;color:#fff';
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(oneLine(subject))}</title></head>
<body style="margin:0;padding:24px;background:#f6f4f1;font:16px/1.6 sans-serif;color:#1f2328">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:12px">
<p style="margin:0 0 20px">${escaped(text)}</p>
<p style="margin:0 0 24px"><a href="${escaped(href)}" style="${button};text-decoration:none">${escaped(linkLabel)}</a></p>
<p style="margin:0;font-size:13px;color:#5b6470">${escaped(organisation)}${foot}</p>
</div></body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
