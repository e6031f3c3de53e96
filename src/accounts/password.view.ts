/** The page for one's own new password. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

export const passwordView = view<{ form: FormView; isTemporary: boolean }>('accounts/password/edit');
