/** The staff's page of a class's sources: what each brought, its posters, and a new one. */
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import { spreadsheet } from '../../http/spreadsheet.ts';
import type { View } from '../../http/view.ts';
import { refuse } from '../../refusal.ts';
import type { CohortRow } from '../cohort.store.ts';
import { findCourse } from '../course.store.ts';
import { posterLinks } from './poster/poster.view.ts';
import { createSource, ensureStationSource } from './saveSource.action.ts';
import type { SourceForm } from './source.form.ts';
import { sourceForm } from './source.form.ts';
import { countYields, findSourcesOf, type SourceRow, type Yield } from './source.store.ts';
import { type SourceLine, type SourceTable, sourcesView } from './source.view.ts';
import { sourceKinds } from './sourceKind.ts';
import { findStation, listStations } from './station.store.ts';

const nothing: Yield = { scans: 0, enrolled: 0, attended: 0 };

/** The sources of a class; as .xlsx when the query says so. */
export async function showSources(context: Context<unknown, CohortRow>): Promise<Answer> {
  if (context.query.format === 'xlsx') return exportSources(context);
  return page(await renderSources(context, freshState({ kind: 'community' })));
}

/** The page with the form as it was typed. */
export async function renderSources(context: Context<unknown, CohortRow>, state: FormState): Promise<View> {
  const { loaded: cohort, t, locale, baseUrl } = context;
  const course = found(await findCourse(cohort.courseId));
  const [sources, stations] = await Promise.all([findSourcesOf(cohort.id), listStations()]);
  const href = `/admin/cohorts/${cohort.id}`;
  const own = { label: t('enrolment.source.classItself'), code: cohort.enrolCode, kind: null, id: null };
  const kinds = sourceKinds.map((value) => ({ value, label: t(`enrolment.kind.${value}`) }));
  const places = stations.map(({ id, title }) => ({ value: String(id), label: title }));
  const none = { value: '', label: t('enrolment.source.noStation') };
  const title = `${locale === 'en' ? course.titleEn : course.titleZh} ${cohort.code}`;
  return sourcesView(title, {
    title,
    backHref: href,
    sources: await sourceTable(context),
    posters: [...sources, own].map(({ id, label, code, kind }) => ({
      label,
      kind: kind ? t(`enrolment.kind.${kind}`) : '',
      url: `${baseUrl}/e/${code}`,
      links: posterLinks(href, id === null ? {} : { source: String(id) }, t),
    })),
    all: sources.length > 0 ? posterLinks(href, { source: 'all' }, t) : null,
    isOpen: cohort.state === 'open',
    form: formView(sourceForm, state, t, { kind: kinds, stationId: [none, ...places] }),
    action: `${href}/sources`,
  });
}

/** Adds a source; a station has one in each class. */
export async function addSourceToClass(context: Context<SourceForm, CohortRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const back = `/admin/cohorts/${loaded.id}/sources`;
  if (form.kind === 'station') {
    const station = form.stationId ? await findStation(form.stationId) : null;
    if (!station?.isActive) return refuse('enrolment.refusal.chooseStation', {}, 'stationId');
    await ensureStationSource(loaded.id, station, now);
  } else {
    if (form.label === '') return refuse('common.form.required', {}, 'label');
    const source = { kind: form.kind, label: form.label, stationId: null };
    await createSource(loaded.id, source, me.id, now);
  }
  return redirect(back, done(t('enrolment.source.added')));
}

/** What each source brought; last those who came without one, where there are any. */
export async function sourceTable(context: Context<unknown, CohortRow>): Promise<SourceTable> {
  const { loaded } = context;
  const href = `/admin/cohorts/${loaded.id}/sources`;
  return { lines: await sourceLines(context), href, exportHref: `${href}?format=xlsx` };
}

async function sourceLines(context: Context<unknown, CohortRow>): Promise<SourceLine[]> {
  const { loaded, t, baseUrl } = context;
  const [sources, yields] = await Promise.all([findSourcesOf(loaded.id), countYields(loaded.id)]);
  const lines = sources.map((source) => lineOf(source, yields.get(source.id) ?? nothing, context));
  const without = yields.get(null) ?? nothing;
  if (without.enrolled === 0) return lines;
  const own = { kind: '–', label: t('enrolment.source.without'), url: `${baseUrl}/e/${loaded.enrolCode}` };
  return [...lines, { ...own, ...counts(without, loaded.id, 'none'), scans: null }];
}

function lineOf(
  { id, kind, label, code }: SourceRow,
  brought: Yield,
  { loaded, t, baseUrl }: Context<unknown, CohortRow>,
): SourceLine {
  return {
    kind: t(`enrolment.kind.${kind}`),
    label,
    url: `${baseUrl}/e/${code}`,
    scans: brought.scans,
    ...counts(brought, loaded.id, String(id)),
  };
}

function counts({ enrolled, attended }: Yield, cohortId: number, source: string) {
  const enrolledHref = `/admin/cohorts/${cohortId}/enrolments?source=${source}&held=yes`;
  return { enrolled, enrolledHref, attended, attendedHref: `${enrolledHref}&attended=yes` };
}

async function exportSources(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded, t } = context;
  const names = ['kind', 'label', 'url', 'scans', 'enrolled', 'attended'] as const;
  const rows = (await sourceLines(context)).map((line) => names.map((name) => line[name]));
  const headings = names.map((name) => t(`enrolment.field.${name}`));
  return spreadsheet(`sources-${loaded.code}`, t('enrolment.source.title'), headings, rows);
}
