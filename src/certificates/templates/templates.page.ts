/** The list of templates, one template with its versions, a new one, and pictures of versions. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { renderPng } from '../../lib/pdf/png.ts';
import { isRefusal } from '../../refusal.ts';
import { templateKinds, templateLanguages } from '../../templates/design.ts';
import {
  createTemplate,
  draftFrom,
  retireTemplate,
  useVersion,
} from '../../templates/saveTemplate.action.ts';
import { shippedDesign } from '../../templates/shippedDesigns.ts';
import {
  findImage,
  findTemplate,
  findVersion,
  findVersionsOf,
  listTemplates,
  type TemplateRow,
  type TemplateVersionRow,
} from '../../templates/template.store.ts';
import { type Sample, samples } from './samples.ts';
import { newTemplateForm, type retirementForm } from './template.form.ts';
import {
  newTemplateView,
  type Thumbnail,
  templatesAt,
  templatesView,
  templateView,
  versionBadges,
  versionsAt,
} from './template.view.ts';
import { type Place, renderSample } from './tryTemplate.action.ts';

/** A version with its template. */
export interface LoadedVersion {
  readonly version: TemplateVersionRow;
  readonly template: TemplateRow;
}

/** Dots an inch of a picture: small in lists, sharp in the designer; a card is small anyway. */
const dpi = { small: 40, large: 110, card: 250 } as const;

/** Every template by kind, with a picture of its latest version. */
export async function listAllTemplates({ t }: Context): Promise<Answer> {
  const templates = await listTemplates();
  const versions = await findVersionsOf(templates.map(({ id }) => id));
  const shown = templates.flatMap((template) => {
    const own = versions.filter(({ templateId }) => templateId === template.id);
    const version = own.find(({ inForceFor }) => inForceFor) ?? own[0];
    if (!version) return [];
    const retired = { kind: 'suspended', icon: 'pause', label: t('templates.state.retired') } as const;
    return {
      kind: template.kind,
      href: `${templatesAt}/${template.id}`,
      title: template.title,
      badges: [...(template.retiredAt ? [retired] : []), ...versionBadges(version, t)],
      picture: pictureOf(version, template.title),
    };
  });
  const kinds = templateKinds.map((kind) => ({
    name: t(`templates.kind.${kind}`),
    templates: shown.filter((one) => one.kind === kind),
  }));
  return page(templatesView(t('templates.title'), { kinds }));
}

/** The form for a new template. */
export async function showNewTemplate(context: Context): Promise<Answer> {
  return page(await renderNewTemplate(context, freshState({ language: 'bilingual' })));
}

/** The form for a new template as it was filled in. */
export async function renderNewTemplate({ t }: Context, state: FormState): Promise<View> {
  const templates = await listTemplates();
  const versions = await findVersionsOf(templates.map(({ id }) => id));
  const titleOf = (templateId: number) => templates.find(({ id }) => id === templateId)?.title ?? '';
  const form = formView(newTemplateForm, state, t, {
    kind: templateKinds.map((value) => ({ value, label: t(`templates.kind.${value}`) })),
    language: templateLanguages.map((value) => ({ value, label: t(`templates.language.${value}`) })),
    from: [
      { value: '', label: t('templates.fromShipped') },
      ...versions.map(({ id, templateId, number }) => ({
        value: String(id),
        label: t('templates.fromVersion', { title: titleOf(templateId), number }),
      })),
    ],
  });
  return newTemplateView(t('templates.new'), { form });
}

type NewFacts = ReturnType<typeof newTemplateForm.schema.parse>;

/** Makes a template and opens its first draft. */
export async function addTemplate({ form, me, now }: Context<NewFacts>): Promise<Answer> {
  const { kind, title, language, from } = form;
  const origin = from === '' ? null : found(await findVersion(Number(from)));
  const design = origin?.design ?? shippedDesign(kind, language);
  const id = await createTemplate({ kind, title, language, design }, { actorId: me.id, now });
  return redirect(`${versionsAt}/${id}/edit`);
}

/** Loads a template. */
export function loadTemplate(context: Context): Promise<TemplateRow | null> {
  return findTemplate(context.idParam('templateId'));
}

