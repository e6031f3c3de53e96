/** Who may open which address of partners. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { scopes } from '../../src/partners/apiKey.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { byKey, everyone, type RouteExamples, type World } from '../support/routeExamples.ts';
import { givenEnterprise, givenKey, givenWebhook } from './givenEnterprise.ts';

const number = ({ followedNumber }: World) => String(followedNumber);
const webhook = ({ webhookId }: World) => `/api/v1/webhooks/${webhookId}`;

export const examples: RouteExamples = {
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
  world.webhookId = (await givenWebhook(author, 'https://hr.example.cn/jieti')).id;
  world.followedNumber = (await givenCertificate(cast.trainee, { awardKey: 'exam:900' })).number;
  return world;
}
