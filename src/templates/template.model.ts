/** Templates of certificates, their versions, and the pictures in them. */
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
import type { Design, TemplateKind, TemplateLanguage } from './design.ts';

/** One template. */
export class Template extends Model<InferAttributes<Template>, InferCreationAttributes<Template>> {
  declare id: CreationOptional<number>;
  declare kind: TemplateKind;
  /** For staff: what they call it. */
  declare title: string;
  /** Which design of the product it is, such as `completion`; null: staff made it. */
  declare shippedAs: string | null;
  declare createdAt: Date;
  declare retiredAt: Date | null;
}

/** Declares the table `certificate_templates`. */
export function declareTemplate(sequelize: Sequelize): void {
  Template.init(
    {
      id: id(),
      kind: code(16),
      title: text(lengths.title),
      shippedAs: optional(unique(code(32), 'certificate_templates_shipped_as')),
      createdAt: instant(),
      retiredAt: optional(instant()),
    },
    table(sequelize, 'certificate_templates'),
  );
}

/** One version of a template; a published one never changes. */
export class TemplateVersion extends Model<
  InferAttributes<TemplateVersion>,
  InferCreationAttributes<TemplateVersion>
> {
  declare id: CreationOptional<number>;
  declare templateId: number;
  /** Counts from 1 within the template. */
  declare number: number;
  declare language: TemplateLanguage;
  declare design: Design;
  declare state: 'draft' | 'published';
  /** Counts the changes of a draft, so that nobody saves over another's. */
  declare revision: number;
  /** The kind for which new certificates are made with it; one version for each kind. */
  declare inForceFor: TemplateKind | null;
  declare createdAt: Date;
  declare publishedAt: Date | null;
}

/** Declares the table `certificate_template_versions`. */
export function declareTemplateVersion(sequelize: Sequelize): void {
  const name = 'certificate_template_versions';
  TemplateVersion.init(
    {
      id: id(),
      templateId: unique(reference('certificate_templates'), `${name}_template_id_number`),
      number: unique(whole(), `${name}_template_id_number`),
      language: code(16),
      design: json(),
      state: code(16),
      revision: whole(),
      inForceFor: optional(unique(code(16), `${name}_in_force_for`)),
      createdAt: instant(),
      publishedAt: optional(instant()),
    },
    table(sequelize, name),
  );
}

/** A seal, a signature or a logo; never changed, since published versions show it. */
export class TemplateImage extends Model<
  InferAttributes<TemplateImage>,
  InferCreationAttributes<TemplateImage>
> {
  declare id: CreationOptional<number>;
  declare sha256: string;
  declare mimeType: 'image/png' | 'image/jpeg';
  declare width: number;
  declare height: number;
  declare bytes: Buffer;
  declare createdAt: Date;
}

/** Declares the table `template_images`. */
export function declareTemplateImage(sequelize: Sequelize): void {
  TemplateImage.init(
    {
      id: id(),
      sha256: unique(code(lengths.hash), 'template_images_sha256'),
      mimeType: code(32),
      width: whole(),
      height: whole(),
      bytes: bytes(),
      createdAt: instant(),
    },
    table(sequelize, 'template_images'),
  );
}
