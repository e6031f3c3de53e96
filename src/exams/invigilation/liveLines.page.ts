/** The lines of the live view: who writes, how far, since when nothing was heard, and what happened. */
import type { Badge } from '../../http/list.ts';
import type { Context } from '../../http/route.ts';
import type { Candidate } from '../candidate.store.ts';
import type { ExamRow } from '../exam.store.ts';
import { findPapersIn } from '../papers/paper.store.ts';
import type { SittingRow } from '../sitting.store.ts';
import { countEventsOf, findAllowances, findSavedCounts } from './invigilation.store.ts';
import { type Presence, presenceOf } from './sittingEvent.ts';

/** One candidate's line of the live view. */
export interface LiveLine {
  readonly presence: Presence;
  readonly name: string;
  readonly badge: Badge;
  readonly progress: string;
  readonly heard: string;
  readonly endsAt: Date | null;
  readonly more: string;
  readonly events: string;
  readonly href: string;
}

const badges: Readonly<Record<Presence, Omit<Badge, 'label'>>> = {
  connected: { kind: 'valid', icon: 'check' },
  silent: { kind: 'attention', icon: 'warning' },
  handedIn: { kind: 'neutral', icon: 'check' },
};

/** How everyone who has begun stands. */
export async function liveLines(
  all: readonly (Candidate & { readonly sitting: SittingRow })[],
  context: Context<unknown, ExamRow>,
): Promise<LiveLine[]> {
  const { loaded, now, t } = context;
  const ids = all.map((one) => one.sitting.id);
  const [saved, events, allowances, papers] = await Promise.all([
    findSavedCounts(ids),
    countEventsOf(ids),
    findAllowances(loaded.id),
    findPapersIn(loaded.id),
  ]);
  const total = papers[0]?.places.length ?? 0;
  return all.map(({ personId, name, sitting: one }) => {
    const last = saved.get(one.id)?.lastAt ?? one.startedAt;
    const seenAt = one.seenAt && one.seenAt > last ? one.seenAt : last;
    const presence = presenceOf({ submittedAt: one.submittedAt, seenAt }, now);
    const number = (kind: string) => events.get(`${one.id}:${kind}`) ?? 0;
    const percent = allowances.find((row) => row.personId === personId)?.extraPercent ?? one.extraPercent;
    return {
      ...{ name, presence, badge: { ...badges[presence], label: t(`invigilation.${presence}`) } },
      progress: `${saved.get(one.id)?.saved ?? 0}/${total}`,
      heard: one.submittedAt ? '–' : ago(now.getTime() - seenAt.getTime(), context),
      endsAt: one.submittedAt ? null : one.deadlineAt,
      more: moreOf(percent, one.grantedMinutes, context),
      events: t('invigilation.counts', { left: number('left'), devices: number('otherDevice') }),
      href: `/admin/exams/${loaded.id}/live/${personId}`,
    };
  });
}

function ago(milliseconds: number, { t }: Context<unknown, unknown>): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60
    ? t('invigilation.ago.seconds', { number: seconds })
    : t('invigilation.ago.minutes', { number: Math.floor(seconds / 60) });
}

function moreOf(percent: number, minutes: number, { t }: Context<unknown, unknown>): string {
  const parts = [
    ...(percent > 0 ? [t('invigilation.percent', { number: percent })] : []),
    ...(minutes > 0 ? [t('invigilation.minutes', { number: minutes })] : []),
  ];
  return parts.join(' · ') || '–';
}
