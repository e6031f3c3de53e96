/** The rows behind a figure. */
import { answerList } from '../http/list.ts';
import { type Answer, type Context, HttpError } from '../http/route.ts';
import { behindList, stepsList } from './behind.list.ts';
import { asked, chipsOf } from './figures.page.ts';
import { stepsOf } from './figures.ts';
import { type FigureFilter, writeFilter } from './filter.ts';
import { select, sets } from './selection.ts';

/** The rows of a set. */
export async function showRows(context: Context): Promise<Answer> {
  const set = sets.find((name) => name === context.param('set'));
  if (!set) throw new HttpError(404);
  const { facts, filter, frame } = await asked(context);
  const chips = chipsOf(filter, frame, `/admin/figures/rows/${set}`);
  return answerList(
    behindList(set, { ...frame, facts }, { chips, figuresHref: figuresHref(filter) }),
    context,
  );
}

/** Those who completed a tier; with `part=entered`, those of them who entered the next one. */
export async function showSteps(context: Context): Promise<Answer> {
  const from = context.idParam('tier');
  if (from > 4) throw new HttpError(404);
  const { facts, filter, frame } = await asked(context);
  const steps = stepsOf(select(facts, filter), from);
  const wanted =
    context.query.part === 'entered' ? steps.filter(({ enteredAt }) => enteredAt !== null) : steps;
  const chips = chipsOf(filter, frame, `/admin/figures/steps/${from}`);
  return answerList(stepsList(wanted, { chips, figuresHref: figuresHref(filter) }), context);
}

function figuresHref(filter: FigureFilter): string {
  return `/admin/figures?${writeFilter({ ...filter, kind: null })}`;
}
