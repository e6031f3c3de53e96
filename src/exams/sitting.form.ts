/** What a sitting's page sends: answers with and without script, and the device that takes over. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { responseLimits } from './questions/response.ts';

const questionId = z.coerce.number().int().positive();
const text = z.string().max(responseLimits.text);
const response = z
  .union([text, z.array(text).max(responseLimits.places)])
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
