/** Results of feedback: for staff by course, trainer and class, and for a trainer her own. */
import { answerList } from '../http/list.ts';
import { type Answer, type Context, found, page } from '../http/route.ts';
import { meansText, meanText, type ResultPage, resultView } from './feedback.view.ts';
import { namer, resultsList } from './results.list.ts';
import { cellsOf, findCell, findComments, findResults, type Grain, grains } from './results.store.ts';
import { fewest, type Means, meansOf, type Sums, sumOf } from './threshold.ts';

const mostComments = 200;

/** The list. */
export function listResults(context: Context): Promise<Answer> {
  return answerList(resultsList, context);
}

/** One course, trainer or class. */
export async function showResult(context: Context): Promise<Answer> {
  const { t, locale, param, idParam } = context;
  const grain: Grain = found(grains.find((one) => one === param('grain')));
  const cell = found(await findCell(idParam('cellId')));
  const filter = cellsOf(grain, cell);
  const title = (await namer([cell], locale))(grain, cell);
  const [shown, comments] = await Promise.all([partsOf(filter, context), findComments(filter, mostComments)]);
  return page(
    resultView(title, {
      ...shown,
      title,
      subtitle: t(`feedback.grain.${grain}`),
      comments,
      back: { href: '/admin/feedback', label: t('feedback.results.title') },
    }),
  );
}

/** A trainer's own. */
export async function showOwnResults(context: Context): Promise<Answer> {
  const { me, t } = context;
  const filter = { trainerId: me.id };
  const [shown, comments] = await Promise.all([partsOf(filter, context), findComments(filter, mostComments)]);
  const back = { href: '/teaching', label: t('attendance.nav.teaching') };
  return page(
    resultView(t('feedback.own.title'), {
      ...shown,
      ...{ title: t('feedback.own.title'), subtitle: me.name, comments, back },
    }),
  );
}

/** The means of all, and of each class. */
async function partsOf(
  filter: NonNullable<Parameters<typeof findResults>[1]>,
  { t, locale }: Context,
): Promise<Pick<ResultPage, 'note' | 'means' | 'lines'>> {
  const classes = await findResults('class', filter);
  const nameOf = await namer(classes, locale);
  const all = meansOf(sumOf(classes));
  return {
    note: all ? t('feedback.result.note', { count: all.counted }) : t('feedback.result.tooFew', { fewest }),
    means: all
      ? (['content', 'trainer', 'organisation'] as const).map((name) => ({
          label: t(`feedback.short.${name}`),
          mean: meanText(all[name]),
        }))
      : [],
    lines: classes.map((row) => ({
      title: nameOf('class', row),
      means: meansText(meansOf(row as Sums) as Means),
      count: t('feedback.result.count', { count: row.counted }),
    })),
  };
}
