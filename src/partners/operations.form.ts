/** Every operation of the API: from this list its routes, its OpenAPI description and its page are made. */
import type { TranslationKey } from '../i18n/texts.ts';
import * as api from './api.form.ts';
import type { Scope } from './apiKey.ts';
import type { Operation } from './operation.ts';

type Api = Operation<TranslationKey>;

const number = 'JT-26-T-7K3M9Q5-J';
const token = 'dem0va11d00000000000000001';
const at = '2026-11-23T02:00:00.000Z';
const certificate = {
  ...{ number, kind: 'completion', title: '培训合格证书', holder: '王*芳' },
  ...{ programme: '养老护理技能班', tier: '技能培训', hours: 40, award: null },
  ...{
    issuer: '示范市妇女联合会',
    issuedAt: '2026-03-23T02:00:00.000Z',
    expiresAt: '2029-03-23T16:00:00.000Z',
  },
  ...{ reason: null, replacedBy: null },
};
const withPage = (page: string) => ({
  ...certificate,
  links: { page: `https://ladder.example.cn${page}`, issuer: null },
});
const valid = { number, outcome: 'valid', certificate: withPage(`/verify?number=${number}`) };
const change = {
  cursor: '42',
  number,
  change: 'suspend',
  state: 'suspended',
  at,
  reason: '正在核查培训记录',
};
const url = 'https://hr.example.cn/jieti';
const webhook = { id: 3, url, state: 'active', createdAt: at };
const message = { id: 'msg_2N4cQwYtW0m8xq9K', type: 'ping', state: 'waiting', attempts: 0, createdAt: at };

export const operations = {
  showKey: {
    ...described('showKey', null),
    ...{ method: 'get', path: '/api/v1/key', input: api.emptyInput, problems: [] },
    answer: { status: 200, description: 'partners.answer.key', schema: api.keyAnswer },
    example: {
      answer: {
        ...{ enterprise: '安心家政公司', name: '人事系统', scopes: ['look-up', 'bulk'] },
        minute: { limit: 60, remaining: 59, resetsIn: 31 },
        day: { limit: 5000, remaining: 4200, resetsIn: 36_000 },
      },
    },
  },
  checkNumber: {
    ...described('checkNumber', 'look-up'),
    ...{ method: 'get', path: '/api/v1/certificates/:number', input: api.numberInput, problems: [422] },
    answer: { status: 200, description: 'partners.answer.check', schema: api.checkAnswer },
    example: { path: { number }, answer: { ...valid, checkedAt: at } },
  },
  checkToken: {
    ...described('checkToken', 'look-up'),
    ...{ method: 'get', path: '/api/v1/tokens/:token', input: api.tokenInput, problems: [422] },
    answer: { status: 200, description: 'partners.answer.check', schema: api.checkAnswer },
    example: {
      path: { token },
      answer: { number, outcome: 'valid', certificate: withPage(`/c/${token}`), checkedAt: at },
    },
  },
  checkBulk: {
    ...described('checkBulk', 'bulk'),
    ...{ method: 'post', path: '/api/v1/bulk-checks', input: api.bulkInput, problems: [422] },
    answer: { status: 200, description: 'partners.answer.bulk', schema: api.bulkAnswer },
    example: {
      body: { numbers: [number, 'JT-26-T-7K3M9Q5-K'] },
      answer: {
        checkedAt: at,
        results: [valid, { number: 'JT-26-T-7K3M9Q5-K', outcome: 'mistyped', certificate: null }],
      },
    },
  },
  checkWorkbook: {
    ...described('checkWorkbook', 'bulk'),
    ...{ method: 'post', path: '/api/v1/bulk-checks/workbook', input: api.emptyInput, file: 'file' },
    problems: [413, 422],
    answer: { status: 200, description: 'partners.answer.workbook', schema: null },
    example: { answer: null },
  },
  listChanges: {
    ...described('listChanges', 'feed'),
    ...{ method: 'get', path: '/api/v1/changes', input: api.feedInput, problems: [422] },
    answer: { status: 200, description: 'partners.answer.feed', schema: api.feedAnswer },
    example: { query: { since: '41', limit: '100' }, answer: { changes: [change], next: '42', more: false } },
  },
  listFollows: {
    ...described('listFollows', 'follow'),
    ...{ method: 'get', path: '/api/v1/follows', input: api.followsInput, problems: [422] },
    answer: { status: 200, description: 'partners.answer.follows', schema: api.followsAnswer },
    example: {
      query: { limit: '100' },
      answer: { follows: [{ number, outcome: 'valid', since: at }], next: null },
    },
  },
  addFollow: {
    ...described('addFollow', 'follow'),
    ...{ method: 'post', path: '/api/v1/follows', input: api.newFollowInput, problems: [409, 422] },
    answer: { status: 201, description: 'partners.answer.follow', schema: api.followAnswer },
    example: { body: { number }, answer: { number, outcome: 'valid', since: at } },
  },
  removeFollow: {
    ...described('removeFollow', 'follow'),
    ...{ method: 'delete', path: '/api/v1/follows/:number', input: api.numberInput, problems: [404, 422] },
    answer: { status: 204, description: 'partners.answer.gone', schema: null },
    example: { path: { number }, answer: null },
  },
  listWebhooks: {
    ...described('listWebhooks', 'follow'),
    ...{ method: 'get', path: '/api/v1/webhooks', input: api.emptyInput, problems: [] },
    answer: { status: 200, description: 'partners.answer.webhooks', schema: api.webhooksAnswer },
    example: { answer: { webhooks: [webhook] } },
  },
  addWebhook: {
    ...described('addWebhook', 'follow'),
    ...{ method: 'post', path: '/api/v1/webhooks', input: api.newWebhookInput, problems: [409, 422] },
    answer: { status: 201, description: 'partners.answer.newWebhook', schema: api.newWebhookAnswer },
    example: {
      body: { url },
      answer: { ...webhook, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=' },
    },
  },
  removeWebhook: {
    ...described('removeWebhook', 'follow'),
    ...{
      method: 'delete',
      path: '/api/v1/webhooks/:webhookId',
      input: api.webhookInput,
      problems: [404, 422],
    },
    answer: { status: 204, description: 'partners.answer.gone', schema: null },
    example: { path: { webhookId: '3' }, answer: null },
  },
  pingWebhook: {
    ...described('pingWebhook', 'follow'),
    ...{ method: 'post', path: '/api/v1/webhooks/:webhookId/pings', input: api.webhookInput },
    problems: [404, 409, 422],
    answer: { status: 201, description: 'partners.answer.ping', schema: api.deliveryAnswer },
    example: { path: { webhookId: '3' }, answer: message },
  },
} as const satisfies Record<string, Api>;

/** All of them, in the order of the page. */
export const allOperations: readonly Api[] = Object.values(operations);

function described<Id extends string, S extends Scope | null>(id: Id, scope: S) {
  return {
    ...{ id, scope },
    summary: `partners.operation.${id}` as TranslationKey,
    description: `partners.operation.${id}.text` as TranslationKey,
  };
}
