/** The addresses of templates. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import {
  addElement,
  discard,
  loadDraft,
  moveElement,
  publish,
  removeElement,
  saveWhole,
  showDesigner,
} from './draft.page.ts';
import {
  loadElement,
  renderElement,
  renderUpload,
  saveElement,
  showElement,
  uploadPicture,
} from './element.page.ts';
import {
  designForm,
  elementForms,
  elementShapes,
  imageForm,
  mostPictureBytes,
  moveForm,
  newElementForm,
  newTemplateForm,
  publicationForm,
  retirementForm,
  stepForm,
} from './template.form.ts';
import { templatesAt, versionsAt } from './template.view.ts';
import {
  addTemplate,
  listAllTemplates,
  loadTemplate,
  loadVersion,
  openDraft,
  renderNewTemplate,
  retire,
  showImage,
  showNewTemplate,
  showPdf,
  showPicture,
  showTemplate,
  use,
} from './templates.page.ts';

const may = 'templates.edit';
const template = { may, load: loadTemplate } as const;
const version = { may, load: loadVersion } as const;
const draft = { may, load: loadDraft } as const;
const one = `${templatesAt}/:templateId`;
const oneVersion = `${versionsAt}/:versionId`;
const element = `${oneVersion}/elements/:index`;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: templatesAt, may, handle: listAllTemplates }),
  route({ method: 'get', path: `${templatesAt}/new`, may, handle: showNewTemplate }),
  route({
    method: 'post',
    path: templatesAt,
    may,
    form: newTemplateForm,
    invalid: renderNewTemplate,
    handle: addTemplate,
  }),
  route({ ...template, method: 'get', path: one, handle: showTemplate }),
  route({ ...template, method: 'post', path: `${one}/retirement`, form: retirementForm, handle: retire }),
  route({ ...version, method: 'get', path: `${oneVersion}/preview`, handle: showPicture }),
  route({ ...version, method: 'get', path: `${oneVersion}/preview.pdf`, handle: showPdf }),
  route({ ...version, method: 'post', path: `${oneVersion}/draft`, form: emptyForm, handle: openDraft }),
  route({ ...version, method: 'post', path: `${oneVersion}/use`, form: emptyForm, handle: use }),
  route({ ...draft, method: 'get', path: `${oneVersion}/edit`, handle: showDesigner }),
  route({ ...draft, method: 'post', path: `${oneVersion}/design`, form: designForm, handle: saveWhole }),
  route({
    ...draft,
    method: 'post',
    path: `${oneVersion}/publication`,
    form: publicationForm,
    handle: publish,
  }),
  route({ ...draft, method: 'post', path: `${oneVersion}/discarding`, form: emptyForm, handle: discard }),
  route({
    ...draft,
    method: 'post',
    path: `${oneVersion}/elements`,
    form: newElementForm,
    handle: addElement,
  }),
  route({ may, method: 'get', path: element, load: loadElement, handle: showElement }),
  route({
    may,
    method: 'post',
    path: `${element}/picture`,
    load: loadElement,
    form: imageForm,
    upload: { field: 'file', maxBytes: mostPictureBytes },
    invalid: renderUpload,
    handle: uploadPicture,
  }),
  route({ ...draft, method: 'post', path: `${element}/removal`, form: stepForm, handle: removeElement }),
  route({ ...draft, method: 'post', path: `${element}/position`, form: moveForm, handle: moveElement }),
  ...elementShapes.map((shape) =>
    route({
      may,
      method: 'post',
      path: `${element}/${shape}`,
      load: loadElement,
      form: elementForms[shape] as (typeof elementForms)['box'],
      invalid: renderElement(shape),
      handle: saveElement(shape),
    }),
  ),
  route({ may, method: 'get', path: '/admin/template-images/:imageId', handle: showImage }),
];
