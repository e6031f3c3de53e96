/** Where training happens: community stations with their managers, and venues. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** A community service station; its manager publishes training and enrols people there. */
export class Station extends Model<InferAttributes<Station>, InferCreationAttributes<Station>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare title: string;
  declare address: string;
  /** The community that it serves, as people's `community` names it. */
  declare community: string;
  declare managerId: number | null;
  declare isActive: boolean;
  /** `latitude,longitude` in degrees. */
  declare position: CreationOptional<string | null>;
}

/** Declares the table `stations`. */
export function declareStation(sequelize: Sequelize): void {
  Station.init(
    {
      id: id(),
      code: unique(code(32), 'stations_code'),
      title: text(lengths.title),
      address: text(lengths.line),
      community: text(lengths.name),
      managerId: optional(reference('people')),
      isActive: flag(),
      position: optional(code(32)),
    },
    table(sequelize, 'stations', [{ name: 'stations_manager_id', fields: ['manager_id'] }]),
  );
}

/** A room or hall where sessions are held. */
export class Venue extends Model<InferAttributes<Venue>, InferCreationAttributes<Venue>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare address: string;
  declare community: string | null;
  /** How many people it seats. */
  declare capacity: number;
  declare isActive: boolean;
  /** `latitude,longitude` in degrees. */
  declare position: CreationOptional<string | null>;
}

/** Declares the table `venues`. */
export function declareVenue(sequelize: Sequelize): void {
  Venue.init(
    {
      id: id(),
      title: unique(text(lengths.title), 'venues_title'),
      address: text(lengths.line),
      community: optional(text(lengths.name)),
      capacity: whole(),
      isActive: flag(),
      position: optional(code(32)),
    },
    table(sequelize, 'venues'),
  );
}
