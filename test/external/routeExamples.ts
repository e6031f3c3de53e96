/** Who may open which page of recorded certificates. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { recordExternal } from '../../src/external/recordExternal.action.ts';
import { type RouteExamples, staff, type World } from '../support/routeExamples.ts';

const base = '/admin/external-certificates';
const one = (rest: string) => (world: World) => `${base}/${world.externalId}${rest}`;

export const examples: RouteExamples = {
  [`GET ${base}`]: { allowed: staff, url: () => base },
  [`GET ${base}/new`]: { allowed: staff, url: () => `${base}/new` },
  [`GET ${base}/import`]: { allowed: staff, url: () => `${base}/import` },
  [`GET ${base}/import/template`]: { allowed: staff, url: () => `${base}/import/template` },
  [`POST ${base}/import`]: { allowed: staff, url: () => `${base}/import` },
  [`POST ${base}`]: { allowed: staff, url: () => base },
  [`GET ${base}/:externalId`]: { allowed: staff, url: one('') },
  [`GET ${base}/:externalId/scan`]: { allowed: staff, url: one('/scan') },
  [`POST ${base}/:externalId/decision`]: { allowed: staff, url: one('/decision') },
};

/** One with a scan, to be checked. */
export async function given({ organiser }: Record<CastName, number>): Promise<World> {
  const entry = {
    kind: 'vocationalQualification',
    number: '1234567890123456',
    holderName: '王桂芳',
    workerNumber: null,
    title: '养老护理员',
    level: null,
    issuerName: '示范市人社局',
    issuedOn: '2015-01-02',
    expiresOn: null,
  } as const;
  const scan = Buffer.from('%PDF-1.7 scan');
  const externalId = await recordExternal(entry, scan, { actorId: organiser, now: new Date() });
  return { externalId: Number(externalId) };
}
