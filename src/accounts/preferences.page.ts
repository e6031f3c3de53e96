/** Keeps how the reader wants pages to look, in cookies that last a year. */
import { type Answer, type Context, redirect } from '../http/route.ts';
import { localPath } from './logIn.page.ts';

interface Preferences {
  language?: string | undefined;
  text?: string | undefined;
  theme?: string | undefined;
  back?: string | undefined;
}

/** Sets the cookies that were sent and goes back to the page. */
export function keepPreferences({ form, request, settings }: Context<Preferences>): Answer {
  const secure = settings.baseUrl?.startsWith('https:') ?? false;
  for (const name of ['language', 'text', 'theme'] as const) {
    const value = form[name];
    if (value)
      request.res?.cookie(name, value, { maxAge: 365 * 86_400_000, sameSite: 'lax', httpOnly: true, secure });
  }
  return redirect(localPath(form.back) ?? '/');
}
