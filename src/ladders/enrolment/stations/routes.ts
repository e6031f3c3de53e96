/** The addresses of stations: the staff's pages, and those of a station's manager. */
import { emptyForm } from '../../../http/form.ts';
import { type AnyRoute, route } from '../../../http/route.ts';
import { enrolOtherForm } from '../enrolOther.form.ts';
import {
  enrolForOther,
  loadOpenClass,
  printOwnPoster,
  renderOwnClass,
  showOwnClass,
  showOwnPicture,
} from '../ownClass.page.ts';
import {
  cancelForOther,
  confirmForOther,
  listOwnEnrolled,
  loadOwnEnrolled,
  showOwnStation,
} from '../ownStation.page.ts';
import { stationForm } from '../station.form.ts';
import {
  addNewStation,
  listAllStations,
  loadStation,
  renderNewStation,
  renderStation,
  saveStation,
  showNewStation,
  showStation,
} from '../station.page.ts';

const one = '/admin/stations/:stationId';
const ofStation = { may: 'stations.edit', load: loadStation } as const;
const ownClass = '/station/classes/:cohortId';
const ofClass = { may: 'stations.own', load: loadOpenClass } as const;
const enrolled = '/station/enrolments/:enrolmentId';
const ofEnrolled = { may: 'stations.own', load: loadOwnEnrolled, form: emptyForm } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/stations', may: 'stations.edit', handle: listAllStations }),
  route({ method: 'get', path: '/admin/stations/new', may: 'stations.edit', handle: showNewStation }),
  route({
    method: 'post',
    path: '/admin/stations',
    may: 'stations.edit',
    form: stationForm,
    invalid: renderNewStation,
    handle: addNewStation,
  }),
  route({ ...ofStation, method: 'get', path: one, handle: showStation }),
  route({
    ...ofStation,
    method: 'post',
    path: one,
    form: stationForm,
    invalid: renderStation,
    handle: saveStation,
  }),
  route({ method: 'get', path: '/station', may: 'stations.own', handle: showOwnStation }),
  route({ method: 'get', path: '/station/enrolments', may: 'stations.own', handle: listOwnEnrolled }),
  route({ ...ofEnrolled, method: 'post', path: `${enrolled}/confirmation`, handle: confirmForOther }),
  route({ ...ofEnrolled, method: 'post', path: `${enrolled}/cancellation`, handle: cancelForOther }),
  route({ ...ofClass, method: 'get', path: ownClass, handle: showOwnClass }),
  route({
    ...ofClass,
    method: 'post',
    path: `${ownClass}/enrolments`,
    form: enrolOtherForm,
    invalid: renderOwnClass,
    handle: enrolForOther,
  }),
  route({ ...ofClass, method: 'get', path: `${ownClass}/poster`, handle: printOwnPoster }),
  route({ ...ofClass, method: 'get', path: `${ownClass}/poster-image`, handle: showOwnPicture }),
];
