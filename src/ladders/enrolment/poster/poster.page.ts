/** Posters of a class: A4 and A3 for print, a picture for chat groups, for each source or for all. */
import { type Answer, type Context, file, found } from '../../../http/route.ts';
import type { CohortRow } from '../../cohort.store.ts';
import { findCourse, listTiers } from '../../course.store.ts';
import { findSourcesOf, type SourceRow } from '../source.store.ts';
import { renderPosterImage } from './posterImage.ts';
import { posterSizes, renderPosters } from './posterPdf.ts';
import { type PosterFacts, posterLanguages } from './posterWording.ts';

/** The poster of one source (`source`: its id), of every source (`all`), or of the class itself, as PDF. */
export async function showPoster(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded, query } = context;
  const wanted = query.source ?? '';
  if (wanted === 'all') return printPosters(context, found(emptyAsNull(await findSourcesOf(loaded.id))));
  return printPosters(context, [await findWanted(loaded.id, wanted)]);
}

/** The picture of one source's poster, or of the class itself. */
export async function showPosterImage(context: Context<unknown, CohortRow>): Promise<Answer> {
  return drawPosterImage(context, await findWanted(context.loaded.id, context.query.source ?? ''));
}

/** Posters of these sources (null: the class's own) as the query asks for. */
export async function printPosters(
  context: Context<unknown, CohortRow>,
  sources: readonly (SourceRow | null)[],
): Promise<Answer> {
  const { loaded, query } = context;
  const size = posterSizes.find((one) => one === query.size) ?? 'a4';
  const base = await factsOf(context);
  const posters = sources.map((source) => ({ ...base, ...factsOfSource(context, source) }));
  const pdf = await renderPosters(posters, { size, language: languageOf(context) });
  const label = sources.length === 1 ? (sources[0]?.label ?? '') : '';
  return file('application/pdf', `${fileName(base.title, loaded, label)}-${size}.pdf`, pdf, true);
}

/** The picture of one source's poster (null: the class's own). */
export async function drawPosterImage(
  context: Context<unknown, CohortRow>,
  source: SourceRow | null,
): Promise<Answer> {
  const facts = { ...(await factsOf(context)), ...factsOfSource(context, source) };
  const png = await renderPosterImage(facts, languageOf(context));
  return file('image/png', `${fileName(facts.title, context.loaded, source?.label ?? '')}.png`, png, true);
}

async function findWanted(cohortId: number, wanted: string): Promise<SourceRow | null> {
  if (wanted === '') return null;
  return found((await findSourcesOf(cohortId)).find(({ id }) => String(id) === wanted));
}

async function factsOf({ loaded, settings }: Context<unknown, CohortRow>) {
  const course = found(await findCourse(loaded.courseId));
  const tier = (await listTiers()).find(({ rank }) => rank === course.tierRank);
  return {
    title: course.titleZh,
    titleEnglish: course.titleEn,
    tierName: tier?.titleZh ?? null,
    startsAt: loaded.startsAt,
    endsAt: loaded.endsAt,
    timeZone: settings.timeZone,
    place: loaded.venue,
    address: loaded.community,
    hours: course.theoryHours + course.practiceHours,
    organiserName: settings.organisation,
    madeAt: loaded.createdAt,
    demonstration: settings.demonstration,
  };
}

function factsOfSource(
  { loaded, baseUrl }: Context<unknown, CohortRow>,
  source: SourceRow | null,
): Pick<PosterFacts, 'enrolUrl' | 'sourceLabel'> {
  const code = source?.code ?? loaded.enrolCode;
  return { enrolUrl: `${baseUrl}/e/${code}`, sourceLabel: source?.label ?? null };
}

function languageOf({ query }: Context<unknown, CohortRow>) {
  return posterLanguages.find((one) => one === query.language) ?? 'both';
}

function fileName(title: string, { code }: CohortRow, label: string): string {
  return [title, code, label].filter(Boolean).join('-');
}

function emptyAsNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}
