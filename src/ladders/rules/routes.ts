/** The addresses of the ladder's rules, occupations and courses. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { courseForm, occupationForm } from './catalogue.form.ts';
import {
  changeCourse,
  changeOccupation,
  createCourse,
  createOccupation,
  loadCourse,
  loadOccupation,
  renderCourse,
  renderNewCourse,
  renderNewOccupation,
  renderOccupation,
  showCourse,
  showNewCourse,
  showNewOccupation,
  showOccupation,
  showOccupations,
} from './catalogue.page.ts';
import { conditionForm } from './condition.form.ts';
import {
  beginDraft,
  discard,
  loadDraft,
  loadVersion,
  makePreview,
  publish,
  removeCondition,
  renderDraft,
  showDraft,
  showLadderRules,
  showVersion,
} from './editor.page.ts';
import {
  renderCondition,
  renderTier,
  saveCondition,
  saveTier,
  showCondition,
  showTier,
} from './editTier.page.ts';
import { showPreview } from './preview.page.ts';
import { loadRecorded, makeOwnRecord, makeRecordOf, showOwnRecord, showRecordOf } from './record.page.ts';
import { publicationForm, removalForm, revisionForm, tierForm } from './tier.form.ts';

const may = 'ladder.edit';
const draft = '/admin/ladder/draft';
const tier = `${draft}/tiers/:rank`;

const rules: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/ladder', may, handle: showLadderRules }),
  route({
    method: 'get',
    path: '/admin/ladder/versions/:number',
    may,
    load: loadVersion,
    handle: showVersion,
  }),
  route({ method: 'post', path: draft, may, form: emptyForm, handle: beginDraft }),
  route({ method: 'get', path: draft, may, load: loadDraft, handle: showDraft }),
  route({ method: 'get', path: `${draft}/preview`, may, load: loadDraft, handle: showPreview }),
  route({ method: 'post', path: `${draft}/preview`, may, form: emptyForm, handle: makePreview }),
  route({ method: 'post', path: `${draft}/removal`, may, form: revisionForm, handle: discard }),
  route({
    method: 'post',
    path: `${draft}/publication`,
    may,
    load: loadDraft,
    form: publicationForm,
    invalid: renderDraft,
    handle: publish,
  }),
  route({ method: 'get', path: tier, may, load: loadDraft, handle: showTier }),
  route({
    method: 'post',
    path: tier,
    may,
    load: loadDraft,
    form: tierForm,
    invalid: renderTier,
    handle: saveTier,
  }),
  route({ method: 'get', path: `${tier}/condition`, may, load: loadDraft, handle: showCondition }),
  route({
    method: 'post',
    path: `${tier}/condition`,
    may,
    load: loadDraft,
    form: conditionForm,
    invalid: renderCondition,
    handle: saveCondition,
  }),
  route({
    method: 'post',
    path: `${tier}/condition-removal`,
    may,
    load: loadDraft,
    form: removalForm,
    handle: removeCondition,
  }),
];

const catalogue: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/occupations', may, handle: showOccupations }),
  route({ method: 'get', path: '/admin/occupations/new', may, handle: showNewOccupation }),
  route({
    method: 'post',
    path: '/admin/occupations',
    may,
    form: occupationForm,
    invalid: renderNewOccupation,
    handle: createOccupation,
  }),
  route({
    method: 'get',
    path: '/admin/occupations/:occupationId',
    may,
    load: loadOccupation,
    handle: showOccupation,
  }),
  route({
    method: 'post',
    path: '/admin/occupations/:occupationId',
    may,
    load: loadOccupation,
    form: occupationForm,
    invalid: renderOccupation,
    handle: changeOccupation,
  }),
  route({ method: 'get', path: '/admin/courses/new', may, handle: showNewCourse }),
  route({
    method: 'post',
    path: '/admin/courses',
    may,
    form: courseForm,
    invalid: renderNewCourse,
    handle: createCourse,
  }),
  route({ method: 'get', path: '/admin/courses/:courseId', may, load: loadCourse, handle: showCourse }),
  route({
    method: 'post',
    path: '/admin/courses/:courseId',
    may,
    load: loadCourse,
    form: courseForm,
    invalid: renderCourse,
    handle: changeCourse,
  }),
];

const recordOf = '/admin/people/:personId/record';
const records: readonly AnyRoute[] = [
  route({ method: 'get', path: '/me/record', may: 'ladder.own', handle: showOwnRecord }),
  route({ method: 'post', path: '/me/record', may: 'ladder.own', form: emptyForm, handle: makeOwnRecord }),
  route({ method: 'get', path: recordOf, may: 'people.see', load: loadRecorded, handle: showRecordOf }),
  route({
    method: 'post',
    path: recordOf,
    may: 'people.edit',
    load: loadRecorded,
    form: emptyForm,
    handle: makeRecordOf,
  }),
];

export const routes: readonly AnyRoute[] = [...rules, ...catalogue, ...records];
