/**
 * Forms: a strict zod schema for what comes in, and the fields that the page shows. One reader for all: every issue
 * is reported beside its field, and what was typed is kept.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TranslationKey } from '../i18n/texts.ts';
import { isTranslationKey, type Translate } from '../i18n/translate.ts';
import type { Refusal } from '../refusal.ts';

export type FieldKind =
  | 'text'
  | 'tel'
  | 'email'
  | 'number'
  | 'password'
  | 'date'
  | 'datetime-local'
  | 'search'
  | 'textarea'
  | 'select'
  | 'checkbox'
  | 'radios'
  | 'file'
  | 'hidden';

/** One choice of a select or radio group; `label` is already in the reader's language. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** How a field is shown. */
export interface FieldDefinition {
  readonly name: string;
  readonly label: TranslationKey;
  readonly kind: FieldKind;
  readonly hint?: TranslationKey;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  readonly accept?: string;
  readonly maxlength?: number;
  readonly rows?: number;
}

/** A form: what it accepts, and how it looks. */
export interface Form<F> {
  readonly schema: z.ZodType<F>;
  readonly fields: readonly FieldDefinition[];
}

/** Typed values as they came, before parsing. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** One problem with one field; `message` is in the reader's language. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a page needs to show a form again. */
export interface FormState {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** A sentence about the request as a whole, or null. */
  readonly refusal: string | null;
}

/** Declares a form. */
export function defineForm<F>(schema: z.ZodType<F>, fields: readonly FieldDefinition[] = []): Form<F> {
  return { schema, fields };
}

/** For unsafe routes whose only input is their address: accepts nothing but the request key. */
export const emptyForm: Form<Record<string, never>> = defineForm(z.strictObject({}));

/** A form that nothing was typed into yet, or that starts from known values. */
export function freshState(values: Typed = {}): FormState {
  return { values, errors: [], refusal: null };
}

/** Parses what was typed. */
export function readForm<F>(form: Form<F>, typed: Typed, t: Translate): { data: F } | { state: FormState } {
  const parsed = form.schema.safeParse(typed);
  if (parsed.success) return { data: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : issue.path.join('.'),
    message: messageOf(issue, t),
  }));
  return { state: { values: typed, errors: firstPerField(errors), refusal: null } };
}

/** The state after a handler refused: beside the field at fault, or on top. */
export function refusedState(typed: Typed, refusal: Refusal, t: Translate): FormState {
  const message = t(refusal.key, refusal.params);
  if (refusal.field === null) return { values: typed, errors: [], refusal: message };
  return { values: typed, errors: [{ field: refusal.field, message }], refusal: null };
}

/** A field as the partial `partials/field` shows it. */
export interface FieldView {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly checked: boolean;
  readonly error: string | null;
  readonly required: boolean;
  readonly options: readonly (Option & { readonly selected: boolean })[];
  readonly autocomplete: string | null;
  readonly inputmode: string | null;
  readonly min: string | number | null;
  readonly max: string | number | null;
  readonly step: string | number | null;
  readonly accept: string | null;
  readonly maxlength: number | null;
  readonly rows: number | null;
}

/** A field's error in the summary on top, which names the field. */
export interface SummaryError extends FieldError {
  readonly label: string;
}

/** A form as templates show it: error summary, fields, and a fresh key against double submits. */
export interface FormView {
  readonly refusal: string | null;
  readonly errors: readonly SummaryError[];
  readonly fields: readonly FieldView[];
  readonly requestKey: string;
}

/** Prepares a form for its template; `options` gives the choices of selects and radios by field name. */
export function formView(
  form: Pick<Form<unknown>, 'fields'>,
  state: FormState,
  t: Translate,
  options: Readonly<Record<string, readonly Option[]>> = {},
): FormView {
  const fields = form.fields.map((field) => fieldView(field, state, t, options[field.name] ?? []));
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? '';
  const errors = state.errors.map((error) => ({ ...error, label: labelOf(error.field) }));
  return { refusal: state.refusal, errors, fields, requestKey: randomUUID() };
}

function fieldView(
  field: FieldDefinition,
  state: FormState,
  t: Translate,
  options: readonly Option[],
): FieldView {
  const typed = state.values[field.name];
  const values = typed === undefined ? [] : Array.isArray(typed) ? typed : [String(typed)];
  return {
    name: field.name,
    kind: field.kind,
    label: t(field.label),
    hint: field.hint ? t(field.hint) : null,
    value: field.kind === 'password' ? '' : (values[0] ?? ''),
    checked: field.kind === 'checkbox' && values.length > 0,
    error: state.errors.find((error) => error.field === field.name)?.message ?? null,
    required: field.required ?? false,
    options: options.map((option) => ({ ...option, selected: values.includes(option.value) })),
    autocomplete: field.autocomplete ?? null,
    inputmode: field.inputmode ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    step: field.step ?? null,
    accept: field.accept ?? null,
    maxlength: field.maxlength ?? null,
    rows: field.rows ?? null,
  };
}

/** A schema's own message when it is one of our keys; else the sentence for the kind of issue. */
function messageOf(issue: z.core.$ZodIssue, t: Translate): string {
  if (isTranslationKey(issue.message)) return t(issue.message);
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? t(Number(issue.minimum) <= 1 ? 'common.form.required' : 'common.form.tooShort', {
          minimum: Number(issue.minimum),
        })
      : t('common.form.tooSmall', { minimum: Number(issue.minimum) });
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? t('common.form.tooLong', { maximum: Number(issue.maximum) })
      : t('common.form.tooLarge', { maximum: Number(issue.maximum) });
  if (issue.code === 'unrecognized_keys') return t('common.form.unexpected');
  if (issue.code === 'invalid_type') return t('common.form.required');
  return t('common.form.invalid');
}

function firstPerField(errors: FieldError[]): FieldError[] {
  return errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);
}
