/** The addresses of competitions. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { competitionForm, contestantForm, eventForm, judgeForm, sheetForm } from './competition.form.ts';
import {
  addEvent,
  create,
  listCompetitions,
  loadByCode,
  loadCompetition,
  renderNew,
  renderNewEvent,
  showCompetition,
  showNew,
  showNewEvent,
  showResults,
} from './competition.page.ts';
import {
  addContestant,
  addJudge,
  draw,
  exportStandings,
  loadEvent,
  publish,
  renderEvent,
  showEvent,
  sign,
} from './event.page.ts';
import { loadSeat, renderSheet, showJudging, showSheet, submitSheet } from './judging.page.ts';

const one = '/admin/competitions/:competitionId';
const event = '/admin/events/:eventId';
const sheet = '/judging/events/:eventId/contestants/:contestantId';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/competitions/:code', may: 'anyone', load: loadByCode, handle: showResults }),
  route({ method: 'get', path: '/judging', may: 'sheets.score', handle: showJudging }),
  route({ method: 'get', path: sheet, may: 'sheets.score', load: loadSeat, handle: showSheet }),
  route({
    method: 'post',
    path: sheet,
    may: 'sheets.score',
    load: loadSeat,
    form: sheetForm,
    invalid: renderSheet,
    handle: submitSheet,
  }),
  route({ method: 'get', path: '/admin/competitions', may: 'competitions.see', handle: listCompetitions }),
  route({ method: 'get', path: '/admin/competitions/new', may: 'competitions.edit', handle: showNew }),
  route({
    method: 'post',
    path: '/admin/competitions',
    may: 'competitions.edit',
    form: competitionForm,
    invalid: renderNew,
    handle: create,
  }),
  route({
    method: 'get',
    path: one,
    may: 'competitions.see',
    load: loadCompetition,
    handle: showCompetition,
  }),
  route({
    method: 'get',
    path: `${one}/events/new`,
    may: 'competitions.edit',
    load: loadCompetition,
    handle: showNewEvent,
  }),
  route({
    method: 'post',
    path: `${one}/events`,
    may: 'competitions.edit',
    load: loadCompetition,
    form: eventForm,
    invalid: renderNewEvent,
    handle: addEvent,
  }),
  route({ method: 'get', path: event, may: 'competitions.see', load: loadEvent, handle: showEvent }),
  route({
    method: 'get',
    path: `${event}/standings`,
    may: 'competitions.see',
    load: loadEvent,
    handle: exportStandings,
  }),
  route({
    method: 'post',
    path: `${event}/contestants`,
    may: 'competitions.edit',
    load: loadEvent,
    form: contestantForm,
    invalid: renderEvent,
    handle: addContestant,
  }),
  route({
    method: 'post',
    path: `${event}/judges`,
    may: 'competitions.edit',
    load: loadEvent,
    form: judgeForm,
    invalid: renderEvent,
    handle: addJudge,
  }),
  route({
    method: 'post',
    path: `${event}/draw`,
    may: 'competitions.edit',
    load: loadEvent,
    form: emptyForm,
    handle: draw,
  }),
  route({
    method: 'post',
    path: `${event}/sign-off`,
    may: 'competitions.signOff',
    load: loadEvent,
    form: emptyForm,
    handle: sign,
  }),
  route({
    method: 'post',
    path: `${event}/publication`,
    may: 'competitions.signOff',
    load: loadEvent,
    form: emptyForm,
    handle: publish,
  }),
];
