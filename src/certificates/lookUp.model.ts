/** Look-ups of certificates: when, in which way, from which city at most. Never who. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** How someone came to look. */
export type LookUpKind = 'qr' | 'number' | 'api' | 'bulk' | 'share' | 'offline';

/** One look. */
export class CertificateLookUp extends Model<
  InferAttributes<CertificateLookUp>,
  InferCreationAttributes<CertificateLookUp>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  declare kind: LookUpKind;
  declare city: string | null;
  declare at: Date;
}

/** Declares the table `certificate_look_ups`. */
export function declareCertificateLookUp(sequelize: Sequelize): void {
  CertificateLookUp.init(
    {
      id: id(),
      certificateId: reference('certificates'),
      kind: code(16),
      city: optional(text(lengths.name)),
      at: instant(),
    },
    table(sequelize, 'certificate_look_ups', [
      { name: 'certificate_look_ups_certificate_id_at', fields: ['certificate_id', 'at'] },
      { name: 'certificate_look_ups_at', fields: ['at'] },
    ]),
  );
}
