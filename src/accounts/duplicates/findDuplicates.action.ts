/** Searches the register for records that may be one person, and remembers what staff say of them. */
import { setImmediate as breathe } from 'node:timers/promises';
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { findPerson } from '../person.store.ts';
import { type Candidate, type CandidatePair, candidatePairs } from './candidatePairs.ts';
import {
  birthDateGroups,
  forgetOpenPairs,
  phoneGroups,
  saveDifferent,
  savePairs,
} from './duplicatePair.store.ts';

/** Compares those who share a phone or a birth date, and keeps what it found; returns how many pairs. */
export async function findDuplicates(now: Date): Promise<number> {
  const found = new Map<string, CandidatePair>();
  for (const groups of [phoneGroups(), birthDateGroups()]) await search(groups, found);
  for (const some of chunksOf(found.values(), 200))
    await unitOfWork((transaction) => savePairs(transaction, some, now));
  await forgetOpenPairs(now);
  return found.size;
}

/** Remembers that two records are two people, so that they are not shown again. */
export async function decideDifferent(
  ids: readonly [number, number],
  decidedById: number,
  now: Date,
): Promise<Refusal | null> {
  const [firstId, secondId] = [Math.min(...ids), Math.max(...ids)];
  const both = await Promise.all([findPerson(firstId), findPerson(secondId)]);
  if (firstId === secondId || both.some((person) => person === null)) return refuse('people.merge.gone');
  return unitOfWork(async (transaction) => {
    await saveDifferent(transaction, [firstId, secondId], { decidedById, decidedAt: now });
    await audit(transaction, {
      actorId: decidedById,
      at: now,
      action: 'person.notTheSame',
      subjectKind: 'person',
      subjectId: firstId,
      after: { otherId: secondId },
    });
    return null;
  });
}

/** Other requests get their turn between groups. */
async function search(groups: AsyncIterable<Candidate[]>, found: Map<string, CandidatePair>): Promise<void> {
  let count = 0;
  for await (const group of groups) {
    for (const pair of candidatePairs(group)) found.set(`${pair.firstId} ${pair.secondId}`, pair);
    if (++count % 200 === 0) await breathe();
  }
}
