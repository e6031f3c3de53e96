/** Printers, deliveries of numbered forms, print runs, and the forms that have left the stock. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { SheetState, SpoilReason } from './formLedger.ts';
import type { PrintRunState } from './printRunState.ts';

/** One printer with its correction (calibration.ts has the units). */
export class Printer extends Model<InferAttributes<Printer>, InferCreationAttributes<Printer>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare offsetX: number;
  declare offsetY: number;
  declare scale: number;
  declare changedAt: Date;
}

/** Declares the table `printers`. */
export function declarePrinter(sequelize: Sequelize): void {
  Printer.init(
    {
      id: id(),
      name: unique(text(lengths.name), 'printers_name'),
      offsetX: whole(),
      offsetY: whole(),
      scale: whole(),
      changedAt: instant(),
    },
    table(sequelize, 'printers'),
  );
}

/** One delivery of numbered forms. */
export class FormSeries extends Model<InferAttributes<FormSeries>, InferCreationAttributes<FormSeries>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare prefix: string;
  /** Digits after the prefix, leading zeros included. */
  declare digits: number;
  declare firstNumber: number;
  declare lastNumber: number;
  declare supplier: string | null;
  /** people.id of who took them in. */
  declare receivedBy: number;
  declare receivedAt: Date;
}

/** Declares the table `form_series`. */
export function declareFormSeries(sequelize: Sequelize): void {
  const first = 'form_series_prefix_first_number';
  FormSeries.init(
    {
      id: id(),
      title: text(lengths.name),
      prefix: unique(code(16), first),
      digits: whole(),
      firstNumber: unique(whole(), first),
      lastNumber: whole(),
      supplier: optional(text(lengths.name)),
      receivedBy: reference('people'),
      receivedAt: instant(),
    },
    table(sequelize, 'form_series', [
      { name: 'form_series_title', fields: ['title'] },
      { name: 'form_series_prefix', fields: ['prefix'] },
      { name: 'form_series_received_at', fields: ['received_at'] },
    ]),
  );
}

/** Certificates that go through a printer together. */
export class PrintRun extends Model<InferAttributes<PrintRun>, InferCreationAttributes<PrintRun>> {
  declare id: CreationOptional<number>;
  declare title: string;
  /** Null for a single certificate. */
  declare batchId: number | null;
  declare seriesId: number;
  declare printerId: number;
  declare state: PrintRunState;
  declare actorId: number;
  declare createdAt: Date;
  declare closedAt: Date | null;
}

/** Declares the table `print_runs`. */
export function declarePrintRun(sequelize: Sequelize): void {
  PrintRun.init(
    {
      id: id(),
      title: text(lengths.title),
      batchId: optional(reference('certificate_batches')),
      seriesId: reference('form_series'),
      printerId: reference('printers'),
      state: code(16),
      actorId: reference('people'),
      createdAt: instant(),
      closedAt: optional(instant()),
    },
    table(sequelize, 'print_runs', [
      { name: 'print_runs_title', fields: ['title'] },
      { name: 'print_runs_state', fields: ['state'] },
      { name: 'print_runs_created_at', fields: ['created_at'] },
    ]),
  );
}

/** A form that has left the stock. */
export class FormSheet extends Model<InferAttributes<FormSheet>, InferCreationAttributes<FormSheet>> {
  declare id: CreationOptional<number>;
  declare seriesId: number;
  declare number: number;
  /** Prefix and number as printed, for searching; unique in all series. */
  declare label: string;
  declare state: SheetState;
  /** What was or should have been printed on it. */
  declare certificateId: number | null;
  /** The same while the sheet is good, else null: unique, so that no certificate has two good sheets. */
  declare bearsCertificateId: number | null;
  declare runId: number | null;
  declare reason: SpoilReason | null;
  declare detail: string | null;
  declare actorId: number;
  declare at: Date;
}

/** Declares the table `form_sheets`. */
export function declareFormSheet(sequelize: Sequelize): void {
  const place = 'form_sheets_series_id_number';
  FormSheet.init(
    {
      id: id(),
      seriesId: unique(reference('form_series'), place),
      number: unique(whole(), place),
      label: unique(code(32), 'form_sheets_label'),
      state: code(16),
      certificateId: optional(reference('certificates')),
      bearsCertificateId: unique(optional(whole()), 'form_sheets_bears_certificate_id'),
      runId: optional(reference('print_runs')),
      reason: optional(code(16)),
      detail: optional(text(lengths.title)),
      actorId: reference('people'),
      at: instant(),
    },
    table(sequelize, 'form_sheets', [
      { name: 'form_sheets_state', fields: ['state'] },
      { name: 'form_sheets_series_id_state', fields: ['series_id', 'state'] },
      { name: 'form_sheets_run_id_number', fields: ['run_id', 'number'] },
      { name: 'form_sheets_certificate_id', fields: ['certificate_id'] },
      { name: 'form_sheets_at', fields: ['at'] },
    ]),
  );
}
