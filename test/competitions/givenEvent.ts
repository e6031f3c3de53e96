/** A competition with one event, for tests. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { findContestants } from '../../src/competitions/competition.store.ts';
import { drawEvent } from '../../src/competitions/drawEvent.action.ts';
import {
  createCompetition,
  createEvent,
  enterContestant,
  seatJudge,
} from '../../src/competitions/saveEvent.action.ts';
import type { Aspect } from '../../src/competitions/scheme.ts';
import { usualPrizes } from '../../src/competitions/usualPrizes.ts';

export const now = new Date('2026-11-23T02:00:00Z');

const aspects: Aspect[] = [
  { id: 'a1', titleZh: '关键操作', titleEn: 'Key operation', kind: 'M', maximum: 7000 },
  { id: 'a2', titleZh: '沟通评估', titleEn: 'Communication', kind: 'J', maximum: 3000 },
];

/** An event with contestants and a panel of five; drawn unless told otherwise. */
export async function givenEvent(
  cast: Record<CastName, number>,
  contestants: readonly number[] = [cast.trainee, cast.newcomer, cast.employer, cast.assessor],
  isDrawn = true,
): Promise<{ competitionId: number; eventId: number; contestantIds: number[] }> {
  const { organiser } = cast;
  const titles = { titleZh: '家政技能大赛', titleEn: 'Home-services competition' };
  const competitionId = await createCompetition(
    { code: 'test-2026', ...titles, startsOn: now, endsOn: now },
    organiser,
    now,
  );
  const scheme = { aspects, prizes: usualPrizes, source: '' };
  const eventId = (await createEvent(
    { competitionId, titleZh: '养老护理', titleEn: 'Elderly care', scheme },
    organiser,
    now,
  )) as number;
  for (const personId of contestants)
    await enterContestant({ eventId, personId, unit: '安心家政', isStudent: false }, organiser, now);
  for (const judge of [cast.judge, cast.judge2, cast.judge3, cast.judge4, cast.judge5])
    await seatJudge(eventId, judge, organiser, now);
  if (isDrawn) await drawEvent(eventId, organiser, now);
  return { competitionId, eventId, contestantIds: (await findContestants(eventId)).map(({ id }) => id) };
}
