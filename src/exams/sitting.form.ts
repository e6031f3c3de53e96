/** What a sitting's page sends: answers with and without script, and the device that takes over. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';

const questionId = z.coerce.number().int().positive();
const response = z
  .union([z.string().max(16), z.array(z.string().max(16)).max(12)])
  .optional()
  .transform((texts) => [texts ?? []].flat());
const deviceToken = z.string().regex(/^[\w-]{16,64}$/);

/** An answer of a page without script. */
export const answerForm = defineForm(z.strictObject({ questionId, response }));

/** An answer of a page with script: numbered, from a known device. */
export const saveForm = defineForm(
  z.strictObject({
    questionId,
    response,
    sequence: z.coerce.number().int().min(1).max(1_000_000_000),
    deviceToken,
  }),
);

/** A device that takes the sitting over. */
export const deviceForm = defineForm(z.strictObject({ deviceToken }));
