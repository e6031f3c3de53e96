/** Certificates of other issuers that are recorded here. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { bytes, code, day, id, instant, lengths, optional, reference, text, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { ExternalKind } from './externalNumber.ts';
import type { ExternalState } from './externalState.ts';

/** One recorded certificate. */
export class ExternalCertificate extends Model<
  InferAttributes<ExternalCertificate>,
  InferCreationAttributes<ExternalCertificate>
> {
  declare id: CreationOptional<number>;
  /** Of our public page about it. */
  declare token: string;
  declare kind: ExternalKind;
  /** As its issuer printed it, normalised. */
  declare number: string;
  declare personId: number | null;
  declare holderName: string;
  /** Occupation or programme. */
  declare title: string;
  declare level: string | null;
  declare issuerName: string;
  /** YYYY-MM-DD */
  declare issuedOn: string;
  declare expiresOn: string | null;
  declare state: ExternalState;
  declare recordedBy: number;
  declare recordedAt: Date;
  declare checkedBy: number | null;
  declare checkedAt: Date | null;
  /** How it was checked, or why it was rejected. */
  declare checkNote: string | null;
  /** Sealed picture or PDF of the paper. */
  declare scan: Buffer | null;
  declare scanType: string | null;
}

/** Declares the table `external_certificates`. */
export function declareExternalCertificate(sequelize: Sequelize): void {
  ExternalCertificate.init(
    {
      id: id(),
      token: unique(code(32), 'external_certificates_token'),
      kind: code(32),
      number: unique(code(), 'external_certificates_number'),
      personId: optional(reference('people')),
      holderName: text(lengths.name),
      title: text(lengths.title),
      level: optional(text(lengths.name)),
      issuerName: text(lengths.title),
      issuedOn: day(),
      expiresOn: optional(day()),
      state: code(16),
      recordedBy: reference('people'),
      recordedAt: instant(),
      checkedBy: optional(reference('people')),
      checkedAt: optional(instant()),
      checkNote: optional(text(lengths.line)),
      scan: optional(bytes()),
      scanType: optional(code(32)),
    },
    table(sequelize, 'external_certificates', [
      { name: 'external_certificates_person_id', fields: ['person_id'] },
      { name: 'external_certificates_state', fields: ['state'] },
      { name: 'external_certificates_holder_name', fields: ['holder_name'] },
      { name: 'external_certificates_kind', fields: ['kind'] },
      { name: 'external_certificates_kind_recorded_at', fields: ['kind', 'recorded_at'] },
      { name: 'external_certificates_issued_on', fields: ['issued_on'] },
      { name: 'external_certificates_recorded_at', fields: ['recorded_at'] },
      { name: 'external_certificates_state_recorded_at', fields: ['state', 'recorded_at'] },
    ]),
  );
}
