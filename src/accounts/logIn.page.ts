/** Logging in and out. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { homeOf } from '../http/layout.ts';
import { type Answer, type Context, page, redirect } from '../http/route.ts';
import { logIn, logOut } from '../http/session.ts';
import type { View } from '../http/view.ts';
import { refuse } from '../refusal.ts';
import { findPassword } from './account.store.ts';
import { logInForm } from './logIn.form.ts';
import { logInView } from './logIn.view.ts';

/** Shows the log-in form; who is signed in goes home. */
export function showLogIn(context: Context<undefined>): Answer {
  if (context.actor) return redirect(homeOf(context.actor));
  return page(renderLogIn(context, freshState({ wanted: context.query.wanted ?? '' })));
}

/** The log-in page with what was typed. */
export function renderLogIn(context: Context<undefined>, state: FormState): View {
  const title = context.t('accounts.logIn.title');
  const form = formView(logInForm, state, context.t);
  return logInView(title, { form, demonstration: context.settings.demonstration });
}

/** Logs in and goes where she wanted to; with a password from the staff, first to where she chooses her own. */
export async function enter(
  context: Context<{ login: string; password: string; wanted?: string | undefined }>,
): Promise<Answer> {
  const actor = await logIn(context.request, context.request.res as NonNullable<typeof context.request.res>);
  if (!actor) return refuse('accounts.logIn.wrong');
  if ((await findPassword(actor.id))?.isTemporary) return redirect('/me/password');
  return redirect(localPath(context.form.wanted) ?? homeOf(actor));
}

/** Ends the session. */
export async function leave(context: Context): Promise<Answer> {
  await logOut(context.request);
  return redirect('/');
}

/** Only a path on this site is followed after log-in. */
export function localPath(address: string | undefined): string | null {
  return address && /^\/(?![/\\])[^\s\\]*$/.test(address) ? address : null;
}
