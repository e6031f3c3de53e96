/** The designer of one draft: its picture, its elements in order, what is wrong with it, and its publication. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Context, done, json, page, redirect } from '../../http/route.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { withElementMoved, withNewElement, withoutElement } from '../../templates/changeDesign.ts';
import { type Design, elementKinds, sheets } from '../../templates/design.ts';
import { discardDraft, publishVersion, saveDesign } from '../../templates/saveTemplate.action.ts';
import { samples } from './samples.ts';
import type { designForm, moveForm, newElementForm, publicationForm, stepForm } from './template.form.ts';
import { designerView, elementLabel, problemSentence, templatesAt, versionsAt } from './template.view.ts';
import { type LoadedVersion, loadVersion, placeOf } from './templates.page.ts';
import { findProblems } from './tryTemplate.action.ts';

type Loaded<F = unknown> = Context<F, LoadedVersion>;

/** Loads a draft; a published version has no designer. */
export async function loadDraft(context: Context): Promise<LoadedVersion | null> {
  const loaded = await loadVersion(context);
  return loaded?.version.state === 'draft' ? loaded : null;
}

/** The designer. */
export async function showDesigner(context: Loaded): Promise<Answer> {
  const { loaded, t, query } = context;
  const { version, template } = loaded;
  const { id, revision, design } = version;
  const address = `${versionsAt}/${id}`;
  const sample = samples.find((one) => one === query.sample) ?? 'ordinary';
  const last = design.elements.length - 1;
  return page(
    designerView(t('templates.designer', { title: template.title }), {
      title: template.title,
      back: { href: `${templatesAt}/${template.id}`, label: t('templates.back') },
      revision,
      action: address,
      isUpright: design.sheet === 'a4-portrait',
      previewSrc: `${address}/preview?sample=${sample}&revision=${revision}`,
      pdfHref: `${address}/preview.pdf?sample=${sample}`,
      sheet: sheets[design.sheet],
      design: JSON.stringify(design),
      samples: samples.map((value) => ({
        value,
        label: t(`templates.sample.${value}`),
        selected: value === sample,
      })),
      elements: design.elements.map((element, index) => ({
        index,
        label: elementLabel(element, t),
        href: `${address}/elements/${index}`,
        isFirst: index === 0,
        isLast: index === last,
      })),
      kinds: elementKinds.map((value) => ({ value, label: t(`templates.element.${value}`) })),
      problems: await problemsIn(context, design),
      ...steps(address, t(`templates.kind.${template.kind}`), t),
      requestKey: randomUUID(),
    }),
  );
}

/** What ends a draft. */
function steps(address: string, kind: string, t: Context['t']) {
  return {
    publication: { action: `${address}/publication`, kind, requestKey: randomUUID() },
    discarding: {
      label: t('templates.discard'),
      action: `${address}/discarding`,
      question: t('templates.discardQuestion'),
      explain: t('templates.discardExplain'),
      danger: true,
      requestKey: randomUUID(),
    },
  };
}

/** Saves the design that the designer's script sends; answers with its new revision and what is wrong with it. */
export async function saveWhole(
  context: Loaded<ReturnType<typeof designForm.schema.parse>>,
): Promise<Answer> {
  const { loaded, form, t } = context;
  const revision = await save(loaded, form.revision, form.design);
  if (isRefusal(revision)) return json({ message: t(revision.key, revision.params) }, 409);
  return json({ revision, problems: await problemsIn(context, form.design) });
}

/** Adds an element and opens its form. */
export async function addElement({
  loaded,
  form,
}: Loaded<ReturnType<typeof newElementForm.schema.parse>>): Promise<Answer> {
  const { version } = loaded;
  const design = withNewElement(version.design, form.kind);
  const saved = await save(loaded, form.revision, design);
  const address = `${versionsAt}/${version.id}/elements/${design.elements.length - 1}`;
  return isRefusal(saved) ? saved : redirect(address);
}

/** Removes an element. */
export async function removeElement(
  context: Loaded<ReturnType<typeof stepForm.schema.parse>>,
): Promise<Answer> {
  const { loaded, form } = context;
  return backAfter(loaded, form.revision, withoutElement(loaded.version.design, indexOf(context)));
}

/** Moves an element earlier or later in the order. */
export async function moveElement(
  context: Loaded<ReturnType<typeof moveForm.schema.parse>>,
): Promise<Answer> {
  const { loaded, form } = context;
  return backAfter(loaded, form.revision, withElementMoved(loaded.version.design, indexOf(context), form.by));
}

/** Publishes the draft, if nothing is wrong with it. */
export async function publish(
  context: Loaded<ReturnType<typeof publicationForm.schema.parse>>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { version, template } = loaded;
  const problems = await problemsIn(context, version.design);
  if (problems.length > 0) return refuse('templates.refusal.problems', { problem: problems[0] as string });
  const refusal = await publishVersion(version.id, form, { actorId: me.id, now });
  const text = t(form.isPutInForce ? 'templates.publishedAndUsed' : 'templates.published');
  return refusal ?? redirect(`${templatesAt}/${template.id}`, done(text));
}

/** Throws the draft away. */
export async function discard({ loaded, me, now, t }: Loaded): Promise<Answer> {
  const refusal = await discardDraft(loaded.version.id, { actorId: me.id, now });
  return refusal ?? redirect(`${templatesAt}/${loaded.template.id}`, done(t('templates.discarded')));
}

/** Saves a design over the revision that was looked at. */
export function save(
  { version }: LoadedVersion,
  revision: number,
  design: Design,
): Promise<number | Refusal> {
  return saveDesign(version.id, { design, language: version.language, revision });
}

/** The position of the element that the address names. */
export function indexOf(context: Pick<Context, 'param'>): number {
  return Number(/^\d{1,2}$/.exec(context.param('index'))?.[0] ?? -1);
}

async function backAfter(loaded: LoadedVersion, revision: number, design: Design): Promise<Answer> {
  const saved = await save(loaded, revision, design);
  return isRefusal(saved) ? saved : redirect(`${versionsAt}/${loaded.version.id}/edit#elements`);
}

async function problemsIn(
  context: Pick<Loaded, 'loaded' | 't' | 'settings' | 'baseUrl'>,
  design: Design,
): Promise<string[]> {
  const { loaded, t } = context;
  const problems = await findProblems(design, loaded.template.kind, placeOf(context));
  return problems.map((problem) => problemSentence(problem, design.elements, t));
}
