/** An employer's enterprise: its facts, keys, webhooks, and what was used each day. */
import { type Answer, type Context, found, page } from '../http/route.ts';
import { findKeysOf } from './apiKey.store.ts';
import { type EnterpriseRow, findEnterpriseOf, findMembers } from './enterprise.store.ts';
import { countFollows } from './feed.store.ts';
import { type DayLine, keyLine, noEnterpriseView, partnerHomeView, webhookBadge } from './partner.view.ts';
import { findUsageByDay } from './usage.store.ts';
import { daysBefore } from './usageDay.action.ts';
import { findWebhooksOf } from './webhook.store.ts';

/** Days of use that a page shows. */
const shownDays = 14;

/** The enterprise that the signed-in person acts for; 404 without one. */
export async function ownEnterprise({ me }: Context): Promise<EnterpriseRow> {
  return found(await findEnterpriseOf(me.id));
}

/** `/partner` */
export async function showPartnerHome(context: Context): Promise<Answer> {
  const { t, me, now, locale, settings } = context;
  const enterprise = await findEnterpriseOf(me.id);
  const title = t('partners.home.title');
  if (!enterprise) return page(noEnterpriseView(title, { organisation: settings.organisation }));
  const [keys, webhooks, members, followCount, days] = await Promise.all([
    findKeysOf(enterprise.id),
    findWebhooksOf(enterprise.id),
    findMembers(enterprise.id),
    countFollows(enterprise.id),
    usedDays(enterprise.id, now),
  ]);
  const item = (label: string, value: string) => ({ label, value, href: null });
  return page(
    partnerHomeView(title, {
      name: enterprise.name,
      items: [
        item(t('partners.enterprise.creditCode'), enterprise.creditCode),
        item(t('partners.enterprise.members'), members.map(({ name }) => name).join(t('partners.comma'))),
      ],
      isClosed: enterprise.state === 'closed',
      keys: keys.map((key) => keyLine(key, `/partner/keys/${key.id}`, { now, t, locale })),
      webhooks: webhooks.map((webhook) => ({
        ...{ url: webhook.url, href: `/partner/webhooks/${webhook.id}` },
        ...{ badge: webhookBadge(webhook, t), isDisabled: webhook.state === 'disabled' },
      })),
      ...{ followCount, days },
    }),
  );
}

/** What was used on each of the last days, newest first, with the busiest day to compare with; empty without any use. */
export async function usedDays(enterpriseId: number, now: Date): Promise<DayLine[]> {
  const used = await findUsageByDay(enterpriseId, daysBefore(now, shownDays - 1));
  if (used.length === 0) return [];
  const counts = new Map(used.map(({ day, count }) => [day, count]));
  const most = Math.max(1, ...counts.values());
  const days = Array.from({ length: shownDays }, (_, index) => daysBefore(now, index));
  return days.map((day) => ({ day, count: counts.get(day) ?? 0, most }));
}
