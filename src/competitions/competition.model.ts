/** Competitions, their events, contestants and panels. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  flag,
  id,
  instant,
  json,
  lengths,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { EventState } from './eventState.ts';
import type { Scheme } from './scheme.ts';

/** A competition. */
export class Competition extends Model<InferAttributes<Competition>, InferCreationAttributes<Competition>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare titleZh: string;
  declare titleEn: string;
  declare startsOn: Date;
  declare endsOn: Date;
}

/** Declares the table `competitions`. */
export function declareCompetition(sequelize: Sequelize): void {
  Competition.init(
    {
      id: id(),
      code: unique(code(32), 'competitions_code'),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
      startsOn: instant(),
      endsOn: instant(),
    },
    table(sequelize, 'competitions'),
  );
}

/** An event of a competition, with its marking scheme. */
export class Event extends Model<InferAttributes<Event>, InferCreationAttributes<Event>> {
  declare id: CreationOptional<number>;
  declare competitionId: number;
  declare titleZh: string;
  declare titleEn: string;
  declare scheme: Scheme;
  declare state: EventState;
  declare drawSeed: string | null;
}

/** Declares the table `events`. */
export function declareEvent(sequelize: Sequelize): void {
  Event.init(
    {
      id: id(),
      competitionId: reference('competitions'),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
      scheme: json(),
      state: code(16),
      drawSeed: optional(code()),
    },
    table(sequelize, 'events', [{ name: 'events_competition_id', fields: ['competition_id'] }]),
  );
}

/** Someone who competes in an event; judges see the drawn number only. */
export class Contestant extends Model<InferAttributes<Contestant>, InferCreationAttributes<Contestant>> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare personId: number;
  declare unit: string | null;
  declare isStudent: boolean;
  declare drawNumber: number | null;
}

/** Declares the table `contestants`. */
export function declareContestant(sequelize: Sequelize): void {
  Contestant.init(
    {
      id: id(),
      eventId: unique(reference('events'), 'contestants_event_id_person_id'),
      personId: unique(reference('people'), 'contestants_event_id_person_id'),
      unit: optional(text(lengths.name)),
      isStudent: flag(),
      drawNumber: optional(whole()),
    },
    table(sequelize, 'contestants', [{ name: 'contestants_person_id', fields: ['person_id'] }]),
  );
}

/** A judge on an event's panel. */
export class PanelMember extends Model<InferAttributes<PanelMember>, InferCreationAttributes<PanelMember>> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare personId: number;
}

/** Declares the table `panel_members`. */
export function declarePanelMember(sequelize: Sequelize): void {
  PanelMember.init(
    {
      id: id(),
      eventId: unique(reference('events'), 'panel_members_event_id_person_id'),
      personId: unique(reference('people'), 'panel_members_event_id_person_id'),
    },
    table(sequelize, 'panel_members', [{ name: 'panel_members_person_id', fields: ['person_id'] }]),
  );
}
