/** Brings the designs that ship with the product into the database, as published versions like any other. */
import { isDeepStrictEqual } from 'node:util';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type TemplateKind, templateKinds } from './design.ts';
import { shippedDesign } from './shippedDesigns.ts';
import {
  addTemplate,
  addVersion,
  findInForce,
  findVersionsOf,
  lockShipped,
  markPublished,
  putInForce,
} from './template.store.ts';

/** For staff: what the shipped templates are called. */
const titles: Readonly<Record<TemplateKind, string>> = {
  completion: '培训合格证书（标准版）',
  award: '获奖证书（标准版）',
  honour: '荣誉证书（标准版）',
  card: '随身卡（标准版）',
};

/**
 * Adds what is missing, and a new version of what a release changed. Certificates that were issued keep theirs; a
 * kind for which another template is in force keeps it.
 */
export async function publishShipped(now: Date): Promise<void> {
  for (const kind of templateKinds) await publishOne(kind, now);
}

async function publishOne(kind: TemplateKind, now: Date): Promise<void> {
  const design = shippedDesign(kind, 'bilingual');
  await unitOfWork(async (transaction) => {
    const row = { kind, title: titles[kind], shippedAs: kind, createdAt: now };
    const known = await lockShipped(transaction, kind);
    const templateId = known?.id ?? (await addTemplate(transaction, row));
    if (templateId === null) return;
    const latest =
      known && (await findVersionsOf([templateId], transaction)).find(({ state }) => state === 'published');
    if (latest && isDeepStrictEqual(latest.design, design)) return;
    const id = await addVersion(transaction, { templateId, language: 'bilingual', design, createdAt: now });
    await markPublished(transaction, id, now);
    const inForce = await findInForce(kind, transaction);
    if (!inForce || inForce.templateId === templateId) await putInForce(transaction, id, kind);
  });
}
