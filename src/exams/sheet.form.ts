/** An assessor's sheet: marks by criterion, as typed or tapped. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { readHundredths } from '../lib/hundredths.ts';

const mark = z.string().transform((text, context) => {
  const hundredths = readHundredths(text);
  if (hundredths === null) context.addIssue({ code: 'custom', message: 'exams.refusal.badScore' });
  return hundredths ?? 0;
});

export const sheetForm = defineForm(
  z.strictObject({
    scores: z
      .record(z.string().max(40), mark)
      .optional()
      .transform((scores) => scores ?? {}),
  }),
);
