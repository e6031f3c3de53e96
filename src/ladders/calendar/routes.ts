/** The addresses of the timetable, the calendar, venues and feeds. */
import { emptyForm } from '../../http/form.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { loadCohort } from '../cohort.page.ts';
import { arrangementForm, feedForm, seriesForm, sessionForm, venueForm } from './calendar.form.ts';
import { showCalendar } from './calendar.page.ts';
import { changeOwnFeed, changeVenueFeed, showFeed, showFeeds, showVenueFeed } from './feed.page.ts';
import { planSeries, renderSeries, showSeries } from './series.page.ts';
import {
  addSession,
  dropSession,
  loadSlot,
  renderArrangement,
  renderChangedSession,
  renderNewSession,
  saveArrangement,
  saveSession,
  showArrangement,
  showNewSession,
  showSession,
  showTimetable,
} from './timetable.page.ts';
import {
  addNewVenue,
  listAllVenues,
  loadVenue,
  renderNewVenue,
  renderVenue,
  saveVenue,
  showNewVenue,
  showVenue,
} from './venue.page.ts';

const one = '/admin/cohorts/:cohortId';
const timetable = `${one}/timetable`;
const see = { method: 'get', may: 'cohorts.see', load: loadCohort } as const;
const edit = { may: 'cohorts.edit', load: loadCohort } as const;
const slot = { may: 'cohorts.edit', load: loadSlot } as const;
const venue = { may: 'cohorts.edit', load: loadVenue } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/calendar', may: 'cohorts.see', handle: showCalendar }),
  route({ ...see, path: timetable, handle: showTimetable }),
  route({ ...edit, method: 'get', path: `${timetable}/new`, handle: showNewSession }),
  route({
    ...edit,
    method: 'post',
    path: `${timetable}/new`,
    form: sessionForm,
    invalid: renderNewSession,
    handle: addSession,
  }),
  route({ ...edit, method: 'get', path: `${timetable}/series`, handle: showSeries }),
  route({
    ...edit,
    method: 'post',
    path: `${timetable}/series`,
    form: seriesForm,
    invalid: renderSeries,
    handle: planSeries,
  }),
  route({ ...slot, method: 'get', path: `${timetable}/:sessionId`, handle: showSession }),
  route({
    ...slot,
    method: 'post',
    path: `${timetable}/:sessionId`,
    form: sessionForm,
    invalid: renderChangedSession,
    handle: saveSession,
  }),
  route({
    ...slot,
    method: 'post',
    path: `${timetable}/:sessionId/cancellation`,
    form: emptyForm,
    handle: dropSession,
  }),
  route({ ...edit, method: 'get', path: `${one}/arrangement`, handle: showArrangement }),
  route({
    ...edit,
    method: 'post',
    path: `${one}/arrangement`,
    form: arrangementForm,
    invalid: renderArrangement,
    handle: saveArrangement,
  }),
  route({ method: 'get', path: '/admin/venues', may: 'cohorts.see', handle: listAllVenues }),
  route({ method: 'get', path: '/admin/venues/new', may: 'cohorts.edit', handle: showNewVenue }),
  route({
    method: 'post',
    path: '/admin/venues',
    may: 'cohorts.edit',
    form: venueForm,
    invalid: renderNewVenue,
    handle: addNewVenue,
  }),
  route({ ...venue, method: 'get', path: '/admin/venues/:venueId', handle: showVenue }),
  route({
    ...venue,
    method: 'post',
    path: '/admin/venues/:venueId',
    form: venueForm,
    invalid: renderVenue,
    handle: saveVenue,
  }),
  route({ ...venue, method: 'get', path: '/admin/venues/:venueId/calendar', handle: showVenueFeed }),
  route({
    ...venue,
    method: 'post',
    path: '/admin/venues/:venueId/calendar',
    form: feedForm,
    handle: changeVenueFeed,
  }),
  route({ method: 'get', path: '/me/calendar', may: 'signedIn', handle: showFeeds }),
  route({
    method: 'post',
    path: '/me/calendar/:kind',
    may: 'signedIn',
    form: feedForm,
    handle: changeOwnFeed,
  }),
  route({
    method: 'get',
    path: '/calendars/:file',
    may: 'anyone',
    session: false,
    limit: 'verify',
    handle: showFeed,
  }),
];
