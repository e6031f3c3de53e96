/** Who may open which page of templates. */

import { createCanvas } from '@napi-rs/canvas';
import type { CastName } from '../../../seeders/demo/accounts.ts';
import { keepImage } from '../../../src/templates/addImage.action.ts';
import { withNewElement } from '../../../src/templates/changeDesign.ts';
import { publishShipped } from '../../../src/templates/publishShipped.action.ts';
import { saveDesign } from '../../../src/templates/saveTemplate.action.ts';
import { findInForce } from '../../../src/templates/template.store.ts';
import { type RouteExample, type RouteExamples, staff, type World } from '../../support/routeExamples.ts';
import { draftOfShipped } from './givenDraft.ts';

const at =
  (path: string): RouteExample['url'] =>
  (world) =>
    path.replace(/:(\w+)/g, (_whole, name: string) => String(world[name]));
const template = '/admin/templates/:templateId';
const published = '/admin/template-versions/:publishedVersionId';
const draft = '/admin/template-versions/:draftVersionId';
const shapes = ['text', 'image', 'box', 'ornament', 'line'];

function example(name: string, url: string, body: Record<string, string> = {}): RouteExamples {
  return { [name]: { allowed: staff, url: at(url), ...(name.startsWith('POST') ? { body } : {}) } };
}
const version = (method: string, path: string) => `${method} /admin/template-versions/:versionId${path}`;

export const examples: RouteExamples = {
  ...example('GET /admin/templates', '/admin/templates'),
  ...example('GET /admin/templates/new', '/admin/templates/new'),
  ...example('POST /admin/templates', '/admin/templates'),
  ...example(`GET ${template}`, template),
  ...example(`POST ${template}/retirement`, `${template}/retirement`),
  ...example(version('GET', '/preview'), `${published}/preview?size=small`),
  ...example(version('GET', '/preview.pdf'), `${published}/preview.pdf`),
  ...example(version('POST', '/draft'), `${published}/draft`),
  ...example(version('POST', '/use'), `${published}/use`),
  ...example(version('GET', '/edit'), `${draft}/edit`),
  ...example(version('POST', '/design'), `${draft}/design`),
  ...example(version('POST', '/publication'), `${draft}/publication`),
  ...example(version('POST', '/elements'), `${draft}/elements`),
  ...example(version('GET', '/elements/:index'), `${draft}/elements/2`),
  ...example(version('POST', '/elements/:index/picture'), `${draft}/elements/:sealIndex/picture`),
  ...example(version('POST', '/elements/:index/removal'), `${draft}/elements/2/removal`),
  ...example(version('POST', '/elements/:index/position'), `${draft}/elements/2/position`),
  ...Object.assign(
    {},
    ...shapes.map((shape) =>
      example(version('POST', `/elements/:index/${shape}`), `${draft}/elements/2/${shape}`),
    ),
  ),
  // Refused as a form, so that the draft is still there for the next role.
  ...example(version('POST', '/discarding'), `${draft}/discarding`, { unexpected: 'yes' }),
  ...example('GET /admin/template-images/:imageId', '/admin/template-images/:templateImageId'),
};

/** Shipped templates, a draft of one with a seal's place, and a picture. */
export async function given({ organiser: actorId }: Record<CastName, number>): Promise<World> {
  const now = new Date();
  await publishShipped(now);
  const inForce = await findInForce('completion');
  const { id: draftVersionId } = await draftOfShipped('completion', actorId);
  const { design, language, revision } = await draftOfShipped('completion', actorId);
  await saveDesign(draftVersionId, { design: withNewElement(design, 'seal'), language, revision });
  const image = await keepImage(createCanvas(10, 10).toBuffer('image/png'), { actorId, now });
  return {
    templateId: inForce?.templateId ?? 0,
    publishedVersionId: inForce?.id ?? 0,
    draftVersionId,
    sealIndex: design.elements.length,
    templateImageId: Number(image),
  };
}
