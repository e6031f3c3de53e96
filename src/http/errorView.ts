/** The error page's template and what it says for each status; knows nothing of Express. */
import { homeOf } from './layout.ts';
import type { Context } from './route.ts';
import { type View, view } from './view.ts';

interface ErrorPage {
  readonly status: number;
  readonly title: string;
  readonly explanation: string;
  readonly whatNow: string;
  readonly requestId: string;
  readonly homeHref: string;
}

const errorView = view<ErrorPage>('errors/show');

/** Statuses that have sentences of their own. */
export const explained = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] as const;
export type Explained = (typeof explained)[number];

/** The page for a refusal that has no form to return to. */
export function refusalView(sentence: string, context: Context): View {
  return errorPageView(409, context, sentence);
}

/** The page for a status; `sentence` replaces its usual explanation. */
export function errorPageView(status: Explained, context: Context, sentence?: string): View {
  const { t } = context;
  const title = t(`common.error.${status}.title`);
  return errorView(title, {
    status,
    title,
    explanation: sentence ?? t(`common.error.${status}.explanation`),
    whatNow: t(`common.error.${status}.whatNow`),
    requestId: String(context.request.id),
    homeHref: homeOf(context.actor),
  });
}
