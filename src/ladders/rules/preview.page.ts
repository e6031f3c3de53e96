/** The list of those for whom a draft would change something. */
import { answerList } from '../../http/list.ts';
import type { Answer, Context } from '../../http/route.ts';
import { wordingFor } from './editor.page.ts';
import type { StoredVersion } from './ladder.store.ts';
import { previewList } from './preview.list.ts';

/** One page of it, or all of it as .xlsx. */
export async function showPreview(context: Context<unknown, StoredVersion>): Promise<Answer> {
  return answerList(previewList(context.loaded, await wordingFor(context, context.loaded)), context);
}
