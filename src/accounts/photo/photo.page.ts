/** The page of a photo: one's own, and a person's for staff. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  defineForm,
  type Form,
  type FormState,
  type FormView,
  formView,
  freshState,
} from '../../http/form.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../../http/route.ts';
import { type View, view } from '../../http/view.ts';
import { findPerson, type PersonRow } from '../person.store.ts';
import { findPhoto } from './photo.store.ts';
import { removePhoto, savePhoto } from './savePhoto.action.ts';

/** A photo to take. */
export const photoForm: Form<Record<string, never>> = defineForm(z.strictObject({}), [
  {
    name: 'file',
    label: 'accounts.photo.file',
    hint: 'accounts.photo.hint',
    kind: 'file',
    required: true,
    accept: 'image/jpeg,image/png',
  },
]);

interface PhotoPage {
  readonly name: string;
  readonly lead: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly address: string;
  readonly pictureSrc: string | null;
  readonly form: FormView;
  readonly removalKey: string;
}

const photoView = view<PhotoPage>('accounts/photo/edit');
const staffPhotoView = view<PhotoPage>('accounts/photo/edit', 'staff');

type Loaded = Context<unknown, PersonRow>;

/** Loads who is signed in, or the person of a staff address. */
export async function loadOwner(context: Context): Promise<PersonRow | null> {
  if (context.param('personId') !== '') return findPerson(context.idParam('personId'));
  return context.actor ? findPerson(context.actor.id) : ({} as PersonRow);
}

/** The page. */
export async function showPhotoPage(context: Loaded): Promise<Answer> {
  return page(await renderPhotoPage(context, freshState()));
}

/** The page with what was wrong with a file. */
export async function renderPhotoPage(context: Loaded, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const photo = await findPhoto(loaded.id);
  const address = addressOf(context);
  const isOwn = address === '/me/photo';
  return (isOwn ? photoView : staffPhotoView)(t('accounts.photo.title'), {
    name: loaded.name,
    lead: t(isOwn ? 'accounts.photo.lead' : 'accounts.photo.leadStaff'),
    back: isOwn
      ? { href: '/me/certificates', label: t('common.nav.myCertificates') }
      : { href: `/admin/people/${loaded.id}`, label: loaded.name },
    address,
    pictureSrc: photo && `${address}/picture?photo=${photo.id}`,
    form: formView(photoForm, state, t),
    removalKey: randomUUID(),
  });
}

/** The photo itself. */
export async function showPhoto({ loaded }: Loaded): Promise<Answer> {
  return file('image/jpeg', 'photo.jpg', found(await findPhoto(loaded.id)).bytes, true);
}

/** Keeps a photo. */
export async function takePhoto(context: Loaded): Promise<Answer> {
  const { loaded, me, now, t } = context;
  const whose = { personId: loaded.id, actorId: me.id, now };
  const refusal = await savePhoto(context.file?.bytes ?? null, whose);
  return refusal ?? redirect(addressOf(context), done(t('accounts.photo.saved')));
}

/** Takes the photo away. */
export async function dropPhoto(context: Loaded): Promise<Answer> {
  const { loaded, me, now, t } = context;
  await removePhoto({ personId: loaded.id, actorId: me.id, now });
  return redirect(addressOf(context), done(t('accounts.photo.removed')));
}

function addressOf(context: Pick<Context, 'param'>): string {
  const id = context.param('personId');
  return id === '' ? '/me/photo' : `/admin/people/${id}/photo`;
}
