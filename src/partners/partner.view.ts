/** The pages of an employer's enterprise. */

import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Pages } from '../http/pages.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { ApiKeyRow } from './apiKey.store.ts';
import { type KeyState, keyState } from './apiKey.ts';
import type { CheckOutcome } from './checkResult.ts';
import type { WebhookRow } from './webhook.store.ts';

/** A key in a table. */
export interface KeyLine {
  readonly name: string;
  readonly href: string;
  readonly beginning: string;
  readonly badge: Badge;
  readonly scopes: string;
  readonly lastUsed: string;
}

/** One day's use. */
export interface DayLine {
  readonly day: string;
  readonly count: number;
  readonly most: number;
}

interface PartnerHome {
  readonly name: string;
  readonly items: readonly Item[];
  readonly isClosed: boolean;
  readonly keys: readonly KeyLine[];
  readonly webhooks: readonly { url: string; href: string; badge: Badge; isDisabled: boolean }[];
  readonly followCount: number;
  readonly days: readonly DayLine[];
}
export const partnerHomeView = view<PartnerHome>('partners/home/show', 'staff');

/** Shown to an employer whom staff have not put into an enterprise yet. */
export const noEnterpriseView = view<{ organisation: string }>('partners/home/none', 'staff');

/** A page that is one form. */
export interface FormPage {
  readonly title: string;
  readonly lead: string | null;
  readonly form: FormView;
  readonly action: string;
  readonly label: string;
  readonly back: { readonly href: string; readonly label: string };
}
export const formPageView = view<FormPage>('partners/home/form', 'staff');

/** A secret that is shown this once. */
interface SecretPage {
  readonly title: string;
  readonly explain: string;
  readonly secret: string;
  readonly example: string;
  readonly back: { readonly href: string; readonly label: string };
}
export const secretView = view<SecretPage>('partners/home/secret', 'staff');

interface KeyPage {
  readonly name: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly backHref: string;
  readonly rotation: { readonly action: string; readonly form: FormView } | null;
  readonly quotas: { readonly action: string; readonly form: FormView } | null;
  readonly confirmations: readonly Confirmation[];
}
export const keyView = view<KeyPage>('partners/key/show', 'staff');

interface FollowsPage {
  readonly count: number;
  readonly form: FormView;
  readonly follows: readonly {
    number: string;
    badge: Badge;
    since: string;
    requestKey: string;
    href: string;
  }[];
  readonly nextHref: string | null;
}
export const followsView = view<FollowsPage>('partners/follows/show', 'staff');

interface WebhookPage {
  readonly url: string;
  readonly badge: Badge;
  readonly isDisabled: boolean;
  readonly ping: { readonly action: string; readonly requestKey: string } | null;
  readonly confirmations: readonly Confirmation[];
  readonly deliveries: readonly {
    readonly messageId: string;
    readonly kind: string;
    readonly when: string;
    readonly badge: Badge;
    readonly next: string | null;
    readonly attempts: readonly string[];
    readonly resend: { readonly action: string; readonly requestKey: string } | null;
  }[];
  readonly pages: Pages;
}
export const webhookView = view<WebhookPage>('partners/webhook/show', 'staff');

interface BulkCheckPage {
  readonly form: FormView;
  readonly workbook: FormView;
  readonly left: number;
  readonly results:
    | readonly {
        number: string;
        badge: Badge;
        cells: readonly { label: string; text: string }[];
        href: string | null;
      }[]
    | null;
  readonly counts: readonly { badge: Badge; count: number }[];
}
export const bulkCheckView = view<BulkCheckPage>('partners/bulk-check/show', 'staff');

/** A key as its owner's and the staff's tables show it. */
export function keyLine(
  key: ApiKeyRow,
  href: string,
  frame: { now: Date; t: Translate; locale: Locale },
): KeyLine {
  const { t, locale, now } = frame;
  return {
    ...{ name: key.name, href, beginning: `${key.beginning}…` },
    badge: keyBadge(keyState(key, now), t),
    scopes: key.scopes.map((scope) => t(`partners.scopeShort.${scope}`)).join(t('partners.comma')),
    lastUsed: key.lastUsedAt ? showDateTime(key.lastUsedAt, locale) : t('partners.key.neverUsed'),
  };
}

/** A key's state as word, colour and icon. */
export function keyBadge(state: KeyState, t: Translate): Badge {
  const looks = {
    active: ['valid', 'check'],
    ending: ['attention', 'clock'],
    ended: ['neutral', 'minus'],
    withdrawn: ['revoked', 'ban'],
  } as const;
  const [kind, icon] = looks[state];
  return { kind, icon, label: t(`partners.keyState.${state}`) };
}

/** A webhook's state. */
export function webhookBadge({ state }: Pick<WebhookRow, 'state'>, t: Translate): Badge {
  const isActive = state === 'active';
  const look = isActive
    ? ({ kind: 'valid', icon: 'check' } as const)
    : ({ kind: 'revoked', icon: 'ban' } as const);
  return { ...look, label: t(isActive ? 'partners.webhook.active' : 'partners.webhook.disabled') };
}

/** What a check found. */
export function outcomeBadge(outcome: CheckOutcome, t: Translate): Badge {
  const looks: Record<CheckOutcome, Pick<Badge, 'kind' | 'icon'>> = {
    valid: { kind: 'valid', icon: 'check' },
    expired: { kind: 'expired', icon: 'clock' },
    suspended: { kind: 'suspended', icon: 'pause' },
    revoked: { kind: 'revoked', icon: 'ban' },
    replaced: { kind: 'neutral', icon: 'refresh' },
    recorded: { kind: 'info', icon: 'book' },
    unknown: { kind: 'revoked', icon: 'question' },
    mistyped: { kind: 'attention', icon: 'pencil' },
  };
  return { ...looks[outcome], label: t(`partners.outcome.${outcome}`) };
}
