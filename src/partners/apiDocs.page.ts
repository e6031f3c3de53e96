/** The API described: as OpenAPI for programs, and as a page to try it. */

import { apiContextLocale } from '../http/keyed.ts';
import { type Answer, type Context, json, page } from '../http/route.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import { isTranslationKey, translator } from '../i18n/translate.ts';
import { problemAnswer } from './api.form.ts';
import { apiDocsView, operationParts } from './apiDocs.view.ts';
import { demonstrationKey } from './demonstrationKey.ts';
import { openApiOf } from './openApi.ts';
import { allOperations } from './operations.form.ts';

/** The version of the description; the address says the version of the API. */
const version = '1.0.0';

/** `/api/v1/openapi.json`, in the language that the program asks for. */
export function showOpenApi(context: Context): Answer {
  const { baseUrl } = context;
  const t = translator(apiContextLocale(context.request));
  const say = (key: string) => (isTranslationKey(key) ? t(key) : key);
  return json(
    openApiOf(allOperations, {
      title: t('partners.api.title'),
      description: t('partners.api.intro'),
      ...{ version, origin: baseUrl, documentation: `${baseUrl}/api`, say, problem: problemAnswer },
      keyDescription: t('partners.api.keyText'),
      problemText: (status) => t(`partners.problem.${status}` as TranslationKey),
    }),
  );
}

/** `/api`: every operation with a form that sends it. */
export function showApiDocs({ t, baseUrl, settings }: Context): Answer {
  const title = t('partners.api.title');
  const operations = allOperations.map((operation) => operationParts(operation, baseUrl, t));
  return page(
    apiDocsView(title, {
      title,
      operations,
      baseUrl,
      demonstrationKey: settings.demonstration ? demonstrationKey : null,
      problems: ([400, 401, 403, 404, 409, 413, 422, 429, 500] as const).map((status) => ({
        status,
        text: t(`partners.problem.${status}`),
      })),
    }),
  );
}
