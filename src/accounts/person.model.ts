/** The table of people: workers, trainees and staff. Phones and ID numbers are sealed, with a keyed hash beside them. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, day, id, instant, lengths, longText, optional, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** A person known to the programme. */
export class Person extends Model<InferAttributes<Person>, InferCreationAttributes<Person>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare phoneSealed: string | null;
  declare phoneHash: string | null;
  /** 138****1234 */
  declare phoneMasked: string | null;
  /** Keyed hash of name and phone of someone registered without an ID number, so that she is registered once. */
  declare registrationHash: CreationOptional<string | null>;
  declare emailSealed: CreationOptional<string | null>;
  /** w***@example.cn */
  declare emailMasked: CreationOptional<string | null>;
  declare emailConfirmedAt: CreationOptional<Date | null>;
  declare identitySealed: string | null;
  declare identityHash: string | null;
  /** 2306**********1234 */
  declare identityMasked: string | null;
  /** YYYY-MM-DD, from the ID number */
  declare birthDate: string | null;
  /** YYYY-MM-DD: since when she has worked in the trade, as rules about work years count. */
  declare workingSince: CreationOptional<string | null>;
  declare sex: 'female' | 'male' | null;
  declare community: string | null;
  /** Number in the register of home-service workers; null: not registered. */
  declare workerNumber: string | null;
  declare registeredAt: Date | null;
  /** Version of the consent text she agreed to, and when. */
  declare consentVersion: string | null;
  declare consentAt: Date | null;
  /** When she took her consent back; null again with a new one. */
  declare consentWithdrawnAt: CreationOptional<Date | null>;
  /** The record that this one was merged into: whoever finds this one goes on there. */
  declare mergedIntoId: CreationOptional<number | null>;
  /** When her personal data was erased, for good. */
  declare erasedAt: CreationOptional<Date | null>;
  declare createdAt: Date;
}

/** Declares the table `people`. */
export function declarePerson(sequelize: Sequelize): void {
  Person.init(
    {
      id: id(),
      name: text(lengths.name),
      phoneSealed: optional(longText()),
      phoneHash: optional(code()),
      phoneMasked: optional(code()),
      registrationHash: optional(unique(code(), 'people_registration_hash')),
      emailSealed: optional(longText()),
      emailMasked: optional(code(lengths.line)),
      emailConfirmedAt: optional(instant()),
      identitySealed: optional(longText()),
      identityHash: optional(unique(code(), 'people_identity_hash')),
      identityMasked: optional(code()),
      birthDate: optional(day()),
      workingSince: optional(day()),
      sex: optional(code(8)),
      community: optional(text(lengths.name)),
      workerNumber: optional(unique(code(), 'people_worker_number')),
      registeredAt: optional(instant()),
      consentVersion: optional(code()),
      consentAt: optional(instant()),
      consentWithdrawnAt: optional(instant()),
      mergedIntoId: optional(whole()),
      erasedAt: optional(instant()),
      createdAt: instant(),
    },
    table(sequelize, 'people', [
      { name: 'people_phone_hash', fields: ['phone_hash'] },
      { name: 'people_name', fields: ['name'] },
      { name: 'people_merged_into_id', fields: ['merged_into_id'] },
      { name: 'people_birth_date', fields: ['birth_date'] },
      { name: 'people_living_name', fields: ['merged_into_id', 'erased_at', 'name'] },
      { name: 'people_living_created_at', fields: ['merged_into_id', 'erased_at', 'created_at'] },
      { name: 'people_living_registered_at', fields: ['merged_into_id', 'erased_at', 'registered_at'] },
      { name: 'people_living_community', fields: ['merged_into_id', 'erased_at', 'community'] },
      { name: 'people_living_worker_number', fields: ['merged_into_id', 'erased_at', 'worker_number', 'id'] },
    ]),
  );
}
