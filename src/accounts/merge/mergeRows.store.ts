/** Moves everything that refers to one record to another, by the rules of mergeRules.ts, and says step by step what it did. */
import type { Model, ModelStatic, WhereOptions } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { collisionRule, exemptReferences, type PlainRow } from './mergeRules.ts';
import type { MergeStep } from './mergeStep.ts';
import { type Reference, referencesTo, uniqueKeysWith } from './references.store.ts';

type Collided = { readonly table: string };

/** Moves all rows of a person to another; the steps, or the table in which both have what only one may have. */
export async function moveRows(
  transaction: Transaction,
  { loserId, winnerId }: { loserId: number; winnerId: number },
): Promise<MergeStep[] | Collided> {
  const mover = new Mover(transaction);
  for (const reference of referencesTo('people')) {
    if (exemptReferences[`${reference.table}.${reference.attribute}`]) continue;
    const collided = await mover.move(reference, loserId, winnerId);
    if (collided) return collided;
  }
  return mover.steps;
}

class Mover {
  readonly steps: MergeStep[] = [];
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** Moves the rows of one reference from one id to another. */
  async move({ model, attribute }: Reference, from: number, to: number): Promise<Collided | null> {
    const keys = uniqueKeysWith(model, attribute);
    const rows = await this.#find(model, attribute, from, keys);
    const rivals = keys.length === 0 ? [] : await this.#find(model, attribute, to, keys);
    const free: number[] = [];
    for (const row of rows) {
      const rival = rivals.find((one) => keys.some((key) => collide(row, one, key, attribute)));
      const id = Number(row.id);
      if (!rival) free.push(id);
      else {
        const answer = await this.#resolve(model, id, Number(rival.id));
        if (answer === 'none') return { table: model.tableName };
        if (answer === 'moves') free.push(id);
      }
    }
    for (const ids of chunksOf(free, 500)) {
      const where = { id: ids } as WhereOptions;
      await model.update({ [attribute]: to }, { where, transaction: this.#transaction });
      this.steps.push({ kind: 'move', table: model.tableName, column: attribute, ids, from, to });
    }
    return null;
  }

  /** Settles two rows of which there may be one only; says what becomes of the loser's row. */
  async #resolve(model: ModelStatic<Model>, loser: number, winner: number) {
    const rule = collisionRule(model.tableName);
    if (rule.keep === 'none') return 'none';
    if (rule.keep === 'apart') return 'stays';
    const row = await this.#row(model, loser);
    if (rule.keep === 'both') {
      const [before, after] = [
        { [rule.mark]: row[rule.mark] },
        { [rule.mark]: `${row[rule.mark]}~${loser}` },
      ];
      await model.update(after, { where: { id: loser } as WhereOptions, transaction: this.#transaction });
      this.steps.push({ kind: 'set', table: model.tableName, id: loser, before, after });
      return 'moves';
    }
    const isBetter = rule.isBetter?.(row, await this.#row(model, winner)) ?? false;
    await this.#remove(
      model,
      isBetter ? winner : loser,
      rule.children === 'move' ? (isBetter ? loser : winner) : null,
    );
    return isBetter ? 'moves' : 'gone';
  }

  /** Takes a row out, whole; what hangs on it goes to the heir, or with it where there is none. */
  async #remove(model: ModelStatic<Model>, id: number, heir: number | null): Promise<void> {
    for (const child of referencesTo(model.tableName)) {
      if (heir !== null) await this.move(child, id, heir);
      else {
        const rows = await this.#find(child.model, child.attribute, id, []);
        for (const row of rows) await this.#remove(child.model, Number(row.id), null);
      }
    }
    const row = await this.#row(model, id);
    await model.destroy({ where: { id } as WhereOptions, transaction: this.#transaction });
    this.steps.push({ kind: 'remove', table: model.tableName, row });
  }

  async #row(model: ModelStatic<Model>, id: number): Promise<PlainRow> {
    const row = await model.findByPk(id, { transaction: this.#transaction, rejectOnEmpty: true });
    return row.get({ plain: true });
  }

  /** Only the ids and keys: rows may hold whole documents. */
  async #find(
    model: ModelStatic<Model>,
    attribute: string,
    id: number,
    keys: readonly string[][],
  ): Promise<PlainRow[]> {
    const rows = await model.findAll({
      where: { [attribute]: id },
      attributes: [...new Set(['id', ...keys.flat()])],
      order: [['id', 'ASC']],
      transaction: this.#transaction,
    });
    return rows.map((row) => row.get({ plain: true }));
  }
}

/** Whether two rows would have the same key once both belong to one; an empty part keeps keys apart. */
function collide(row: PlainRow, rival: PlainRow, key: readonly string[], attribute: string): boolean {
  return key
    .filter((name) => name !== attribute)
    .every((name) => row[name] !== null && String(row[name]) === String(rival[name]));
}
