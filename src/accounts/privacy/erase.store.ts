/**
 * Removes someone's name, phone and ID number from every table: from her own row, from her log-in, and from every row
 * that refers to her, found from the models. What keeps names is listed in withheld.ts.
 */
import type { Model, ModelStatic, WhereOptions } from 'sequelize';
import { unseal } from '../../db/secrets.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Account, AccountRole } from '../account.model.ts';
import { DuplicatePair } from '../duplicates/duplicatePair.model.ts';
import { PersonImport, PersonImportChunk } from '../import/personImport.model.ts';
import { PersonMerge } from '../merge/personMerge.model.ts';
import { referencesTo } from '../merge/references.store.ts';
import { Person } from '../person.model.ts';
import { blankPhoto } from './blankPhoto.ts';
import { erasedName, keepsNames } from './withheld.ts';

/** What is held of her in clear. */
interface Plain {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
}

/** Columns that tell who she is without holding her name, and what they get; certificates refer to photos, which stay rows. */
const telling: Readonly<Record<string, Readonly<Record<string, (id: number) => unknown>>>> = {
  external_certificates: { number: (id) => `erased-${id}`, scan: () => null, scanType: () => null },
  person_photos: { bytes: () => blankPhoto, isCurrent: () => false },
};

/** Rows that are not kept at all, in this order: what refers to others of them comes first. */
const removed = ['outbox_messages', 'notices', 'notice_preferences', 'email_confirmations'];

/** Erases the records with these ids: the person and those that were merged into her. */
export async function eraseRecords(
  transaction: Transaction,
  ids: readonly number[],
  plain: Plain,
  now: Date,
): Promise<void> {
  await eraseOwn(transaction, ids, now);
  await forgetImportsWith(transaction, plain);
  const merged = { recordSealed: null };
  await PersonMerge.update(merged, { where: { winnerId: [...ids] }, transaction });
  await PersonMerge.update(merged, { where: { loserId: [...ids] }, transaction });
  for (const side of ['firstId', 'secondId'] as const)
    await DuplicatePair.destroy({ where: { [side]: [...ids] } as WhereOptions, transaction });
  const references = referencesTo('people');
  for (const { model, attribute } of removed.flatMap((name) =>
    references.filter(({ table }) => table === name),
  ))
    await model.destroy({ where: { [attribute]: [...ids] } as WhereOptions, transaction });
  for (const { model, table, attribute } of references) {
    const where = { [attribute]: [...ids] } as WhereOptions;
    if (!removed.includes(table) && !keepsNames[table]) await scrub(transaction, model, where, plain);
  }
}

async function eraseOwn(transaction: Transaction, ids: readonly number[], now: Date): Promise<void> {
  const nothing = {
    phoneSealed: null,
    phoneHash: null,
    phoneMasked: null,
    registrationHash: null,
    emailSealed: null,
    emailMasked: null,
    emailConfirmedAt: null,
    identitySealed: null,
    identityHash: null,
    identityMasked: null,
    birthDate: null,
    sex: null,
    community: null,
    workerNumber: null,
    registeredAt: null,
  };
  const row = { ...nothing, name: erasedName, erasedAt: now };
  await Person.update(row, { where: { id: [...ids] }, transaction });
  for (const personId of ids) {
    const account = { loginHash: `erased-${personId}`, passwordHash: 'erased', disabledAt: now };
    await Account.update(account, { where: { personId }, transaction });
  }
  await AccountRole.destroy({ where: { personId: [...ids] }, transaction });
}

/** Files that were uploaded within the last day may hold her; they are read once more and go where they do. */
async function forgetImportsWith(transaction: Transaction, { names, numbers }: Plain): Promise<void> {
  const chunks = await PersonImportChunk.findAll({ attributes: ['id', 'importId'], transaction });
  const found = new Set<number>();
  for (const { id, importId } of chunks) {
    if (found.has(importId)) continue;
    const chunk = await PersonImportChunk.findByPk(id, { transaction });
    const text = chunk ? unseal(chunk.rowsSealed.toString('base64')) : '';
    if ([...names, ...numbers].some((word) => text.includes(word))) found.add(importId);
  }
  const importId = [...found];
  await PersonImportChunk.destroy({ where: { importId }, transaction });
  const open = ['mapping', 'checking', 'checked', 'importing'] as const;
  await PersonImport.update({ state: 'failed' }, { where: { id: importId, state: [...open] }, transaction });
}

/** Replaces names and numbers in the texts and documents of rows, and takes out what is sealed. */
async function scrub(
  transaction: Transaction,
  model: ModelStatic<Model>,
  where: WhereOptions,
  plain: Plain,
): Promise<void> {
  const columns = Object.entries(model.getAttributes()).filter(
    ([, { references, primaryKey }]) => !references && !primaryKey,
  );
  const texts = columns.filter(([, { type }]) => /^(VARCHAR|STRING|TEXT|JSON|CHAR)/.test(String(type)));
  const sealed = columns.filter(([name]) => /Sealed$/.test(name));
  const rules = telling[model.tableName] ?? {};
  const names = [...texts, ...sealed].map(([name]) => name);
  if (names.length === 0 && Object.keys(rules).length === 0) return;
  for (const row of await model.findAll({ where, attributes: ['id', ...names], transaction })) {
    const changes: Record<string, unknown> = {};
    for (const [name] of texts) {
      const clean = cleaned(row.get(name), plain);
      if (clean !== undefined) changes[name] = clean;
    }
    for (const [name, { allowNull }] of sealed) changes[name] = (allowNull ?? true) ? null : '';
    for (const [name, valueFor] of Object.entries(rules)) changes[name] = valueFor(Number(row.get('id')));
    if (Object.keys(changes).length > 0)
      await model.update(changes, { where: { id: row.get('id') } as WhereOptions, transaction });
  }
}

/** The value without her, or undefined where she is not in it. */
function cleaned(value: unknown, { names, numbers }: Plain): unknown {
  if (value === null || value === undefined) return undefined;
  const isText = typeof value === 'string';
  const before = isText ? value : JSON.stringify(value);
  const words = [
    ...names.map((name) => [name, erasedName] as const),
    ...numbers.map((number) => [number, ''] as const),
  ];
  const after = words.reduce((text, [word, other]) => text.replaceAll(word, other), before);
  if (after === before) return undefined;
  return isText ? after : JSON.parse(after);
}
