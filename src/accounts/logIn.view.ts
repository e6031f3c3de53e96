/** The log-in page. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

export const logInView = view<{ form: FormView; demonstration: boolean }>('accounts/log-in/new');
