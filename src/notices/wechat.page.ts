/** Links someone's account with her WeChat, so that notices can reach her there, and takes the link away again. */
import { randomBytes } from 'node:crypto';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Answer, type Context, done, redirect } from '../http/route.ts';
import { drawToken } from '../lib/publicToken.ts';
import { refuse } from '../refusal.ts';
import { messaging } from './messaging.ts';
import { removeWechatId, setWechatId } from './preference.store.ts';
import { authorizeAddress, exchangeCode } from './wechatIdentity.ts';

const preferences = '/me/notices/preferences';

/** Sends her to WeChat; the state in her session makes sure that who comes back is who left. */
export function askWechat(context: Context): Answer {
  const { request, baseUrl } = context;
  const { wechat } = messaging();
  if (!wechat) return notLinked(context);
  const state = drawToken(randomBytes);
  request.session.wechatState = state;
  return redirect(authorizeAddress(wechat, `${baseUrl}/me/wechat/return`, state));
}

/** She comes back: her id is kept. The state is good once; another browser's link does nothing here. */
export async function linkWechat(context: Context): Promise<Answer> {
  const { request, query, me, now, t } = context;
  const { wechat } = messaging();
  const { wechatState } = request.session;
  request.session.wechatState = undefined;
  const { code = '', state = '' } = query;
  const isHers = state !== '' && state === wechatState && code !== '';
  const wechatId = wechat && isHers ? await exchangeCode(wechat, code) : null;
  if (wechatId === null) return notLinked(context);
  await unitOfWork((transaction) => setWechatId(transaction, me.id, wechatId, now));
  return redirect(preferences, done(t('notices.wechat.linked')));
}

/** Takes the link away. */
export async function unlinkWechat({ me, t }: Context): Promise<Answer> {
  const was = await unitOfWork((transaction) => removeWechatId(transaction, me.id));
  if (!was) return refuse('notices.wechat.noLink');
  return redirect(preferences, done(t('notices.wechat.unlinked')));
}

function notLinked({ t }: Context): Answer {
  return redirect(preferences, { kind: 'warning', text: t('notices.wechat.notLinked') });
}
