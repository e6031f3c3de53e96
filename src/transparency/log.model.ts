/**
 * The transparency log's tables: leaves, the complete subtrees over them, the tree's size, and signed heads. Leaves
 * name certificates by a plain number, not by a reference: the log must outlive a certificate that is deleted.
 */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, longText, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One leaf. */
export class LogEntry extends Model<InferAttributes<LogEntry>, InferCreationAttributes<LogEntry>> {
  declare id: CreationOptional<number>;
  /** From 0, without gaps. */
  declare leafIndex: number;
  declare certificateId: number;
  /** The leaf's bytes: canonical JSON, as published. */
  declare leaf: string;
  /** Hexadecimal, as all hashes here. */
  declare leafHash: string;
  /** Never published; the same for all leaves of a certificate. */
  declare salt: string;
}

/** Declares the table `log_entries`. */
export function declareLogEntry(sequelize: Sequelize): void {
  LogEntry.init(
    {
      id: id(),
      leafIndex: unique(whole(), 'log_entries_leaf_index'),
      certificateId: whole(),
      leaf: longText(),
      leafHash: unique(code(), 'log_entries_leaf_hash'),
      salt: code(),
    },
    table(sequelize, 'log_entries', [
      { name: 'log_entries_certificate_id', fields: ['certificate_id', 'leaf_index'] },
    ]),
  );
}

/** A complete subtree of two leaves or more; single leaves are in `log_entries`. */
export class LogNode extends Model<InferAttributes<LogNode>, InferCreationAttributes<LogNode>> {
  declare id: CreationOptional<number>;
  declare level: number;
  declare position: number;
  declare hash: string;
}

/** Declares the table `log_nodes`. */
export function declareLogNode(sequelize: Sequelize): void {
  LogNode.init(
    {
      id: id(),
      level: unique(whole(), 'log_nodes_level_position'),
      position: unique(whole(), 'log_nodes_level_position'),
      hash: code(),
    },
    table(sequelize, 'log_nodes'),
  );
}

/** The tree's size and frontier: one row, locked by each append. */
export class LogTree extends Model<InferAttributes<LogTree>, InferCreationAttributes<LogTree>> {
  declare id: number;
  declare size: number;
  /** Hashes of the largest complete subtrees, from left to right. */
  declare frontier: string[];
}

/** Declares the table `log_trees`. */
export function declareLogTree(sequelize: Sequelize): void {
  LogTree.init(
    { id: { ...whole(), primaryKey: true }, size: whole(), frontier: json() },
    table(sequelize, 'log_trees'),
  );
}

/** A signed tree head; one for each size, never changed. */
export class LogHead extends Model<InferAttributes<LogHead>, InferCreationAttributes<LogHead>> {
  declare id: CreationOptional<number>;
  declare treeSize: number;
  declare rootHash: string;
  declare signedAt: Date;
  declare keyId: string;
  /** Ed25519 over the head's canonical JSON, base64url. */
  declare signature: string;
}

/** Declares the table `log_heads`. */
export function declareLogHead(sequelize: Sequelize): void {
  LogHead.init(
    {
      id: id(),
      treeSize: unique(whole(), 'log_heads_tree_size'),
      rootHash: code(),
      signedAt: instant(),
      keyId: code(),
      signature: text(160),
    },
    table(sequelize, 'log_heads'),
  );
}
