/** Keeps a person's photo, small and without what the camera wrote into the file; or takes it away. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { imageFacts, imageLimits } from '../../lib/imageFile.ts';
import { portraitOf } from '../../lib/portrait.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { replacePhoto } from './photo.store.ts';

/** Whose photo, and who does it. */
interface Whose {
  readonly personId: number;
  readonly actorId: number;
  readonly now: Date;
}

/** Keeps the photo in a file; refused where it is none. */
export async function savePhoto(file: Buffer | null, whose: Whose): Promise<Refusal | null> {
  if (!file || file.length === 0) return refuse('accounts.photo.noFile', {}, 'file');
  const facts = imageFacts(file);
  const isTooLarge = facts && Math.max(facts.width, facts.height) > 2 * imageLimits.side;
  if (!facts || isTooLarge) return refuse('accounts.photo.noPicture', {}, 'file');
  const portrait = await portraitOf(file).catch(() => null);
  if (!portrait) return refuse('accounts.photo.noPicture', {}, 'file');
  await keep(portrait, 'person.photo', whose);
  return null;
}

/** Shows no photo from now on; certificates that were issued with one keep it. */
export function removePhoto(whose: Whose): Promise<void> {
  return keep(null, 'person.photoRemoval', whose);
}

function keep(bytes: Buffer | null, action: string, { personId, actorId, now }: Whose): Promise<void> {
  return unitOfWork(async (transaction) => {
    await replacePhoto(transaction, personId, bytes, now);
    await audit(transaction, { actorId, at: now, action, subjectKind: 'person', subjectId: personId });
  });
}
