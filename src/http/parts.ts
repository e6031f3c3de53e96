/** What the shared partials take. */

/** A labelled fact: partials/summary-list */
export interface Item {
  readonly label: string;
  readonly value: string;
  readonly href: string | null;
}

/** A question before something that can't be undone: partials/confirm */
export interface Confirmation {
  readonly action: string;
  readonly label: string;
  readonly question: string;
  readonly explain: string;
  readonly danger: boolean;
  readonly requestKey: string;
}
