/** Forms in stock and a printer, for tests. */
import { receiveForms } from '../../src/issuing/receiveForms.action.ts';
import { savePrinter } from '../../src/issuing/savePrinter.action.ts';
import { isRefusal } from '../../src/refusal.ts';

const now = new Date('2026-11-23T02:00:00Z');

/** A delivery of so many forms, numbered from 1 (id). */
export async function givenForms(actorId: number, count: number, prefix = 'K'): Promise<number> {
  const numbers = { firstNumber: 1, lastNumber: count, digits: 6 };
  const delivery = { title: '证书纸', prefix, ...numbers, supplier: null, receivedAt: now };
  const id = await receiveForms(delivery, actorId, now);
  if (isRefusal(id)) throw new Error(id.key);
  return id;
}

/** A printer without correction (id). */
export async function givenPrinter(actorId: number, name = '二楼打印机'): Promise<number> {
  const id = await savePrinter(null, { name, offsetX: 0, offsetY: 0, scale: 10_000 }, actorId, now);
  if (isRefusal(id)) throw new Error(id.key);
  return id;
}
