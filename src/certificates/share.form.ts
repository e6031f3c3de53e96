/** For how long a link holds. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';

export const shareForm = defineForm(
  z.strictObject({ days: z.enum(['1', '7', '30', '90']).transform(Number) }),
  [{ name: 'days', label: 'holders.share.daysLabel', kind: 'select', required: true }],
);
