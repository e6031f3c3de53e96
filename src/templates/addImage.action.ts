/** Keeps a picture for templates: a seal, a signature or a logo. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { imageFacts, imageLimits } from '../lib/imageFile.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Doer } from './saveTemplate.action.ts';
import { addImage } from './template.store.ts';

/** Keeps the picture and gives its id; the same bytes are kept once. */
export async function keepImage(bytes: Buffer | null, { actorId, now }: Doer): Promise<number | Refusal> {
  if (!bytes || bytes.length === 0) return refuse('templates.refusal.noFile', {}, 'file');
  const facts = imageFacts(bytes);
  if (!facts) return refuse('templates.refusal.noPicture', {}, 'file');
  if (Math.max(facts.width, facts.height) > imageLimits.side)
    return refuse('templates.refusal.hugePicture', { side: imageLimits.side }, 'file');
  return unitOfWork(async (transaction) => {
    const id = await addImage(transaction, { ...facts, bytes, createdAt: now });
    const subject = { subjectKind: 'templateImage', subjectId: id } as const;
    await audit(transaction, { actorId, at: now, action: 'template.image', ...subject, after: { ...facts } });
    return id;
  });
}
