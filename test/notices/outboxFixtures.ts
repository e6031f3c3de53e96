/** A way out that tests watch, and people who can be reached by it. */
import { setEmail } from '../../src/accounts/email.store.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import type { MessageProvider, OutgoingMessage, SendOutcome } from '../../src/notices/messageProvider.ts';
import { type Channel, useMessaging } from '../../src/notices/messaging.ts';
import { sendNotice } from '../../src/notices/sendNotice.action.ts';

/** Noon in the city. */
export const noon = new Date('2026-11-24T04:00:00Z');

/** Call inside `describe`: these channels are set up for its tests. */
export function useChannels(...channels: Channel[]): void {
  beforeEach(() => useMessaging({ channels, timeZone: 'Asia/Shanghai', mailFolder: null, wechat: null }));
  afterEach(() => useMessaging());
}

/** A provider that keeps what it is given and answers in turn, the last answer for ever. */
export function watched(...outcomes: SendOutcome[]) {
  const sent: OutgoingMessage[] = [];
  const provider: MessageProvider = {
    channel: 'email',
    async send(message) {
      const turn = Math.min(sent.push(message), outcomes.length) - 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
      return outcomes[turn] ?? { kind: 'sent', providerId: 'p-1' };
    },
  };
  return { sent, provider, of: (now: Date) => sending(provider, now) };
}

/** One round's needs. */
export function sending(provider: MessageProvider, now: Date) {
  return { providers: [provider], origin: 'http://ladder.test', clock: () => now };
}

/** Someone with a confirmed address. */
export async function givenAddress(personId: number, email = 'wang.fang@example.cn'): Promise<void> {
  await unitOfWork((transaction) => setEmail(transaction, personId, email, noon));
}

/** A notice about a class. */
export async function givenNotice(
  personId: number,
  key: string,
  { at = noon, kind = 'enrolled' as const, titleZh = '居家养老公益课' } = {},
): Promise<void> {
  const params = { titleZh, titleEn: 'Care at home', days: 0, at: '2026-12-05T01:00:00Z', place: '阳光社区' };
  await unitOfWork((transaction) =>
    sendNotice(transaction, { personId, kind, key, params, href: '/e/K7M3Q9', at }),
  );
}
