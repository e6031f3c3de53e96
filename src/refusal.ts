/**
 * Expected "no" of the domain (class full, sitting closed, judge conflicted): returned, never thrown, and shown
 * to the person as a sentence. What can't happen throws an Error instead and ends on the error page.
 */
import type { TranslationKey } from './i18n/texts.ts';

/** A domain answer that says no, and why, as a translation key. */
export class Refusal {
  readonly key: TranslationKey;
  readonly params: Record<string, string | number>;
  /** The form field at fault, or null when it is the whole request. */
  readonly field: string | null;

  constructor(
    key: TranslationKey,
    params: Record<string, string | number> = {},
    field: string | null = null,
  ) {
    this.key = key;
    this.params = params;
    this.field = field;
  }
}

/** Says no with a reason. */
export function refuse(
  key: TranslationKey,
  params: Record<string, string | number> = {},
  field: string | null = null,
): Refusal {
  return new Refusal(key, params, field);
}

/** Tells a refusal from a result. */
export function isRefusal(result: unknown): result is Refusal {
  return result instanceof Refusal;
}
