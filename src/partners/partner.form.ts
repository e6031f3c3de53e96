/** Forms of the employer's pages: keys, follows, webhooks, and the bulk check. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { defineForm } from '../http/form.ts';
import { overlapHours, type Scope } from './apiKey.ts';

const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

/** Scopes by the names of their boxes. */
const boxes = { lookUp: 'look-up', bulk: 'bulk', feed: 'feed', follow: 'follow' } as const satisfies Record<
  string,
  Scope
>;

export const keyForm = defineForm(
  z
    .strictObject({
      name: z.string().trim().min(1).max(lengths.name),
      ...{ lookUp: ticked, bulk: ticked, feed: ticked, follow: ticked },
    })
    .transform(({ name, ...held }) => ({
      name,
      scopes: (Object.keys(boxes) as (keyof typeof boxes)[])
        .filter((box) => held[box])
        .map((box): Scope => boxes[box]),
    }))
    .superRefine(({ scopes }, context) => {
      if (scopes.length === 0)
        context.addIssue({ code: 'custom', path: ['lookUp'], message: 'partners.key.noScope' });
    }),
  [
    {
      ...{ name: 'name', label: 'partners.key.name', hint: 'partners.key.nameHint', kind: 'text' },
      ...{ required: true, maxlength: lengths.name },
    },
    { name: 'lookUp', label: 'partners.scope.look-up', kind: 'checkbox' },
    { name: 'bulk', label: 'partners.scope.bulk', kind: 'checkbox' },
    { name: 'feed', label: 'partners.scope.feed', kind: 'checkbox' },
    { name: 'follow', label: 'partners.scope.follow', kind: 'checkbox' },
  ],
);

/** For how long the old key still works. */
export const rotationForm = defineForm(
  z.strictObject({ hours: z.coerce.number().int().min(0).max(overlapHours.longest) }),
  [
    {
      name: 'hours',
      label: 'partners.key.overlap',
      hint: 'partners.key.overlapHint',
      kind: 'select',
      required: true,
    },
  ],
);

export const followForm = defineForm(z.strictObject({ number: z.string().trim().min(1).max(60) }), [
  {
    ...{ name: 'number', label: 'partners.follow.number', hint: 'partners.follow.numberHint', kind: 'text' },
    ...{ required: true, maxlength: 60, autocomplete: 'off' },
  },
]);

export const webhookForm = defineForm(z.strictObject({ url: z.string().trim().min(1).max(lengths.line) }), [
  {
    ...{ name: 'url', label: 'partners.webhook.url', hint: 'partners.webhook.urlHint', kind: 'text' },
    ...{ required: true, maxlength: lengths.line, inputmode: 'url', autocomplete: 'off' },
  },
]);

/** Numbers one to a line, or separated by commas. */
export const bulkCheckForm = defineForm(
  z.strictObject({
    numbers: z
      .string()
      .max(40_000)
      .optional()
      .transform((text) => (text ?? '').split(/[\n,，;；、\t]/).map((one) => one.trim()))
      .transform((lines) => lines.filter((one) => one !== '')),
  }),
  [
    {
      name: 'numbers',
      label: 'partners.bulk.numbers',
      hint: 'partners.bulk.numbersHint',
      required: true,
      kind: 'textarea',
      rows: 8,
    },
  ],
);

export const workbookForm = defineForm(z.strictObject({}), [
  {
    ...{ name: 'file', label: 'partners.bulk.file', hint: 'partners.bulk.fileHint', kind: 'file' },
    ...{ accept: '.xlsx', required: true },
  },
]);
