/** For how long a link holds, and how much it shows. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';

export const shareForm = defineForm(
  z.strictObject({
    days: z.enum(['1', '7', '30', '90']).transform(Number),
    showsRecord: z
      .literal('yes')
      .optional()
      .transform((tick) => tick === 'yes'),
  }),
  [
    { name: 'days', label: 'holders.share.daysLabel', kind: 'select', required: true },
    {
      name: 'showsRecord',
      label: 'holders.share.showsRecord',
      hint: 'holders.share.recordHint',
      kind: 'checkbox',
    },
  ],
);
