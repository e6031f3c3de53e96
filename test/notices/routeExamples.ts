/** Who may open the inbox, the preferences and the staff's list of messages. */
import { randomUUID } from 'node:crypto';
import type { CastName } from '../../seeders/demo/accounts.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { Notice } from '../../src/notices/notice.model.ts';
import { addMessages } from '../../src/notices/outbox.store.ts';
import { OutboxMessage } from '../../src/notices/outboxMessage.model.ts';
import { everyone, type RouteExamples, signedInRoles, staff, type World } from '../support/routeExamples.ts';

/** A notice of the trainee's and a message that waits. */
export async function given(cast: Record<CastName, number>): Promise<World> {
  const at = new Date();
  const params = { titleZh: '课', titleEn: 'Class', days: 0 };
  const personId = cast.trainee;
  const row = { personId, kind: 'enrolled', key: 'example', params, href: '/me', createdAt: at } as const;
  const notice = await Notice.create({ ...row, readAt: null });
  const message = {
    channel: 'email',
    kind: 'enrolled',
    language: 'zh-CN',
    nextAt: at,
    createdAt: at,
  } as const;
  await unitOfWork((transaction) =>
    addMessages(transaction, [{ ...message, personId, noticeId: notice.id, messageKey: randomUUID() }]),
  );
  const queued = await OutboxMessage.findOne({ where: { noticeId: notice.id }, rejectOnEmpty: true });
  return { noticeId: notice.id, messageId: queued.id };
}

const signedIn = { allowed: signedInRoles };
const message = ({ messageId }: World) => `/admin/messages/${messageId}`;
const link = '/email/00000000000000000000000000';

export const examples: RouteExamples = {
  'GET /me/wechat': { allowed: signedInRoles, url: () => '/me/wechat' },
  'GET /me/wechat/return': { allowed: signedInRoles, url: () => '/me/wechat/return' },
  'POST /me/wechat/removal': { allowed: signedInRoles, url: () => '/me/wechat/removal' },
  'GET /me/notices': { ...signedIn, url: () => '/me/notices' },
  'POST /me/notices/reading': { ...signedIn, url: () => '/me/notices/reading' },
  'GET /me/notices/preferences': { ...signedIn, url: () => '/me/notices/preferences' },
  'POST /me/notices/preferences': { ...signedIn, url: () => '/me/notices/preferences' },
  'POST /me/email': { ...signedIn, url: () => '/me/email' },
  'POST /me/email/removal': { ...signedIn, url: () => '/me/email/removal' },
  // Another's notice is not found.
  'GET /me/notices/:noticeId': {
    ...signedIn,
    url: ({ noticeId }) => `/me/notices/${noticeId}`,
    alsoFine: [404],
  },
  // A link that nobody was sent.
  'GET /email/:token': { allowed: everyone, url: () => link, alsoFine: [404] },
  'POST /email/:token': { allowed: everyone, url: () => link },
  'GET /admin/messages': { allowed: staff, url: () => '/admin/messages' },
  'GET /admin/messages/:messageId': { allowed: staff, url: message },
  'POST /admin/messages/:messageId/retry': { allowed: staff, url: (world) => `${message(world)}/retry` },
  'POST /admin/messages/:messageId/drop': { allowed: staff, url: (world) => `${message(world)}/drop` },
  // There is no folder of mails in tests.
  'GET /admin/messages/:messageId/mail': {
    allowed: staff,
    url: (world) => `${message(world)}/mail`,
    alsoFine: [404],
  },
};
