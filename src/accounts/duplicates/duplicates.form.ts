/** Forms about two records: that they are two people, and their merge. */
import { z } from 'zod';
import { defineForm, type Form } from '../../http/form.ts';

const recordId = z.coerce.number().int().positive();
const side = z.enum(['first', 'second']);

/** Two records that are two people. */
export const differentForm = defineForm(z.strictObject({ first: recordId, second: recordId }));

/** Which of two records stays, and from which each value comes. */
export interface MergeForm {
  readonly first: number;
  readonly second: number;
  readonly winner: 'first' | 'second';
  readonly name: 'first' | 'second';
  readonly phone: 'first' | 'second';
  readonly identityNumber: 'first' | 'second';
  readonly community: 'first' | 'second';
  readonly workerNumber: 'first' | 'second';
}

export const mergeForm: Form<MergeForm> = defineForm(
  z.strictObject({
    first: recordId,
    second: recordId,
    winner: side,
    name: side,
    phone: side,
    identityNumber: side,
    community: side,
    workerNumber: side,
  }),
);
