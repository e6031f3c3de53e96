/** What the page of assessments sends: one finding for each person, as lists of equal length. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm } from '../../http/form.ts';

const listOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .union([item, z.array(item).max(500)])
    .optional()
    .transform((given) => [given ?? []].flat() as z.output<Item>[]);

export const assessmentForm = defineForm(
  z
    .strictObject({
      personId: listOf(z.string().regex(/^\d{1,9}$/)),
      result: listOf(z.enum(['', 'passed', 'notYet'])),
      note: listOf(z.string().trim().max(lengths.line)),
    })
    .refine(
      ({ personId, result, note }) => personId.length === result.length && result.length === note.length,
      { error: 'assessment.uneven', path: ['personId'] },
    )
    .transform(({ personId, result, note }) =>
      personId.map((id, index) => ({
        personId: Number(id),
        result: result[index] || null,
        note: note[index] ?? '',
      })),
    ),
);
