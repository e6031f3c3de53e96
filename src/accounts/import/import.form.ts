/** Forms of an import: the file, what its columns are, and the confirmation of what was checked. */
import { z } from 'zod';
import { defineForm } from '../../http/form.ts';

export const importFileForm = defineForm(z.strictObject({}), [
  {
    name: 'file',
    label: 'people.import.file.label',
    hint: 'people.import.file.hint',
    kind: 'file',
    required: true,
    accept: '.xlsx,.csv',
  },
]);

/** `column-0`, `column-1`, …: as many as the file has. */
export const mappingForm = defineForm(z.record(z.string().regex(/^column-\d{1,2}$/), z.string().max(32)));

export const confirmImportForm = defineForm(z.strictObject({ takeDoubtful: z.literal('yes').optional() }));
