/** The pages of possible duplicates and of merges. */
import type { Badge } from '../../http/list.ts';
import type { Pages } from '../../http/pages.ts';
import type { Confirmation } from '../../http/parts.ts';
import { view } from '../../http/view.ts';

/** One side of a pair. */
export interface Side {
  readonly id: number;
  readonly href: string;
  readonly name: string;
  readonly facts: string;
}

export const duplicatesView = view<{
  count: number;
  pairs: readonly {
    compareHref: string;
    score: number;
    reasons: readonly string[];
    against: readonly string[];
    first: Side;
    second: Side;
  }[];
  pages: Pages;
  requestKey: string;
}>('accounts/duplicate/index', 'staff');

/** One fact of both records; `field` where one of them can be chosen. */
export interface FactLine {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly differs: boolean;
  readonly choice: { readonly field: string; readonly legend: string; readonly isSecond: boolean } | null;
}

export const compareView = view<{
  lead: string;
  first: Side;
  second: Side;
  firstTitle: string;
  secondTitle: string;
  reasons: readonly string[];
  against: readonly string[];
  facts: readonly FactLine[];
  counts: readonly FactLine[];
  isSecondOlder: boolean;
  refusal: string | null;
  mergeKey: string;
  differentKey: string;
}>('accounts/duplicate/show', 'staff');

export const mergesView = view<{
  merges: readonly {
    href: string;
    kept: string;
    ended: string;
    at: string;
    by: string;
    badge: Badge;
  }[];
  pages: Pages;
}>('accounts/merge/index', 'staff');

export const mergeView = view<{
  items: readonly { label: string; value: string; href: string | null }[];
  badge: Badge;
  counts: readonly { label: string; moved: string; removed: string | null }[];
  undo: Confirmation | null;
}>('accounts/merge/show', 'staff');
