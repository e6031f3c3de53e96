/** A file of people that was uploaded and checked, and not yet confirmed. */
import { mapImport, uploadImport } from '../../../src/accounts/import/importPeople.action.ts';
import { runImports } from '../../../src/accounts/import/runImports.action.ts';

const rules = { demonstration: true, now: new Date() };

/** Uploads rows of name, phone and ID number. */
export async function keepImport(actorId: number, rows: readonly (readonly string[])[]): Promise<void> {
  const text = ['姓名,手机号,身份证号', ...rows.map((row) => row.join(','))].join('\n');
  const token = await uploadImport({ name: 'x.csv', bytes: Buffer.from(text) }, actorId, new Date());
  await mapImport(String(token), ['name', 'phone', 'identityNumber'], actorId, new Date());
}

/** Checks them. */
export function runSmall(): Promise<void> {
  return runImports(rules, () => new Date());
}
