/**
 * Fills a migrated MariaDB with the ladder of a city, as large as asked: people, classes, sessions, places,
 * attendances, completions, results, certificates and what else staff lists show, in the proportions of the real
 * programme. Repeatable; dates are relative to `now`.
 */
import { type Connection, createConnection } from 'mysql2/promise';
import { Chance } from '../../../seeders/demo/random.ts';
import { fillPaper } from './fillPaper.ts';
import { fillPlaces } from './fillPlaces.ts';
import { fillTraining } from './fillTraining.ts';

/** How large. */
export interface Scale {
  readonly people: number;
  readonly sessions: number;
  readonly attendances: number;
}

/** Three sessions a class, as the programme has them. */
export const sessionsPerClass = 3;

/** What the parts write with. */
export interface Filling {
  readonly scale: Scale;
  readonly now: Date;
  readonly chance: Chance;
  /** people.id of the first written person; the others follow. */
  readonly firstPerson: number;
  /** people.id of the staff who did it all. */
  readonly staffId: number;
  insert(table: string, columns: readonly string[], rows: Iterable<readonly unknown[]>): Promise<void>;
  /** The first id that an insert into the table will get. */
  nextId(table: string): Promise<number>;
}

/** Writes all of it; `staffId` is the person on whose account it goes. */
export async function fill(url: string, scale: Scale, staffId: number, now: Date): Promise<void> {
  const connection = await createConnection({ uri: url, timezone: 'Z' });
  const nextId = async (table: string) => {
    const [rows] = await connection.query(`SELECT COALESCE(MAX(id), 0) + 1 AS next FROM ${table}`);
    return Number((rows as { next: number }[])[0]?.next);
  };
  const filling: Filling = {
    scale,
    now,
    chance: new Chance(20_261_125),
    firstPerson: await nextId('people'),
    staffId,
    insert: (table, columns, rows) => insert(connection, table, columns, rows),
    nextId,
  };
  await connection.query('SET foreign_key_checks = 0, unique_checks = 0');
  await fillPeople(filling);
  const firsts = { cohorts: await nextId('cohorts'), sessions: await nextId('sessions') };
  await fillTraining(filling);
  await fillPlaces(filling, firsts);
  await fillPaper(filling);
  await fillPreview(filling, connection);
  await analyse(connection);
  await connection.end();
}

const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗';
const given = '秀英桂兰芳敏静丽娟艳霞玲梅红燕萍华云凤琴慧莹雪晶佳欣怡婷倩颖';
const communities = Array.from({ length: 60 }, (_, index) => `第${index + 1}社区`);

async function fillPeople({ scale, now, chance, insert }: Filling): Promise<void> {
  const sealed = 'x'.repeat(80);
  const rows = Array.from({ length: scale.people }, (_, index) => {
    const at = new Date(now.getTime() - chance.between(1, 1_800) * 86_400_000);
    const name = `${pick(chance, surnames)}${pick(chance, given)}${pick(chance, given)}`;
    const worker = index % 30 === 0 ? `W${String(index).padStart(6, '0')}` : null;
    const hash = String(index).padStart(64, '0');
    const keys = [sealed, hash, '138****1234', sealed, `i${hash.slice(1)}`, '2306**********1234'];
    return [name, ...keys, '1980-02-03', 'female', chance.pick(communities), worker, worker ? at : null, at];
  });
  const columns =
    'name phone_sealed phone_hash phone_masked identity_sealed identity_hash identity_masked birth_date sex community worker_number registered_at created_at';
  await insert('people', columns.split(' '), rows);
}

/** The communities that people live in and classes are held in. */
export function someCommunity(chance: Chance): string {
  return chance.pick(communities);
}

/** One character of a text. */
export function pick(chance: Chance, characters: string): string {
  return characters[chance.between(0, characters.length - 1)] as string;
}

async function insert(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
): Promise<void> {
  const named = columns.map((column) => `\`${column}\``).join(', ');
  const sql = `INSERT INTO ${table} (${named}) VALUES ?`;
  let some: (readonly unknown[])[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < 4_000) continue;
    await connection.query(sql, [some]);
    some = [];
  }
  if (some.length > 0) await connection.query(sql, [some]);
}

/** A preview of the draft in which every fifth person gains or loses a tier. */
async function fillPreview(
  { scale, now, firstPerson, insert }: Filling,
  connection: Connection,
): Promise<void> {
  const [drafts] = await connection.query("SELECT id FROM ladder_versions WHERE state = 'draft'");
  const id = (drafts as { id: number }[])[0]?.id;
  if (!id) return;
  const ended = 'preview_revision = revision, preview_at = ?, preview_ended_at = ?, preview_seen = ?';
  await connection.query(`UPDATE ladder_versions SET ${ended} WHERE id = ?`, [now, now, scale.people, id]);
  const rows = Array.from({ length: scale.people / 5 }, (_, index) => [
    ...[id, firstPerson + index * 5, 1 + (index % 5), index % 9 ? 'gain' : 'loss', '[]'],
  ]);
  await insert('ladder_preview_rows', ['version_id', 'person_id', 'tier_rank', 'change', 'reasons'], rows);
}

/** So that the optimiser knows what a server that has run for years knows. */
async function analyse(connection: Connection): Promise<void> {
  const [tables] = await connection.query('SHOW TABLES');
  for (const row of tables as Record<string, string>[])
    await connection.query(`ANALYZE TABLE ${Object.values(row)[0]}`);
}
