/** The staff's pages of an enterprise. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import type { EnterpriseState } from './enterprise.model.ts';
import type { DayLine, KeyLine } from './partner.view.ts';

interface MemberLine {
  readonly personId: number;
  readonly name: string;
  readonly isContact: boolean;
  readonly contactKey: string;
  readonly removalKey: string;
}

interface EnterprisePage {
  readonly id: number;
  readonly name: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly members: readonly MemberLine[];
  /** Null where nobody is left who could join. */
  readonly memberForm: FormView | null;
  readonly keys: readonly KeyLine[];
  readonly days: readonly DayLine[];
  readonly confirmation: Confirmation;
}
export const enterpriseView = view<EnterprisePage>('partners/enterprise/show', 'staff');

/** Whether an enterprise may use its keys, as word, colour and icon. */
export function enterpriseBadge(state: EnterpriseState, t: Translate): Badge {
  return state === 'active'
    ? { kind: 'valid', icon: 'check', label: t('partners.enterprise.active') }
    : { kind: 'neutral', icon: 'ban', label: t('partners.enterprise.closed') };
}
