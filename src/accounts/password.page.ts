/** Choosing one's own password. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { homeOf } from '../http/layout.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import { logInAs } from '../http/session.ts';
import type { View } from '../http/view.ts';
import { findPassword } from './account.store.ts';
import { passwordForm } from './password.form.ts';
import { passwordView } from './password.view.ts';
import { changePassword } from './setPassword.action.ts';

/** The form. */
export async function showPassword(context: Context): Promise<Answer> {
  return page(await renderPassword(context, freshState()));
}

/** The form with what was wrong. */
export async function renderPassword({ me, t }: Context, state: FormState): Promise<View> {
  const isTemporary = (await findPassword(me.id))?.isTemporary ?? false;
  return passwordView(t('accounts.password.title'), { form: formView(passwordForm, state, t), isTemporary });
}

/** Replaces the password, which ends every other session of hers, and goes home. */
export async function savePassword({
  form,
  me,
  now,
  t,
  request,
}: Context<{ current: string; next: string }>): Promise<Answer> {
  const refusal = await changePassword(me.id, form, now);
  if (refusal) return refusal;
  await logInAs(request, me);
  return redirect(homeOf(me), done(t('accounts.password.saved')));
}
