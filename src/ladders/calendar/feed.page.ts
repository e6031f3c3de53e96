/** Calendar feeds: a person's page with her addresses, and the feeds themselves, opened by whoever has the address. */
import { randomBytes, randomUUID } from 'node:crypto';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Answer, type Context, data, done, found, HttpError, page, redirect } from '../../http/route.ts';
import { view } from '../../http/view.ts';
import { drawToken, isToken } from '../../lib/publicToken.ts';
import { type FeedOwner, findFeed, findFeedToken, replaceFeed } from './feed.store.ts';
import { feedText } from './feed.ts';
import { findClassesOf, findSlots, type Slot, type SlotFilter } from './timetable.store.ts';
import { findVenue, type VenueRow } from './venue.store.ts';

interface FeedLine {
  readonly title: string;
  readonly text: string;
  readonly href: string | null;
  readonly webcal: string | null;
  readonly action: string;
  readonly requestKey: string;
}

interface FeedsPage {
  readonly feeds: readonly FeedLine[];
}

const feedsView = view<FeedsPage>('ladders/calendar/feeds');
const staffFeedsView = view<FeedsPage>('ladders/calendar/feeds', 'staff');
const day = 86_400_000;
const kept = { before: 180 * day, after: 366 * day } as const;

/** A person's feeds: her classes, and what she teaches. */
export async function showFeeds(context: Context): Promise<Answer> {
  const { me, t } = context;
  const kinds = me.roles.includes('trainer') ? (['trainee', 'trainer'] as const) : (['trainee'] as const);
  const feeds: FeedLine[] = [];
  for (const kind of kinds) {
    const owner = { kind, personId: me.id, venueId: null };
    feeds.push(await lineOf(owner, t(`calendar.feed.${kind}`), `/me/calendar/${kind}`, context));
  }
  return page(feedsView(t('calendar.feeds'), { feeds }));
}

/** A venue's feed, for whoever runs it. */
export async function showVenueFeed(context: Context<unknown, VenueRow>): Promise<Answer> {
  const { loaded, t } = context;
  const owner = { kind: 'venue', personId: null, venueId: loaded.id } as const;
  const line = await lineOf(owner, loaded.title, `/admin/venues/${loaded.id}/calendar`, context);
  return page(staffFeedsView(t('calendar.feeds'), { feeds: [line] }));
}

/** Switches a person's own feed on, gives it a new address, or switches it off. */
export async function changeOwnFeed(context: Context<{ isOn: boolean }>): Promise<Answer> {
  const kind = context.param('kind');
  if (kind !== 'trainee' && kind !== 'trainer') throw new HttpError(404);
  await change({ kind, personId: context.me.id, venueId: null }, context);
  return redirect('/me/calendar', done(context.t('calendar.feedChanged')));
}

/** The same for a venue's feed. */
export async function changeVenueFeed(context: Context<{ isOn: boolean }, VenueRow>): Promise<Answer> {
  const { loaded, t } = context;
  await change({ kind: 'venue', personId: null, venueId: loaded.id }, context);
  return redirect(`/admin/venues/${loaded.id}/calendar`, done(t('calendar.feedChanged')));
}

/** The feed behind a secret address. */
export async function showFeed({ param, now, t, locale, baseUrl }: Context): Promise<Answer> {
  const token = param('file').replace(/\.ics$/, '');
  const owner = found(isToken(token) ? await findFeed(token) : null);
  const slots = await findSlots(
    new Date(now.getTime() - kept.before),
    new Date(now.getTime() + kept.after),
    await filterOf(owner),
  );
  const sessions = slots.map((slot) => ({
    ...{ id: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt, isCancelled: slot.isCancelled },
    title: locale === 'en' ? slot.titleEn : slot.titleZh,
    place: slot.mode === 'online' ? t('calendar.mode.online') : slot.venue,
    note: noteOf(slot, owner, { t, baseUrl }),
    sequence: slot.revision,
    changedAt: slot.changedAt,
  }));
  const place = { host: new URL(baseUrl).host, now, address: `${baseUrl}/calendars/${token}.ics` };
  const headers = { 'Cache-Control': 'private, max-age=300', 'X-Robots-Tag': 'noindex' };
  return data('text/calendar; charset=utf-8', feedText(await nameOf(owner, t), sessions, place), headers);
}

/** How to join online is for those with a place and who teaches; a venue's feed does without. */
function noteOf(slot: Slot, { kind }: FeedOwner, { t, baseUrl }: Pick<Context, 't' | 'baseUrl'>): string {
  const joins = slot.mode === 'online' && kind !== 'venue' ? slot.onlineAddress : null;
  const lines = [`${t(`ladders.sessionKind.${slot.kind}`)} · ${slot.trainerName}`, joins];
  return [...lines, `${baseUrl}/e/${slot.enrolCode}`].filter(Boolean).join('\n');
}

async function filterOf({ kind, personId, venueId }: FeedOwner): Promise<SlotFilter> {
  if (kind === 'venue') return { venueId: venueId ?? 0 };
  return kind === 'trainer'
    ? { trainerId: personId ?? 0 }
    : { cohortIds: await findClassesOf(personId ?? 0) };
}

async function nameOf({ kind, venueId }: FeedOwner, t: Context['t']): Promise<string> {
  if (kind === 'venue' && venueId !== null) return (await findVenue(venueId))?.title ?? '';
  return t(`calendar.feed.${kind}`);
}

async function change(owner: FeedOwner, { form, now }: Context<{ isOn: boolean }>): Promise<void> {
  const token = form.isOn ? drawToken(randomBytes) : null;
  await unitOfWork((transaction) => replaceFeed(transaction, owner, token, now));
}

async function lineOf(
  owner: FeedOwner,
  title: string,
  action: string,
  { t, baseUrl }: Context,
): Promise<FeedLine> {
  const token = await findFeedToken(owner);
  const href = token && `${baseUrl}/calendars/${token}.ics`;
  return {
    title,
    text: t(`calendar.feedText.${owner.kind}`),
    href,
    webcal: href?.replace(/^https?:/, 'webcal:') ?? null,
    action,
    requestKey: randomUUID(),
  };
}