/** One template with its versions, newest first. */
export async function showTemplate({ loaded, t, locale }: Context<unknown, TemplateRow>): Promise<Answer> {
  const versions = await findVersionsOf([loaded.id]);
  const item = (label: string, value: string) => ({ label, value, href: null });
  const isRetired = loaded.retiredAt !== null;
  return page(
    templateView(loaded.title, {
      title: loaded.title,
      items: [
        item(t('templates.field.kind'), t(`templates.kind.${loaded.kind}`)),
        item(t('templates.field.createdAt'), showDateTime(loaded.createdAt, locale)),
      ],
      versions: versions.map((version) => ({
        name: t('templates.version', { number: version.number }),
        badges: versionBadges(version, t),
        picture: pictureOf(version, loaded.title),
        pdfHref: `${versionsAt}/${version.id}/preview.pdf`,
        edit: {
          action: `${versionsAt}/${version.id}/draft`,
          label: t(version.state === 'draft' ? 'templates.edit' : 'templates.editCopy'),
          requestKey: randomUUID(),
        },
        use: version.state === 'published' && !version.inForceFor && !isRetired ? useStep(version, t) : null,
      })),
      retirement: {
        action: `${templatesAt}/${loaded.id}/retirement`,
        value: isRetired ? 'no' : 'yes',
        label: t(isRetired ? 'templates.restore' : 'templates.retire'),
        requestKey: randomUUID(),
      },
    }),
  );
}

/** Takes a template out of use, or back. */
export async function retire(
  context: Context<ReturnType<typeof retirementForm.schema.parse>, TemplateRow>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const inForce = (await findVersionsOf([loaded.id])).some(({ inForceFor }) => inForceFor !== null);
  const doer = { actorId: me.id, now };
  const refusal = await retireTemplate(loaded.id, form.isRetired, inForce, doer);
  const text = t(form.isRetired ? 'templates.retired' : 'templates.restored');
  return refusal ?? redirect(`${templatesAt}/${loaded.id}`, done(text));
}

/** Loads a version with its template. */
export async function loadVersion(context: Context): Promise<LoadedVersion | null> {
  const version = await findVersion(context.idParam('versionId'));
  const template = version && (await findTemplate(version.templateId));
  return version && template ? { version, template } : null;
}

/** Opens the template's draft, made from this version where there is none. */
export async function openDraft({ loaded, me, now }: Context<unknown, LoadedVersion>): Promise<Answer> {
  const id = await draftFrom(loaded.version.id, { actorId: me.id, now });
  return isRefusal(id) ? id : redirect(`${versionsAt}/${id}/edit`);
}

/** New certificates are made with this version from now on. */
export async function use({ loaded, me, now, t }: Context<unknown, LoadedVersion>): Promise<Answer> {
  const refusal = await useVersion(loaded.version.id, { actorId: me.id, now });
  return refusal ?? redirect(`${templatesAt}/${loaded.template.id}`, done(t('templates.inUse')));
}

/** A version with a fictional certificate, as a picture. */
export async function showPicture(context: Context<unknown, LoadedVersion>): Promise<Answer> {
  const { version } = context.loaded;
  const isSmall = context.query.size === 'small';
  const pdf = await samplePdf(context);
  const resolution = version.design.sheet === 'card' ? dpi.card : dpi.large;
  const png = await renderPng(pdf, isSmall ? Math.round(resolution * (dpi.small / dpi.large)) : resolution);
  return file('image/png', 'template.png', png, true);
}

/** The same as a PDF. */
export async function showPdf(context: Context<unknown, LoadedVersion>): Promise<Answer> {
  return file('application/pdf', `${context.loaded.template.title}.pdf`, await samplePdf(context), true);
}

/** A picture that templates show. */
export async function showImage(context: Context): Promise<Answer> {
  const { mimeType, bytes } = found(await findImage(context.idParam('imageId')));
  return file(mimeType, `image.${mimeType === 'image/png' ? 'png' : 'jpg'}`, bytes, true);
}

/** Where and under whose name samples are printed. */
export function placeOf({ settings, baseUrl }: Pick<Context, 'settings' | 'baseUrl'>): Place {
  return { organisation: settings.organisation, timeZone: settings.timeZone, origin: baseUrl };
}

function samplePdf(context: Context<unknown, LoadedVersion>): Promise<Buffer> {
  const { version, template } = context.loaded;
  const sample: Sample = samples.find((one) => one === context.query.sample) ?? 'ordinary';
  return renderSample(version.design, template.kind, sample, placeOf(context));
}

function pictureOf({ id, revision, design }: TemplateVersionRow, title: string): Thumbnail {
  const isUpright = design.sheet === 'a4-portrait';
  return { src: `${versionsAt}/${id}/preview?size=small&revision=${revision}`, alt: title, isUpright };
}

function useStep({ id, number }: TemplateVersionRow, t: Context['t']) {
  return {
    label: t('templates.use'),
    action: `${versionsAt}/${id}/use`,
    question: t('templates.useQuestion', { number }),
    explain: t('templates.useExplain'),
    danger: false,
    requestKey: randomUUID(),
  };
}
