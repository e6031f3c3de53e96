/** What an employer's enterprise follows. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { countFollows } from './feed.store.ts';
import { findFollowLines, followCertificate, unfollowCertificate } from './followCertificate.action.ts';
import { followForm } from './partner.form.ts';
import { followsView, outcomeBadge } from './partner.view.ts';
import { ownEnterprise } from './partnerHome.page.ts';

const address = '/partner/follows';
const pageSize = 50;

/** The list, with a form to add to it. */
export async function showFollows(context: Context): Promise<Answer> {
  return page(await renderFollows(context, freshState()));
}

/** The list with a number that was refused. */
export async function renderFollows(context: Context, state: FormState): Promise<View> {
  const { t, now, locale, query } = context;
  const { id } = await ownEnterprise(context);
  const after = /^\d{1,9}$/.test(query.after ?? '') ? Number(query.after) : 0;
  const lines = await findFollowLines(id, { after, limit: pageSize + 1 }, now);
  const shown = lines.slice(0, pageSize);
  return followsView(t('partners.follow.title'), {
    count: await countFollows(id),
    form: formView(followForm, state, t),
    follows: shown.map(({ number, outcome, since }) => ({
      ...{ number, since: showDate(since, locale), badge: outcomeBadge(outcome, t) },
      ...{ requestKey: randomUUID(), href: `/verify?number=${encodeURIComponent(number)}` },
    })),
    nextHref: lines.length > pageSize ? `${address}?after=${shown.at(-1)?.position}` : null,
  });
}

/** Follows a certificate. */
export async function follow(context: Context<{ number: string }>): Promise<Answer> {
  const { id } = await ownEnterprise(context);
  const added = await followCertificate(id, context.form.number, context.now);
  if (isRefusal(added)) return added;
  return redirect(address, done(context.t('partners.follow.added', { number: added.number })));
}

/** Ends a follow. */
export async function unfollow(context: Context<{ number: string }>): Promise<Answer> {
  const { id } = await ownEnterprise(context);
  const isRemoved = await unfollowCertificate(id, context.form.number);
  if (!isRemoved) return refuse('partners.refusal.notFollowed');
  return redirect(address, done(context.t('partners.follow.removed')));
}
