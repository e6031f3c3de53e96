/** Consents given and withdrawn, and requests to be erased. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text } from '../../db/columns.ts';
import { table } from '../../db/table.ts';

/** One consent, given or withdrawn. */
export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare kind: 'given' | 'withdrawn';
  /** Of the text that she agreed to; null where it is withdrawn. */
  declare version: string | null;
  declare at: Date;
  /** Staff who recorded it for her; null: she herself. */
  declare recordedById: number | null;
}

/** Declares the table `consents`. */
export function declareConsent(sequelize: Sequelize): void {
  Consent.init(
    {
      id: id(),
      personId: reference('people'),
      kind: code(16),
      version: optional(code()),
      at: instant(),
      recordedById: optional(reference('people')),
    },
    table(sequelize, 'consents', [{ name: 'consents_person_id', fields: ['person_id'] }]),
  );
}

/** What became of a request to be erased. */
export type ErasureState = 'waiting' | 'refused' | 'withdrawn' | 'executed';

/** Someone's request that her personal data be erased. */
export class ErasureRequest extends Model<
  InferAttributes<ErasureRequest>,
  InferCreationAttributes<ErasureRequest>
> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare state: ErasureState;
  declare requestedById: number;
  declare requestedAt: Date;
  declare decidedById: number | null;
  declare decidedAt: Date | null;
  /** Why it was refused. */
  declare note: string | null;
}

/** Declares the table `erasure_requests`. */
export function declareErasureRequest(sequelize: Sequelize): void {
  ErasureRequest.init(
    {
      id: id(),
      personId: reference('people'),
      state: code(16),
      requestedById: reference('people'),
      requestedAt: instant(),
      decidedById: optional(reference('people')),
      decidedAt: optional(instant()),
      note: optional(text(lengths.line)),
    },
    table(sequelize, 'erasure_requests', [
      { name: 'erasure_requests_person_id', fields: ['person_id'] },
      { name: 'erasure_requests_state', fields: ['state'] },
    ]),
  );
}
