/** A draft of a shipped template, for tests. */
import { isRefusal } from '../../../src/refusal.ts';
import type { Design, TemplateKind } from '../../../src/templates/design.ts';
import { draftFrom } from '../../../src/templates/saveTemplate.action.ts';
import { shippedDesign } from '../../../src/templates/shippedDesigns.ts';
import { findInForce, findVersion, type TemplateVersionRow } from '../../../src/templates/template.store.ts';

/** Opens it; the shipped templates must be there. */
export async function draftOfShipped(kind: TemplateKind, actorId: number): Promise<TemplateVersionRow> {
  const inForce = await findInForce(kind);
  const id = await draftFrom(inForce?.id ?? 0, { actorId, now: new Date() });
  if (isRefusal(id)) throw new Error(id.key);
  return (await findVersion(id)) as TemplateVersionRow;
}

/** The shipped design in another colour. */
export function designOf(kind: TemplateKind, colour: string): Design {
  const design = shippedDesign(kind, 'bilingual');
  return { ...design, elements: design.elements.map((one) => ('colour' in one ? { ...one, colour } : one)) };
}
