/** The pages about someone's personal data: her own, and the staff's. */

import { goes, stays } from '../../accounts/privacy/withheld.ts';
import type { FormView } from '../../http/form.ts';
import type { Pages } from '../../http/pages.ts';
import type { Confirmation } from '../../http/parts.ts';
import { view } from '../../http/view.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What both pages show. */
export interface PrivacyFacts {
  readonly title: string;
  readonly lead: string;
  readonly state: string;
  readonly history: readonly { what: string; at: string; by: string | null }[];
  readonly withdrawal: Confirmation | null;
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  /** Where the data is asked for: with her password, or an administrator's reason; null for who may not. */
  readonly dataExport: { readonly action: string; readonly form: FormView } | null;
  readonly erasureState: string | null;
  readonly erasureSteps: readonly Confirmation[];
  readonly refusal: { readonly action: string; readonly form: FormView } | null;
}

export const ownPrivacyView = view<PrivacyFacts>('ladders/privacy/show');
export const staffPrivacyView = view<PrivacyFacts>('ladders/privacy/show', 'staff');

/** Requests for erasure, for those who decide them. */
export const erasuresView = view<{
  tabs: readonly { href: string; label: string; isCurrent: boolean }[];
  rows: readonly { href: string; name: string; at: string; decidedAt: string | null }[];
  pages: Pages;
}>('ladders/privacy/index', 'staff');

/** What goes with an erasure, and what the law has us keep. */
export function consequences(t: Translate): Pick<PrivacyFacts, 'goes' | 'stays'> {
  return {
    goes: goes.map((key) => t(`people.privacy.goes.${key}`)),
    stays: stays.map((key) => t(`people.privacy.stays.${key}`)),
  };
}
