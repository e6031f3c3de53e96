/** The addresses of photos. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import type { Ability } from '../../policy.ts';
import {
  dropPhoto,
  loadOwner,
  photoForm,
  renderPhotoPage,
  showPhoto,
  showPhotoPage,
  takePhoto,
} from './photo.page.ts';

const megabyte = 1024 * 1024;

function photoRoutes(path: string, may: Ability): AnyRoute[] {
  const base = { may, load: loadOwner } as const;
  return [
    route({ ...base, method: 'get', path, handle: showPhotoPage }),
    route({ ...base, method: 'get', path: `${path}/picture`, handle: showPhoto }),
    route({
      ...base,
      method: 'post',
      path,
      form: photoForm,
      upload: { field: 'file', maxBytes: 5 * megabyte },
      invalid: renderPhotoPage,
      handle: takePhoto,
    }),
    route({ ...base, method: 'post', path: `${path}/removal`, form: emptyForm, handle: dropPhoto }),
  ];
}

export const routes: readonly AnyRoute[] = [
  ...photoRoutes('/me/photo', 'signedIn'),
  ...photoRoutes('/admin/people/:personId/photo', 'people.edit'),
];
