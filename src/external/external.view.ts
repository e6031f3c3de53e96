/** The pages of recorded certificates. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import type { ExternalState } from './externalState.ts';

const looks: Readonly<Record<ExternalState, Pick<Badge, 'kind' | 'icon'>>> = {
  recorded: { kind: 'attention', icon: 'clock' },
  checked: { kind: 'valid', icon: 'check' },
  rejected: { kind: 'revoked', icon: 'cross' },
};

/** A state as a badge. */
export function externalBadge(state: ExternalState, t: Translate): Badge {
  return { ...looks[state], label: t(`external.state.${state}`) };
}

export const newExternalView = view<{ form: FormView }>('external/certificate/new', 'staff');

/** One recorded certificate. */
export interface ExternalPage {
  readonly number: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly scanHref: string | null;
  readonly publicHref: string | null;
  readonly decision: { readonly action: string; readonly form: FormView } | null;
  /** Why this person can't decide, or null. */
  readonly hint: string | null;
}

export const externalView = view<ExternalPage>('external/certificate/show', 'staff');

/** Where earlier paper is imported, with the report of the last check. */
export interface ImportPage {
  readonly form: FormView;
  readonly templateHref: string;
  readonly report: {
    readonly summary: string;
    readonly isGood: boolean;
    readonly lines: readonly { readonly line: number; readonly name: string; readonly problems: string }[];
  } | null;
}

export const importView = view<ImportPage>('external/import/new', 'staff');
