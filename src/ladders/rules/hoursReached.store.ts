/** Finds who has attended all the hours that a tier takes, each by the rules under which she began. */
import { chunksOf } from '../../lib/chunks.ts';
import { hoursMissing } from '../progression.ts';
import { listPublished, versionAt } from './ladder.store.ts';
import { personalLadder, underWay } from './personalLadder.ts';
import { gatherRecords } from './records.store.ts';

/** Those of these people who lack no hours of the tier. Asks nothing more where no version ever asked for hours. */
export async function withHoursReached(
  personIds: readonly number[],
  rank: number,
  at: Date,
): Promise<number[]> {
  const published = await listPublished();
  const current = versionAt(published, at);
  const asks = published.some(({ tiers }) =>
    tiers.some(({ rank: one, rules }) => one === rank && (rules.theoryHours || rules.practiceHours)),
  );
  if (!current || !asks) return [...personIds];
  const reached: number[] = [];
  for (const chunk of chunksOf(personIds, 500))
    for (const [id, { record, beginnings }] of await gatherRecords(chunk)) {
      const begun = underWay(beginnings, record, at);
      const ladder = personalLadder(current, begun, (then) => versionAt(published, then));
      const tier = ladder.tiers.find((one) => one.rank === rank);
      if (tier && hoursMissing(tier, record).length === 0) reached.push(id);
    }
  return reached;
}
