/** Who may open which address of partners. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { scopes } from '../../src/partners/apiKey.ts';
import { createEnterprise } from '../../src/partners/saveEnterprise.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { byKey, everyone, type RouteExamples, staff, type World } from '../support/routeExamples.ts';
import { anyCreditCode, givenEnterprise, givenKey, givenWebhook, must } from './givenEnterprise.ts';

const number = ({ followedNumber }: World) => String(followedNumber);
const webhook = ({ webhookId }: World) => `/api/v1/webhooks/${webhookId}`;

const employer = { allowed: ['employer'] } as const;
const ofStaff = { allowed: staff } as const;
const key = ({ apiKeyId }: World) => `/partner/keys/${apiKeyId}`;
const ownWebhook = ({ webhookId }: World) => `/partner/webhooks/${webhookId}`;
const one = ({ enterpriseId }: World) => `/admin/enterprises/${enterpriseId}`;
const oneKey = (world: World) => `${one(world)}/keys/${world.spareKeyId}`;
const none = '999999';

export const examples: RouteExamples = {
  'GET /partner': { ...employer, url: () => '/partner' },
  'GET /partner/keys/new': { ...employer, url: () => '/partner/keys/new' },
  'POST /partner/keys': { ...employer, url: () => '/partner/keys', body: { name: '门禁', lookUp: 'yes' } },
  'GET /partner/keys/:keyId': { ...employer, url: key },
  'POST /partner/keys/:keyId/rotation': {
    ...employer,
    url: (world) => `${key(world)}/rotation`,
    body: { hours: '72' },
  },
  'POST /partner/keys/:keyId/withdrawal': { ...employer, url: (world) => `${key(world)}/withdrawal` },
  'GET /partner/follows': { ...employer, url: () => '/partner/follows' },
  'POST /partner/follows': { ...employer, url: () => '/partner/follows', body: { number: 'x' } },
  'POST /partner/follows/removal': {
    ...employer,
    url: () => '/partner/follows/removal',
    body: { number: 'x' },
  },
  'GET /partner/webhooks/new': { ...employer, url: () => '/partner/webhooks/new' },
  'POST /partner/webhooks': {
    ...employer,
    url: () => '/partner/webhooks',
    body: { url: 'https://hr.example.cn/b' },
  },
  'GET /partner/webhooks/:webhookId': { ...employer, url: ownWebhook },
  'POST /partner/webhooks/:webhookId/pings': { ...employer, url: (world) => `${ownWebhook(world)}/pings` },
  'POST /partner/webhooks/:webhookId/enabling': {
    ...employer,
    url: (world) => `${ownWebhook(world)}/enabling`,
  },
  'POST /partner/webhooks/:webhookId/deliveries/:deliveryId/resending': {
    ...employer,
    url: (world) => `${ownWebhook(world)}/deliveries/${none}/resending`,
  },
  'POST /partner/webhooks/:webhookId/withdrawal': {
    ...employer,
    url: (world) => `/partner/webhooks/${world.spareWebhookId}/withdrawal`,
  },
  'GET /partner/bulk-check': { ...employer, url: () => '/partner/bulk-check' },
  'POST /partner/bulk-check': { ...employer, url: () => '/partner/bulk-check', body: { numbers: 'x, y' } },
  'POST /partner/bulk-check/workbook': { ...employer, url: () => '/partner/bulk-check/workbook' },
  'GET /admin/enterprises': { ...ofStaff, url: () => '/admin/enterprises' },
  'GET /admin/api-keys': { ...ofStaff, url: () => '/admin/api-keys' },
  'GET /admin/enterprises/new': { ...ofStaff, url: () => '/admin/enterprises/new' },
  'POST /admin/enterprises': { ...ofStaff, url: () => '/admin/enterprises' },
  'GET /admin/enterprises/:enterpriseId': { ...ofStaff, url: one },
  'GET /admin/enterprises/:enterpriseId/edit': { ...ofStaff, url: (world) => `${one(world)}/edit` },
  'POST /admin/enterprises/:enterpriseId': { ...ofStaff, url: one },
  'POST /admin/enterprises/:enterpriseId/members': {
    ...ofStaff,
    url: (world) => `${one(world)}/members`,
    body: { personId: none },
  },
  'POST /admin/enterprises/:enterpriseId/members/removal': {
    ...ofStaff,
    url: (world) => `${one(world)}/members/removal`,
    body: { personId: none },
  },
  'POST /admin/enterprises/:enterpriseId/contact': {
    ...ofStaff,
    url: (world) => `${one(world)}/contact`,
    body: { personId: none },
  },
  'POST /admin/enterprises/:enterpriseId/closure': {
    ...ofStaff,
    url: (world) => `/admin/enterprises/${world.spareEnterpriseId}/closure`,
  },
  'POST /admin/enterprises/:enterpriseId/opening': { ...ofStaff, url: (world) => `${one(world)}/opening` },
  'GET /admin/enterprises/:enterpriseId/keys/:keyId': { ...ofStaff, url: oneKey },
  'POST /admin/enterprises/:enterpriseId/keys/:keyId/quotas': {
    ...ofStaff,
    url: (world) => `${oneKey(world)}/quotas`,
    body: { perMinute: '10', perDay: '100' },
  },
  'POST /admin/enterprises/:enterpriseId/keys/:keyId/withdrawal': {
    ...ofStaff,
    url: (world) => `${oneKey(world)}/withdrawal`,
  },
  'GET /api': { allowed: everyone, url: () => '/api' },
  'GET /api/v1/openapi.json': { allowed: everyone, url: () => '/api/v1/openapi.json' },
  'GET /api/v1/key': { ...byKey, url: () => '/api/v1/key' },
  'GET /api/v1/certificates/:number': { ...byKey, url: (world) => `/api/v1/certificates/${number(world)}` },
  'GET /api/v1/tokens/:token': { ...byKey, url: () => `/api/v1/tokens/${'0'.repeat(26)}` },
  'POST /api/v1/bulk-checks': { ...byKey, url: () => '/api/v1/bulk-checks', body: { numbers: ['x'] } },
  // No file is sent.
  'POST /api/v1/bulk-checks/workbook': {
    ...byKey,
    url: () => '/api/v1/bulk-checks/workbook',
    alsoFine: [422],
  },
  'GET /api/v1/changes': { ...byKey, url: () => '/api/v1/changes' },
  'GET /api/v1/follows': { ...byKey, url: () => '/api/v1/follows' },
  'POST /api/v1/follows': {
    ...byKey,
    url: () => '/api/v1/follows',
    body: { number: 'JT-26-T-7K3M9Q5-J' },
    // This number was not issued.
    alsoFine: [422],
  },
  // The certificate is not followed.
  'DELETE /api/v1/follows/:number': {
    ...byKey,
    url: (world) => `/api/v1/follows/${number(world)}`,
    alsoFine: [404],
  },
  'GET /api/v1/webhooks': { ...byKey, url: () => '/api/v1/webhooks' },
  'POST /api/v1/webhooks': {
    ...byKey,
    url: () => '/api/v1/webhooks',
    body: { url: 'https://hr.example.cn/a' },
  },
  // Withdrawn by then, or the other way round.
  'DELETE /api/v1/webhooks/:webhookId': { ...byKey, url: webhook, alsoFine: [404] },
  'POST /api/v1/webhooks/:webhookId/pings': {
    ...byKey,
    url: (world) => `${webhook(world)}/pings`,
    alsoFine: [404],
  },
};

/** The employer's enterprise with a key for everything, and one for everything but each scope. */
export async function given(cast: Record<CastName, number>): Promise<World> {
  const author = await givenEnterprise(cast);
  const world: World = { enterpriseId: author.enterpriseId };
  const { key, id } = await givenKey(author);
  Object.assign(world, { apiKey: key, apiKeyId: id });
  for (const scope of scopes) {
    const only = scopes.filter((one) => one !== scope);
    world[`keyWithout-${scope}`] = (await givenKey(author, { only })).key;
  }
  world.spareKeyId = (await givenKey(author)).id;
  const plan = { name: '别家公司', creditCode: anyCreditCode() };
  world.spareEnterpriseId = must(await createEnterprise(plan, author));
  world.spareWebhookId = (await givenWebhook(author, 'https://hr.example.cn/spare')).id;
  world.webhookId = (await givenWebhook(author, 'https://hr.example.cn/jieti')).id;
  world.followedNumber = (await givenCertificate(cast.trainee, { awardKey: 'exam:900' })).number;
  return world;
}
