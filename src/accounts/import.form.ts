/** Forms of an import: the file, and the confirmation of what was checked. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';

export const importFileForm = defineForm(z.strictObject({}), [
  {
    name: 'file',
    label: 'accounts.import.file',
    hint: 'accounts.import.fileHint',
    kind: 'file',
    required: true,
    accept: '.xlsx',
  },
]);

export const confirmImportForm = defineForm(z.strictObject({ token: z.string().min(1).max(64) }));
