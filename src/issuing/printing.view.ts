/** The pages of the printing office: one for things, one for forms. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';

/** Where the printing office is. */
export const office = '/admin/printing';

/** A link with its icon. */
export interface OfficeLink {
  readonly href: string;
  readonly label: string;
  readonly icon: 'download' | 'list' | 'pencil' | 'printer' | 'certificate' | 'chevron-left';
}

/** A form on a page, under a heading. */
export interface OfficeForm {
  readonly heading: string;
  readonly lead: string | null;
  readonly action: string;
  readonly label: string;
  readonly form: FormView;
}

/** One delivery, form, printer or print run. */
export interface OfficePage {
  readonly title: string;
  readonly lead: string | null;
  readonly badge: Badge | null;
  readonly items: readonly Item[];
  readonly links: readonly OfficeLink[];
  readonly steps: readonly Confirmation[];
  readonly asked: OfficeForm | null;
}

export const officeView = view<OfficePage>('issuing/printing/show', 'staff');

/** A page that is one form. */
export type OfficeFormPage = OfficeForm & { readonly back: OfficeLink };

export const officeFormView = view<OfficeFormPage>('issuing/printing/form', 'staff');
