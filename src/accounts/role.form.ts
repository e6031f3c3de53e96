/** One role. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { roles } from '../policy.ts';

export const roleForm = defineForm(z.strictObject({ role: z.enum(roles) }));
