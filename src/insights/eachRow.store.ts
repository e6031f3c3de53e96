/** Reads narrow columns of a whole table, a piece at a time by its key, letting others have their turn in between. */
import { setImmediate as turn } from 'node:timers/promises';
import { type Attributes, type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize';

/** A row as the driver gives it. */
export type Raw = Readonly<Record<string, unknown>>;

const piece = 5_000;

/** All rows that a condition lets through, in the order of their ids, with these attributes and the id. */
export async function eachRow<M extends Model>(
  model: ModelStatic<M>,
  attributes: readonly string[],
  condition: WhereOptions = {},
): Promise<Raw[]> {
  const found: Raw[] = [];
  for (let last = 0; ; ) {
    const rows = (await model.findAll({
      where: { [Op.and]: [{ id: { [Op.gt]: last } }, condition] } as WhereOptions<Attributes<M>>,
      attributes: ['id', ...attributes],
      order: [['id', 'ASC']],
      limit: piece,
      raw: true,
    })) as unknown as Raw[];
    for (const row of rows) found.push(row);
    if (rows.length < piece) return found;
    last = Number(rows.at(-1)?.id);
    await turn();
  }
}

/** Whether a table has a column. */
export function has<M extends Model>(model: ModelStatic<M>, attribute: string): boolean {
  return attribute in model.getAttributes();
}
