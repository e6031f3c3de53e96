/** Adds and changes printers, and works out their correction from a measured test page. */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Calibration, type Measured, recalibrated } from './calibration.ts';
import { addPrinter, findPrinter, type PrinterRow, updatePrinter } from './printer.store.ts';

/** A printer as it is typed in. */
export type PrinterPlan = Omit<PrinterRow, 'id' | 'changedAt'>;

/** Adds a printer (`id` null) or changes one; gives its id. */
export function savePrinter(
  id: number | null,
  plan: PrinterPlan,
  actorId: number,
  now: Date,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const taken = refuse('issuing.refusal.printerName', {}, 'name');
    const before = id === null ? null : await findPrinter(id, transaction);
    const printer = { ...plan, changedAt: now };
    if (id === null) {
      const added = await addPrinter(transaction, printer);
      if (added === null) return taken;
      await record(transaction, added, null, plan, { actorId, now });
      return added;
    }
    if (!(await updatePrinter(transaction, id, printer))) return taken;
    await record(transaction, id, before, plan, { actorId, now });
    return id;
  });
}

/** Sets the correction after a test page was measured; a Refusal where the measures can't be right. */
export function recalibratePrinter(
  id: number,
  measured: Measured,
  actorId: number,
  now: Date,
): Promise<null | Refusal> {
  return unitOfWork(async (transaction) => {
    const printer = await findPrinter(id, transaction);
    const correction = printer && recalibrated(printer, measured);
    if (!printer || !correction) return refuse('issuing.refusal.measured', {}, 'left');
    await updatePrinter(transaction, id, { ...correction, changedAt: now });
    await record(transaction, id, printer, correction, { actorId, now });
    return null;
  });
}

async function record(
  transaction: Transaction,
  id: number,
  before: Calibration | null,
  { offsetX, offsetY, scale }: Calibration,
  { actorId, now }: { actorId: number; now: Date },
): Promise<void> {
  await audit(transaction, {
    actorId,
    at: now,
    action: before ? 'printer.change' : 'printer.add',
    subjectKind: 'printer',
    subjectId: id,
    before: before && { offsetX: before.offsetX, offsetY: before.offsetY, scale: before.scale },
    after: { offsetX, offsetY, scale },
  });
}
