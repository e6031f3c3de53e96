/** The addresses of this room: the API, its description, and the pages of partners and staff. */
import type { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { type Answer, type AnyRoute, type Context, type Route, route } from '../http/route.ts';
import { largestWorkbook } from './api.form.ts';
import {
  addFollow,
  checkMany,
  checkOne,
  checkOneToken,
  checkWorkbook,
  listChanges,
  listFollowed,
  removeFollow,
  showKey,
} from './api.page.ts';
import { showApiDocs, showOpenApi } from './apiDocs.page.ts';
import { addApiWebhook, listApiWebhooks, pingApiWebhook, removeApiWebhook } from './apiWebhooks.page.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.form.ts';

const api: readonly AnyRoute[] = [
  keyed(operations.showKey, showKey),
  keyed(operations.checkNumber, checkOne),
  keyed(operations.checkToken, checkOneToken),
  keyed(operations.checkBulk, checkMany),
  keyed(operations.checkWorkbook, checkWorkbook),
  keyed(operations.listChanges, listChanges),
  keyed(operations.listFollows, listFollowed),
  keyed(operations.addFollow, addFollow),
  keyed(operations.removeFollow, removeFollow),
  keyed(operations.listWebhooks, listApiWebhooks),
  keyed(operations.addWebhook, addApiWebhook),
  keyed(operations.removeWebhook, removeApiWebhook),
  keyed(operations.pingWebhook, pingApiWebhook),
];

export const routes: readonly AnyRoute[] = [
  ...api,
  route({
    method: 'get',
    path: '/api/v1/openapi.json',
    may: 'anyone',
    session: false,
    handle: showOpenApi,
  }),
  route({ method: 'get', path: '/api', may: 'anyone', handle: showApiDocs }),
];

/** The row of an operation: its schema is what parses the request. */
function keyed<Input extends z.ZodType>(
  operation: Omit<Operation, 'input'> & { readonly input: Input },
  handle: (context: Context<z.output<Input>>) => Promise<Answer>,
): AnyRoute {
  const { method, path, scope, input, file } = operation;
  const row: Route<z.output<Input>> = {
    ...{ method, path, scope, may: 'api.use', access: 'apiKey' },
    form: defineForm<z.output<Input>>(input as z.ZodType<z.output<Input>>),
    ...(file ? { upload: { field: file, maxBytes: largestWorkbook } } : {}),
    handle,
  };
  return route(row);
}
