/** Revocations that were asked for, and what a second person decided. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { ReasonCode } from './statusReason.ts';

/** One request. */
export class RevocationRequest extends Model<
  InferAttributes<RevocationRequest>,
  InferCreationAttributes<RevocationRequest>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  declare reasonCode: ReasonCode;
  declare note: string | null;
  /** Whether whoever verifies may read the note. */
  declare isPublic: boolean;
  declare state: 'waiting' | 'confirmed' | 'declined' | 'withdrawn';
  /** The certificate's id while it waits, else null: at most one waits for each certificate. */
  declare waitingFor: number | null;
  declare requestedById: number;
  declare requestedAt: Date;
  declare decidedById: number | null;
  declare decidedAt: Date | null;
}

/** Declares the table `revocation_requests`. */
export function declareRevocationRequest(sequelize: Sequelize): void {
  RevocationRequest.init(
    {
      id: id(),
      certificateId: reference('certificates'),
      reasonCode: code(32),
      note: optional(text(lengths.title)),
      isPublic: flag(),
      state: code(16),
      waitingFor: unique(optional(whole()), 'revocation_requests_waiting_for'),
      requestedById: reference('people'),
      requestedAt: instant(),
      decidedById: optional(reference('people')),
      decidedAt: optional(instant()),
    },
    table(sequelize, 'revocation_requests', [
      { name: 'revocation_requests_requested_at', fields: ['requested_at'] },
      { name: 'revocation_requests_by_state', fields: ['state'] },
      { name: 'revocation_requests_certificate_id', fields: ['certificate_id'] },
      { name: 'revocation_requests_state', fields: ['state', 'requested_at'] },
    ]),
  );
}
