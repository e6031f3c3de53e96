/** The staff's list of who enrolled in a class. */
import { answerList } from '../../http/list.ts';
import type { Answer, Context } from '../../http/route.ts';
import type { CohortRow } from '../cohort.store.ts';
import { enrolledList } from './enrolled.list.ts';
import { findSourcesOf } from './source.store.ts';

/** One page of them, or all as .xlsx. */
export async function listEnrolled(context: Context<unknown, CohortRow>): Promise<Answer> {
  const sources = await findSourcesOf(context.loaded.id);
  return answerList(enrolledList(context.loaded, sources), context);
}
