/** Certificates: the facts are frozen at issue, and the PDF's bytes once they are made. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  bytes,
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
import type { FrozenFacts } from './certificateAward.ts';
import type { CertificateKind } from './certificateNumber.ts';
import type { CertificateChange, CertificateState } from './certificateStatus.ts';
import type { ReasonCode } from './statusReason.ts';

/** One certificate. */
export class Certificate extends Model<InferAttributes<Certificate>, InferCreationAttributes<Certificate>> {
  declare id: CreationOptional<number>;
  /** Printed, for typing: JT-26-T-7K3M9Q4-X */
  declare number: string;
  /** In the QR, unguessable. */
  declare token: string;
  declare kind: CertificateKind;
  /** What it was given for; with the person, unique. */
  declare awardKey: string;
  declare personId: number;
  declare holderName: string;
  declare title: string;
  declare facts: FrozenFacts;
  declare state: CertificateState;
  /** Shown to whoever verifies, in Chinese; `publicReasonOf` gives other languages. */
  declare publicReason: string | null;
  /** Why it has its state; null where it is active, or where the reason is older than the list. */
  declare reasonCode: CreationOptional<ReasonCode | null>;
  declare publicNote: CreationOptional<string | null>;
  /** The certificate that this one replaced, and the one that replaced it. */
  declare replacesId: CreationOptional<number | null>;
  declare replacedById: CreationOptional<number | null>;
  /** Its look; null: issued before there were templates, and drawn as shipped. */
  declare templateVersionId: CreationOptional<number | null>;
  /** The holder's photo as it was then, where the template shows one. */
  declare photoId: CreationOptional<number | null>;
  declare issuedAt: Date;
  /** The first moment when it no longer holds. */
  declare expiresAt: Date | null;
  declare pdf: Buffer | null;
  declare pdfSha256: string | null;
}

/** Declares the table `certificates`. */
export function declareCertificate(sequelize: Sequelize): void {
  Certificate.init(
    {
      id: id(),
      number: unique(code(32), 'certificates_number'),
      token: unique(code(32), 'certificates_token'),
      kind: code(16),
      awardKey: unique(code(), 'certificates_award_key_person_id'),
      personId: unique(reference('people'), 'certificates_award_key_person_id'),
      holderName: text(lengths.name),
      title: text(lengths.title),
      facts: json(),
      state: code(16),
      publicReason: optional(text(lengths.title)),
      reasonCode: optional(code(32)),
      publicNote: optional(text(lengths.title)),
      replacesId: optional(whole()),
      replacedById: optional(whole()),
      photoId: optional(reference('person_photos')),
      templateVersionId: optional(reference('certificate_template_versions')),
      issuedAt: instant(),
      expiresAt: optional(instant()),
      pdf: optional(bytes()),
      pdfSha256: optional(code()),
    },
    table(sequelize, 'certificates', [
      { name: 'certificates_state', fields: ['state'] },
      { name: 'certificates_person_id', fields: ['person_id'] },
      { name: 'certificates_issued_at', fields: ['issued_at'] },
      { name: 'certificates_holder_name', fields: ['holder_name'] },
      { name: 'certificates_state_expires_at', fields: ['state', 'expires_at'] },
      { name: 'certificates_expires_at', fields: ['expires_at'] },
      { name: 'certificates_kind_issued_at', fields: ['kind', 'issued_at'] },
      { name: 'certificates_state_issued_at', fields: ['state', 'issued_at'] },
    ]),
  );
}

/** One change of a certificate's status. */
export class CertificateChangeEntry extends Model<
  InferAttributes<CertificateChangeEntry>,
  InferCreationAttributes<CertificateChangeEntry>
> {
  declare id: CreationOptional<number>;
  declare certificateId: number;
  declare change: CertificateChange;
  /** The state after it. */
  declare state: CertificateState;
  /** For staff: the reason and the note, as they were given. */
  declare reason: string;
  declare reasonCode: CreationOptional<ReasonCode | null>;
  declare isPublic: CreationOptional<boolean | null>;
  /** Who decided. */
  declare actorId: number;
  /** Who asked for it, where a second person decided. */
  declare requestedById: CreationOptional<number | null>;
  declare at: Date;
}

/** Declares the table `certificate_changes`. */
export function declareCertificateChange(sequelize: Sequelize): void {
  CertificateChangeEntry.init(
    {
      id: id(),
      certificateId: reference('certificates'),
      change: code(16),
      state: code(16),
      reason: text(lengths.title),
      reasonCode: optional(code(32)),
      isPublic: optional(flag()),
      actorId: reference('people'),
      requestedById: optional(reference('people')),
      at: instant(),
    },
    table(sequelize, 'certificate_changes', [
      { name: 'certificate_changes_certificate_id', fields: ['certificate_id'] },
    ]),
  );
}
