/** The addresses of this room: the API, its description, and the pages of partners and staff. */
import type { z } from 'zod';
import { defineForm, emptyForm } from '../http/form.ts';
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
import {
  bulkCheck,
  bulkCheckWorkbook,
  renderBulkCheck,
  renderWorkbook,
  showBulkCheck,
} from './bulkCheck.page.ts';
import { enterpriseForm, memberForm, quotaForm } from './enterprise.form.ts';
import * as staff from './enterprise.page.ts';
import * as staffKey from './enterpriseKey.page.ts';
import { follow, renderFollows, showFollows, unfollow } from './follows.page.ts';
import * as keys from './keys.page.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.form.ts';
import {
  bulkCheckForm,
  followForm,
  keyForm,
  rotationForm,
  webhookForm,
  workbookForm,
} from './partner.form.ts';
import { showPartnerHome } from './partnerHome.page.ts';
import * as webhooks from './webhooks.page.ts';

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

const get = { method: 'get', may: 'partner.own' } as const;
const post = { method: 'post', may: 'partner.own' } as const;
const key = '/partner/keys/:keyId';
const webhook = '/partner/webhooks/:webhookId';
const upload = { field: 'file', maxBytes: largestWorkbook };

/** The pages of an employer. */
const own: readonly AnyRoute[] = [
  route({ ...get, path: '/partner', handle: showPartnerHome }),
  route({ ...get, path: '/partner/keys/new', handle: keys.showNewKey }),
  route({ ...post, path: '/partner/keys', form: keyForm, invalid: keys.renderNewKey, handle: keys.makeKey }),
  route({ ...get, path: key, handle: keys.showKeyPage }),
  route({
    ...{ ...post, path: `${key}/rotation`, form: rotationForm },
    ...{ invalid: keys.renderRotation, handle: keys.rotate },
  }),
  route({ ...post, path: `${key}/withdrawal`, form: emptyForm, handle: keys.withdraw }),
  route({ ...get, path: '/partner/follows', handle: showFollows }),
  route({ ...post, path: '/partner/follows', form: followForm, invalid: renderFollows, handle: follow }),
  route({ ...post, path: '/partner/follows/removal', form: followForm, handle: unfollow }),
  route({ ...get, path: '/partner/webhooks/new', handle: webhooks.showNewWebhook }),
  route({
    ...{ ...post, path: '/partner/webhooks', form: webhookForm },
    ...{ invalid: webhooks.renderNewWebhook, handle: webhooks.addWebhookPage },
  }),
  route({ ...get, path: webhook, handle: webhooks.showWebhook }),
  route({ ...post, path: `${webhook}/pings`, form: emptyForm, handle: webhooks.ping }),
  route({ ...post, path: `${webhook}/enabling`, form: emptyForm, handle: webhooks.enable }),
  route({ ...post, path: `${webhook}/withdrawal`, form: emptyForm, handle: webhooks.removeWebhook }),
  route({
    ...{ ...post, path: `${webhook}/deliveries/:deliveryId/resending`, form: emptyForm },
    handle: webhooks.sendAgain,
  }),
  route({ ...get, path: '/partner/bulk-check', handle: showBulkCheck }),
  route({
    ...{ ...post, path: '/partner/bulk-check', form: bulkCheckForm },
    ...{ invalid: renderBulkCheck, handle: bulkCheck },
  }),
  route({
    ...{ ...post, path: '/partner/bulk-check/workbook', form: workbookForm, upload },
    ...{ invalid: renderWorkbook, handle: bulkCheckWorkbook },
  }),
];

const see = { method: 'get', may: 'enterprises.see' } as const;
const edit = { method: 'post', may: 'enterprises.edit' } as const;
const one = '/admin/enterprises/:enterpriseId';
const { loadEnterprise: load } = staff;
const { loadKey } = staffKey;

/** The pages of staff. */
const ofStaff: readonly AnyRoute[] = [
  route({ ...see, path: '/admin/enterprises', handle: staff.listAllEnterprises }),
  route({ ...see, path: '/admin/api-keys', handle: staff.listAllKeys }),
  route({
    ...{ method: 'get', path: '/admin/enterprises/new', may: 'enterprises.edit' },
    handle: staff.showNewEnterprise,
  }),
  route({
    ...{ ...edit, path: '/admin/enterprises', form: enterpriseForm },
    ...{ invalid: staff.renderNewEnterprise, handle: staff.addEnterprise },
  }),
  route({ ...see, path: one, load, handle: staff.showEnterprise }),
  route({
    ...{ method: 'get', path: `${one}/edit`, may: 'enterprises.edit', load },
    handle: staff.showEditEnterprise,
  }),
  route({
    ...{ ...edit, path: one, load, form: enterpriseForm },
    ...{ invalid: staff.renderEditEnterprise, handle: staff.saveEnterprise },
  }),
  route({
    ...{ ...edit, path: `${one}/members`, load, form: memberForm },
    ...{ invalid: staff.renderEnterprise, handle: staff.addMember },
  }),
  route({ ...edit, path: `${one}/members/removal`, load, form: memberForm, handle: staff.removeMember }),
  route({ ...edit, path: `${one}/contact`, load, form: memberForm, handle: staff.makeContact }),
  route({ ...edit, path: `${one}/closure`, load, form: emptyForm, handle: staff.close }),
  route({ ...edit, path: `${one}/opening`, load, form: emptyForm, handle: staff.open }),
  route({ ...see, path: `${one}/keys/:keyId`, load: loadKey, handle: staffKey.showEnterpriseKey }),
  route({
    ...{ ...edit, path: `${one}/keys/:keyId/quotas`, load: loadKey, form: quotaForm },
    ...{ invalid: staffKey.renderEnterpriseKey, handle: staffKey.saveQuotas },
  }),
  route({
    ...{ ...edit, path: `${one}/keys/:keyId/withdrawal`, load: loadKey, form: emptyForm },
    handle: staffKey.withdrawEnterpriseKey,
  }),
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
  ...own,
  ...ofStaff,
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
