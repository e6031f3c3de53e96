/** The front page for visitors; who is signed in goes to where her day starts. */
import { homeOf } from '../http/layout.ts';
import { type Answer, type Context, page, redirect } from '../http/route.ts';
import { homeView } from './home.view.ts';

/** Shows the front page. */
export function showHome(context: Context): Answer {
  if (context.actor && homeOf(context.actor) !== '/') return redirect(homeOf(context.actor));
  return page(homeView(context.t('accounts.home.title'), { organisation: context.settings.organisation }));
}
