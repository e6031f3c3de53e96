/**
 * How long every staff list takes with 300,000 attendances, 60,000 people and 6,000 sessions on MariaDB, against the
 * same pages with a hundredth of that in the same run: first, middle and last page, next page by key, every sort,
 * filters and searches. Both servers take turns, so that they meet the same noise.
 */
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { seedReference } from '../../../seeders/reference.ts';
import { openDatabase } from '../../../src/db/connection.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openSecrets } from '../../../src/db/secrets.ts';
import { refreshFacts } from '../../../src/insights/currentFacts.action.ts';
import { startDraft } from '../../../src/ladders/rules/editDraft.action.ts';
import { givenCast } from '../../support/cast.ts';
import { type Keeper, startKeeper } from '../../support/run/keeper.ts';
import { startMariadb } from '../../support/run/mariadb.ts';
import { type Measurement, median, rounded, type Target } from '../support/report.ts';
import { startServer } from '../support/serverProcess.ts';
import { fill, type Scale, sessionsPerClass } from './fill.ts';
import { addressesOf, type Place, pagesToMeasure } from './pages.ts';
import { type Reader, signIn } from './reader.ts';

const big: Scale = { people: 60_000, sessions: 6_000, attendances: 300_000 };
const small: Scale = { people: 600, sessions: 60, attendances: 3_000 };
const rounds = Number(process.env.ROUNDS ?? 5);
/** Milliseconds that every list stays under. */
const limit = 300;
const appKey = '11'.repeat(32);

/** Measures; ROUNDS sets how often each address is asked for, ONLY measures addresses that contain it. */
export async function measureLists(): Promise<Measurement> {
  const keeper = startKeeper();
  try {
    const server = await startMariadb(keeper, ['--innodb-buffer-pool-size=1G']);
    const sides = [
      await makeSide(keeper, server, 'small', small),
      await makeSide(keeper, server, 'big', big),
    ];
    return await compare(sides as [Side, Side]);
  } finally {
    await keeper.close();
  }
}

/** One server with its data, and where its lists are. */
interface Side {
  readonly url: string;
  readonly reader: Reader;
  readonly place: Place;
}

async function makeSide(keeper: Keeper, server: string, name: string, scale: Scale): Promise<Side> {
  const url = `${server}${name}`;
  const connection = await createConnection({ uri: server });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  await connection.end();
  const start = performance.now();
  const adminId = await prepare(url);
  await fill(url, scale, adminId, new Date());
  console.log(`${name}: filled in ${rounded((performance.now() - start) / 1000)} s`);
  const { origin } = await startServer(
    keeper,
    fileURLToPath(new URL('../../../src/main.ts', import.meta.url)),
    {
      NODE_ENV: 'production',
      DATABASE_URL: url,
      APP_KEY: appKey,
      DATA_FOLDER: `${keeper.temporary}/${name}`,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  );
  const bigClass = scale.sessions / sessionsPerClass;
  return {
    url,
    reader: await signIn(origin),
    place: { cohortId: bigClass, sessionId: scale.sessions, batchId: 1, set: 'attendances', tier: 1 },
  };
}

/** Schema, reference data and the cast's log-ins; gives the administrator's id. */
async function prepare(url: string): Promise<number> {
  openSecrets({ appKey, dataFolder: 'unused' });
  const sequelize = openDatabase(url);
  await migrate(sequelize);
  await seedReference();
  const { admin } = await givenCast(new Date());
  await startDraft(admin, new Date());
  await sequelize.close();
  return admin;
}

async function compare([few, many]: [Side, Side]): Promise<Measurement> {
  // Answered once the first reading of the figures is over, which is not to be measured with the lists.
  for (const { reader } of [few, many]) await reader.time('/admin/figures');
  const figures: Record<string, number> = {};
  const targets: Target[] = [];
  const { found, missed } = await pagesOf(many);
  targets.push({ name: 'pages that could not be measured', value: missed.length, atMost: 0 });
  for (const [path, addresses] of Object.entries(found)) {
    const times = { few: [] as number[], many: [] as number[] };
    const slow: [string, number][] = [];
    for (const address of addresses) {
      const mine: number[] = [];
      const fewAddress = addressesOf(path, few.place) + address.slice(addressesOf(path, many.place).length);
      for (let round = 0; round <= rounds; round++) {
        const fewTime = await few.reader.time(fewAddress);
        const manyTime = await many.reader.time(address);
        // The first round warms caches up, as the first visitor of the day does.
        if (round > 0) times.few.push(fewTime);
        if (round > 0) mine.push(manyTime);
      }
      times.many.push(...mine);
      slow.push([address, median(mine)]);
    }
    const [slowest, at] = slow.sort((left, right) => right[1] - left[1])[0] ?? ['', 0];
    figures[`${path}: addresses`] = addresses.length;
    figures[`${path}: ms, median`] = rounded(median(times.many));
    figures[`${path}: ms, 95th percentile`] = rounded(percentile(times.many, 0.95));
    figures[`${path}: big / small, median`] = rounded(median(times.many) / median(times.few));
    if (at > limit / 3) console.log(`slowest of ${path}: ${slowest} ${rounded(at)} ms`);
    targets.push({ name: `${path}: ms, slowest address`, value: rounded(at), atMost: limit });
  }
  figures['reading anew what figures are counted from, s'] = await readingTime(many.url);
  return { figures, targets };
}

/** What the chore of figures does every few minutes, in this process. */
async function readingTime(url: string): Promise<number> {
  const sequelize = openDatabase(url);
  const start = performance.now();
  await refreshFacts(new Date());
  const seconds = (performance.now() - start) / 1000;
  await sequelize.close();
  return rounded(seconds);
}

async function pagesOf({
  reader,
  place,
}: Side): Promise<{ found: Record<string, string[]>; missed: string[] }> {
  const found: Record<string, string[]> = {};
  const missed: string[] = [];
  for (const path of pagesToMeasure().filter((one) => one.includes(process.env.ONLY ?? '')))
    try {
      found[path] = await reader.variants(addressesOf(path, place));
    } catch (error) {
      missed.push(path);
      console.log(`not measured: ${path}: ${(error as Error).message}`);
    }
  return { found, missed };
}

/** The value below which this share of all lies. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
