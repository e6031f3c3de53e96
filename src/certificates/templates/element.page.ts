/** The form of one element of a draft, for all that can't be dragged; and the pictures that elements show. */
import { type FormState, formView, freshState, type Option } from '../../http/form.ts';
import { type Answer, type Context, done, HttpError, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal } from '../../refusal.ts';
import { keepImage } from '../../templates/addImage.action.ts';
import { withElement } from '../../templates/changeDesign.ts';
import { type DesignElement, fonts, ornaments } from '../../templates/design.ts';
import { templateFields } from '../../templates/fields.ts';
import { listImages, type TemplateImageRow } from '../../templates/template.store.ts';
import { indexOf, loadDraft, save } from './draft.page.ts';
import { type ElementShape, elementForms, imageForm } from './template.form.ts';
import { elementLabel, elementView, versionsAt } from './template.view.ts';
import type { LoadedVersion } from './templates.page.ts';

/** An element with its draft. */
export interface LoadedElement extends LoadedVersion {
  readonly index: number;
  readonly element: DesignElement;
}

type Loaded<F = unknown> = Context<F, LoadedElement>;

/** Loads the element of a draft that the address names. */
export async function loadElement(context: Context): Promise<LoadedElement | null> {
  const draft = await loadDraft(context);
  const index = indexOf(context);
  const element = draft?.version.design.elements[index];
  return draft && element ? { ...draft, index, element } : null;
}

/** The form of an element. */
export async function showElement(context: Loaded): Promise<Answer> {
  const { element, version } = context.loaded;
  const shape = shapeOf(element);
  const typed = { ...typedOf(element), revision: String(version.revision) };
  return page(await renderElement(shape)(context, freshState(typed)));
}

/** The form of a shape of elements as it was filled in. */
export function renderElement(shape: ElementShape) {
  return async ({ loaded, t }: Loaded, state: FormState): Promise<View> => {
    const { version, element, index } = loaded;
    const address = `${versionsAt}/${version.id}`;
    const images = shape === 'image' ? await listImages() : [];
    const title = elementLabel(element, t);
    return elementView(title, {
      title,
      back: { href: `${address}/edit`, label: t('templates.backToDesigner') },
      action: `${address}/elements/${index}/${shape}`,
      form: formView(elementForms[shape], state, t, choices(images, t)),
      previewSrc: `${address}/preview?revision=${version.revision}`,
      fieldNames: shape === 'text' ? templateFields.map((field) => fieldName(field, t)) : [],
      images: images.map((image) => ({
        src: `/admin/template-images/${image.id}`,
        label: imageLabel(image, t),
      })),
      upload:
        shape === 'image'
          ? { action: `${address}/elements/${index}/picture`, form: formView(imageForm, freshState(), t) }
          : null,
    });
  };
}

/** Saves an element of a shape. */
export function saveElement(shape: ElementShape) {
  return async ({ loaded, form, t }: Loaded<{ revision: number }>): Promise<Answer> => {
    const { revision, ...changes } = form;
    if (shapeOf(loaded.element) !== shape) throw new HttpError(404);
    const element = { kind: loaded.element.kind, ...changes } as DesignElement;
    const design = withElement(loaded.version.design, loaded.index, element);
    const saved = await save(loaded, revision, design);
    if (isRefusal(saved)) return saved;
    return redirect(`${versionsAt}/${loaded.version.id}/edit#elements`, done(t('templates.saved')));
  };
}

/** Keeps a picture and shows it in the element. */
export async function uploadPicture({ loaded, file, me, now, t }: Loaded): Promise<Answer> {
  const { element, version, index } = loaded;
  if (shapeOf(element) !== 'image') throw new HttpError(404);
  const imageId = await keepImage(file?.bytes ?? null, { actorId: me.id, now });
  if (isRefusal(imageId)) return imageId;
  const design = withElement(version.design, index, { ...element, imageId } as DesignElement);
  const saved = await save(loaded, version.revision, design);
  if (isRefusal(saved)) return saved;
  return redirect(`${versionsAt}/${version.id}/elements/${index}`, done(t('templates.pictureSaved')));
}

/** The page again when an upload was refused. */
export async function renderUpload(context: Loaded, state: FormState): Promise<View> {
  const { version, element } = context.loaded;
  const typed = freshState({ ...typedOf(element), revision: String(version.revision) });
  const shown = await renderElement('image')(context, typed);
  const form = formView(imageForm, state, context.t);
  return {
    ...shown,
    data: { ...shown.data, upload: { ...(shown.data as { upload: object }).upload, form } },
  };
}

function shapeOf({ kind }: DesignElement): ElementShape {
  if (kind === 'seal' || kind === 'signature' || kind === 'logo') return 'image';
  return kind === 'photo' || kind === 'qr' ? 'box' : kind;
}

const inTenths = new Set(['x', 'y', 'width', 'height', 'thickness', 'size', 'smallest']);

/** The element as its form shows it: lengths in millimetres, sizes in points, ticks as `yes`. */
function typedOf({ kind: _kind, ...facts }: DesignElement): Record<string, string> {
  const entries = Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'boolean') return value ? [[name, 'yes']] : [];
    if (typeof value === 'number' && inTenths.has(name)) return [[name, String(value / 10)]];
    return [[name, value === null ? '' : String(value)]];
  });
  return Object.fromEntries(entries);
}

function choices(images: readonly TemplateImageRow[], t: Context['t']): Record<string, Option[]> {
  const named = <V extends string>(values: readonly V[], label: (value: V) => string): Option[] =>
    values.map((value) => ({ value, label: label(value) }));
  return {
    onlyWith: [
      { value: '', label: t('templates.always') },
      ...named(templateFields, (field) => t(`templates.value.${field}`)),
    ],
    font: named(fonts, (font) => t(`templates.font.${font}`)),
    align: named(['left', 'center', 'right'] as const, (align) => t(`templates.align.${align}`)),
    anchor: named(['top', 'bottom'] as const, (anchor) => t(`templates.anchor.${anchor}`)),
    language: named(['zh', 'en'] as const, (language) => t(`templates.language.${language}`)),
    ornament: named(ornaments, (ornament) => t(`templates.ornament.${ornament}`)),
    imageId: [
      { value: '', label: t('templates.noPicture') },
      ...images.map((image) => ({ value: String(image.id), label: imageLabel(image, t) })),
    ],
  };
}

/** How a field is written in a text, and what it says. */
function fieldName(field: (typeof templateFields)[number], t: Context['t']) {
  return { code: `{{${field}}}`, label: t(`templates.value.${field}`) };
}

function imageLabel({ id, width, height }: TemplateImageRow, t: Context['t']): string {
  return t('templates.picture', { id, width, height });
}
