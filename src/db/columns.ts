/**
 * One vocabulary of columns for models and migrations, so that SQLite and MySQL/MariaDB agree on sizes, precision
 * and collation. Marks are whole hundredths; instants are UTC with milliseconds; codes compare byte by byte.
 */
import { DataTypes, type ModelAttributeColumnOptions } from 'sequelize';

type Column = ModelAttributeColumnOptions;

/** Longest texts, shared by forms and tables. */
export const lengths = { code: 64, name: 60, title: 160, line: 255, link: 500, hash: 64 } as const;

/** The surrogate key that every table has. */
export const id = (): Column => ({
  type: DataTypes.INTEGER,
  primaryKey: true,
  autoIncrement: true,
  allowNull: false,
});

/** A text for people: compared without regard to case on MySQL. */
export const text = (length: number): Column => ({ type: DataTypes.STRING(length), allowNull: false });

/** A key, hash, state or token: compared byte by byte. */
export const code = (length: number = lengths.code): Column => ({
  type: DataTypes.STRING(length, true),
  allowNull: false,
});

/** A long text (up to 64 KiB on MySQL), never searched. */
export const longText = (): Column => ({ type: DataTypes.TEXT, allowNull: false });

/** A sealed document (up to 16 MiB on MySQL), as bytes. */
export const sealedText = (): Column => ({ type: DataTypes.BLOB('medium'), allowNull: false });

/** A whole number. */
export const whole = (): Column => ({ type: DataTypes.INTEGER, allowNull: false });

/** A mark or score in whole hundredths. */
export const marks = (): Column => ({ type: DataTypes.INTEGER, allowNull: false });

/** Yes or no. */
export const flag = (): Column => ({ type: DataTypes.BOOLEAN, allowNull: false });

/** A moment, UTC, with milliseconds. */
export const instant = (): Column => ({ type: DataTypes.DATE(3), allowNull: false });

/** A calendar day `YYYY-MM-DD` without a time zone (birth dates). */
export const day = (): Column => ({ type: DataTypes.STRING(10, true), allowNull: false });

/** Structured data that is stored and read whole, never queried. */
export const json = (): Column => ({ type: DataTypes.JSON, allowNull: false });

/** A file's bytes (up to 16 MiB on MySQL). */
export const bytes = (): Column => ({ type: DataTypes.BLOB('medium'), allowNull: false });

/** A reference to another table's row, which can't be deleted while referred to. */
export const reference = (table: string): Column => ({
  type: DataTypes.INTEGER,
  allowNull: false,
  references: { model: table, key: 'id' },
  onDelete: 'RESTRICT',
  onUpdate: 'RESTRICT',
});

/** The same column, but it may be empty. */
export const optional = (column: Column): Column => ({ ...column, allowNull: true });

/** The same column, unique by itself, under a constraint name that both dialects report. */
export const unique = (column: Column, name: string): Column => ({ ...column, unique: name });
