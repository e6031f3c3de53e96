/** Versions of the ladder's rules, and who would gain or lose by a draft. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, optional, reference, unique, whole } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { Tier } from './ladderVersion.ts';
import type { StoredCheck } from './storedCheck.ts';

/** One version; a published one is never changed. */
export class LadderVersionRow extends Model<
  InferAttributes<LadderVersionRow>,
  InferCreationAttributes<LadderVersionRow>
> {
  declare id: CreationOptional<number>;
  /** From 1. */
  declare number: number;
  declare state: 'draft' | 'published';
  declare rules: { readonly tiers: readonly Tier[] };
  /** Counts changes of a draft, so that two editors never overwrite each other unseen. */
  declare revision: number;
  declare createdAt: Date;
  /** Who begins a tier from then on is under this version. */
  declare effectiveFrom: Date | null;
  declare publishedAt: Date | null;
  declare publishedById: number | null;
  /** The revision that the preview is about; null: none was begun. */
  declare previewRevision: number | null;
  declare previewAt: Date | null;
  /** People looked at so far, and the last of them. */
  declare previewSeen: number;
  declare previewCursor: number;
  declare previewEndedAt: Date | null;
}

/** Declares the table `ladder_versions`. */
export function declareLadderVersion(sequelize: Sequelize): void {
  LadderVersionRow.init(
    {
      id: id(),
      number: unique(whole(), 'ladder_versions_number'),
      state: code(16),
      rules: json(),
      revision: whole(),
      createdAt: instant(),
      effectiveFrom: optional(instant()),
      publishedAt: optional(instant()),
      publishedById: optional(reference('people')),
      previewRevision: optional(whole()),
      previewAt: optional(instant()),
      previewSeen: whole(),
      previewCursor: whole(),
      previewEndedAt: optional(instant()),
    },
    table(sequelize, 'ladder_versions', [
      { name: 'ladder_versions_state_effective_from', fields: ['state', 'effective_from'] },
      { name: 'ladder_versions_published_by_id', fields: ['published_by_id'] },
    ]),
  );
}

/** Someone who would be eligible for a tier by a draft and is not, or the other way round. */
export class PreviewRow extends Model<InferAttributes<PreviewRow>, InferCreationAttributes<PreviewRow>> {
  declare id: CreationOptional<number>;
  declare versionId: number;
  declare personId: number;
  declare tierRank: number;
  declare change: 'gain' | 'loss';
  /** What is missing by the version that refuses her. */
  declare reasons: readonly StoredCheck[];
}

/** Declares the table `ladder_preview_rows`. */
export function declarePreviewRow(sequelize: Sequelize): void {
  const key = 'ladder_preview_rows_version_person_tier';
  PreviewRow.init(
    {
      id: id(),
      versionId: unique(reference('ladder_versions'), key),
      personId: unique(reference('people'), key),
      tierRank: unique(whole(), key),
      change: code(8),
      reasons: json(),
    },
    table(sequelize, 'ladder_preview_rows', [
      { name: 'ladder_preview_rows_person_id', fields: ['person_id'] },
      { name: 'ladder_preview_rows_version_person', fields: ['version_id', 'person_id', 'id'] },
      { name: 'ladder_preview_rows_version_tier', fields: ['version_id', 'tier_rank', 'id'] },
      { name: 'ladder_preview_rows_version_change', fields: ['version_id', 'change', 'id'] },
      {
        name: 'ladder_preview_rows_version_change_tier',
        fields: ['version_id', 'change', 'tier_rank', 'id'],
      },
    ]),
  );
}
