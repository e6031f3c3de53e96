/** The front page. */
import { view } from '../http/view.ts';

export const homeView = view<{ organisation: string }>('accounts/home/show');
