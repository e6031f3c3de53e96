/** Templates of certificates as pages: the list, one template with its versions, and the designer. */

import type { FormView, Option } from '../../http/form.ts';
import type { Badge } from '../../http/list.ts';
import type { Confirmation, Item } from '../../http/parts.ts';
import { view } from '../../http/view.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { DesignElement } from '../../templates/design.ts';
import { templateFields } from '../../templates/fields.ts';
import type { TemplateVersionRow } from '../../templates/template.store.ts';
import type { findProblems } from './tryTemplate.action.ts';

/** Where templates and their versions are. */
export const templatesAt = '/admin/templates';
export const versionsAt = '/admin/template-versions';

/** A picture of a version. */
export interface Thumbnail {
  readonly src: string;
  readonly alt: string;
  readonly isUpright: boolean;
}

/** The list of templates by kind. */
export interface TemplatesPage {
  readonly kinds: readonly {
    readonly name: string;
    readonly templates: readonly {
      readonly href: string;
      readonly title: string;
      readonly badges: readonly Badge[];
      readonly picture: Thumbnail;
    }[];
  }[];
}
export const templatesView = view<TemplatesPage>('certificates/template/index', 'staff');

/** The form for a new template. */
export interface NewTemplatePage {
  readonly form: FormView;
}
export const newTemplateView = view<NewTemplatePage>('certificates/template/new', 'staff');

/** One template with its versions. */
export interface TemplatePage {
  readonly title: string;
  readonly items: readonly Item[];
  readonly versions: readonly {
    readonly name: string;
    readonly badges: readonly Badge[];
    readonly picture: Thumbnail;
    readonly pdfHref: string;
    readonly edit: { readonly action: string; readonly label: string; readonly requestKey: string };
    readonly use: Confirmation | null;
  }[];
  readonly retirement: {
    readonly action: string;
    readonly value: string;
    readonly label: string;
    readonly requestKey: string;
  };
}
export const templateView = view<TemplatePage>('certificates/template/show', 'staff');

/** A way to another page. */
interface Link {
  readonly href: string;
  readonly label: string;
}

/** The designer. */
export interface DesignerPage {
  readonly title: string;
  readonly back: Link;
  readonly revision: number;
  readonly action: string;
  readonly isUpright: boolean;
  readonly previewSrc: string;
  readonly pdfHref: string;
  /** Tenths of a millimetre. */
  readonly sheet: { readonly width: number; readonly height: number };
  /** JSON, for the script. */
  readonly design: string;
  readonly samples: readonly (Option & { readonly selected: boolean })[];
  readonly elements: readonly {
    readonly index: number;
    readonly label: string;
    readonly href: string;
    readonly isFirst: boolean;
    readonly isLast: boolean;
  }[];
  readonly kinds: readonly Option[];
  readonly problems: readonly string[];
  readonly publication: { readonly action: string; readonly kind: string; readonly requestKey: string };
  readonly discarding: Confirmation;
  readonly requestKey: string;
}
export const designerView = view<DesignerPage>('certificates/template/edit', 'staff');

/** One element's form. */
export interface ElementPage {
  readonly title: string;
  readonly back: Link;
  readonly action: string;
  readonly form: FormView;
  readonly previewSrc: string;
  /** Fields that a text may name. */
  readonly fieldNames: readonly { readonly code: string; readonly label: string }[];
  readonly images: readonly { readonly src: string; readonly label: string }[];
  readonly upload: { readonly action: string; readonly form: FormView } | null;
}
export const elementView = view<ElementPage>('certificates/template/element', 'staff');

/** What an element is called in lists: its kind, and the first words of a text with its fields by name. */
export function elementLabel(element: DesignElement, t: Translate): string {
  const kind = t(`templates.element.${element.kind}`);
  if (element.kind === 'ornament') return t(`templates.ornament.${element.ornament}`);
  return element.kind === 'text' ? `${kind} · ${namedText(element.text, t)}` : kind;
}

/** The text with its fields by their names: 证书编号 for `{{number}}`. */
function namedText(text: string, t: Translate): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const field = templateFields.find((one) => one === name);
    return field ? `〔${t(`templates.value.${field}`)}〕` : whole;
  });
}

/** A problem as a sentence, with the element that it is about. */
export function problemSentence(
  problem: Awaited<ReturnType<typeof findProblems>>[number],
  elements: readonly DesignElement[],
  t: Translate,
): string {
  const element = problem.element === null ? undefined : elements[problem.element];
  const named = { ...problem.params } as Record<string, string | number>;
  if (problem.key === 'missingField')
    named.field = t(`templates.value.${problem.params.field as (typeof templateFields)[number]}`);
  if (problem.key === 'cut') named.sample = t(`templates.sample.${problem.params.sample}`);
  const sentence = t(`templates.problem.${problem.key}`, named);
  return element ? `${elementLabel(element, t)}: ${sentence}` : sentence;
}

/** Badges of a version: draft, published, in force. */
export function versionBadges({ state, inForceFor }: TemplateVersionRow, t: Translate): Badge[] {
  if (inForceFor) return [{ kind: 'valid', icon: 'check', label: t('templates.state.inForce') }];
  return state === 'draft'
    ? [{ kind: 'attention', icon: 'pencil', label: t('templates.state.draft') }]
    : [{ kind: 'neutral', icon: 'list', label: t('templates.state.published') }];
}
