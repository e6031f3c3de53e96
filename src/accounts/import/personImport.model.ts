/** Imports of people from the upload to the last row. Rows are personal data, so they are sealed and forgotten soon. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  flag,
  id,
  instant,
  json,
  lengths,
  optional,
  reference,
  sealedText,
  text,
  unique,
  whole,
} from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { ImportCounts, ImportState } from './importState.ts';

/** One uploaded file. */
export class PersonImport extends Model<
  InferAttributes<PersonImport>,
  InferCreationAttributes<PersonImport>
> {
  declare id: CreationOptional<number>;
  /** In its address; known to who uploaded it only. */
  declare token: string;
  declare actorId: number;
  declare fileName: string;
  /** The file's first line. */
  declare headings: string[];
  /** What each column is, by its place; `ignore` where it is left out. */
  declare mapping: string[];
  declare state: ImportState;
  /** Whether doubtful rows are taken in as new people. */
  declare takeDoubtful: boolean;
  declare rowCount: number;
  /** Rows that are checked, or written once it is confirmed. */
  declare doneCount: number;
  declare counts: ImportCounts;
  declare createdAt: Date;
  declare finishedAt: Date | null;
  /** Name of the instance's claim that is at work, and until when it holds. */
  declare lease: string | null;
  declare leasedUntil: Date | null;
}

/** Declares the table `person_imports`. */
export function declarePersonImport(sequelize: Sequelize): void {
  PersonImport.init(
    {
      id: id(),
      token: unique(code(), 'person_imports_token'),
      actorId: reference('people'),
      fileName: text(lengths.line),
      headings: json(),
      mapping: json(),
      state: code(16),
      takeDoubtful: flag(),
      rowCount: whole(),
      doneCount: whole(),
      counts: json(),
      createdAt: instant(),
      finishedAt: optional(instant()),
      lease: optional(code()),
      leasedUntil: optional(instant()),
    },
    table(sequelize, 'person_imports', [
      { name: 'person_imports_state', fields: ['state'] },
      { name: 'person_imports_actor_id', fields: ['actor_id'] },
    ]),
  );
}

/** A few hundred rows of a file, and what the check or the import made of them. */
export class PersonImportChunk extends Model<
  InferAttributes<PersonImportChunk>,
  InferCreationAttributes<PersonImportChunk>
> {
  declare id: CreationOptional<number>;
  declare importId: number;
  /** From 0. */
  declare position: number;
  declare rowsSealed: Buffer;
  declare resultsSealed: Buffer | null;
  declare importedAt: Date | null;
}

/** Declares the table `person_import_chunks`. */
export function declarePersonImportChunk(sequelize: Sequelize): void {
  const place = 'person_import_chunks_import_id_position';
  PersonImportChunk.init(
    {
      id: id(),
      importId: unique(reference('person_imports'), place),
      position: unique(whole(), place),
      rowsSealed: sealedText(),
      resultsSealed: optional(sealedText()),
      importedAt: optional(instant()),
    },
    table(sequelize, 'person_import_chunks'),
  );
}

/** What the columns of files with these headings were said to be, for the next one. */
export class ImportMapping extends Model<
  InferAttributes<ImportMapping>,
  InferCreationAttributes<ImportMapping>
> {
  declare id: CreationOptional<number>;
  declare headingsHash: string;
  declare mapping: string[];
  declare usedAt: Date;
}

/** Declares the table `import_mappings`. */
export function declareImportMapping(sequelize: Sequelize): void {
  ImportMapping.init(
    {
      id: id(),
      headingsHash: unique(code(), 'import_mappings_headings_hash'),
      mapping: json(),
      usedAt: instant(),
    },
    table(sequelize, 'import_mappings'),
  );
}
