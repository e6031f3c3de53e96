/**
 * Five hundred newcomers at once for fifty places, over HTTP, on SQLite and on MariaDB: everyone opens the poster's
 * address, then everyone signs up. Counts what the servers answered, and what the databases hold afterwards.
 * Runs alone as well: `node test/bench/ladder/burst.ts`, with `sqlite` or `mariadb` behind it for one of them.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { seedReference } from '../../../seeders/reference.ts';
import { openDatabase } from '../../../src/db/connection.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openSecrets } from '../../../src/db/secrets.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { ensureSigningKeys } from '../../../src/keys/addSigningKey.action.ts';
import { addCohort, findCohort } from '../../../src/ladders/cohort.store.ts';
import { Course } from '../../../src/ladders/course.model.ts';
import { findEnrolmentsIn } from '../../../src/ladders/enrolment.store.ts';
import { type Keeper, startKeeper } from '../../support/run/keeper.ts';
import { startMariadb } from '../../support/run/mariadb.ts';
import { readOwnPage, type SignUpOutcome, signUpAtOnce } from '../../support/signUps.ts';
import { type Measurement, median, report, rounded, type Target } from '../support/report.ts';
import { startServer } from '../support/serverProcess.ts';

const people = Number(process.env.BURST ?? 500);
const places = Math.max(1, Math.round(people / 10));
const dialects = ['sqlite', 'mariadb'] as const;
type Dialect = (typeof dialects)[number];
const appKey = '11'.repeat(32);

/** Measures on both; BURST sets another number of people, a tenth of whom find a place. */
export async function measureBurst(wanted: readonly Dialect[] = dialects): Promise<Measurement> {
  const keeper = startKeeper();
  try {
    const measured: Measurement[] = [];
    for (const dialect of wanted) measured.push(await measureOn(keeper, dialect));
    return {
      figures: Object.assign({}, ...measured.map(({ figures }) => figures)),
      targets: measured.flatMap(({ targets }) => targets),
    };
  } finally {
    await keeper.close();
  }
}

async function measureOn(keeper: Keeper, dialect: Dialect): Promise<Measurement> {
  const url = await makeDatabase(keeper, dialect);
  const sequelize = openDatabase(url);
  const { cohortId, path } = await fill(sequelize);
  const server = await startServer(keeper, fileURLToPath(new URL('../../../src/main.ts', import.meta.url)), {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    APP_KEY: appKey,
    DATA_FOLDER: keeper.temporary,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  });
  const begun = performance.now();
  const outcomes = await signUpAtOnce(server.origin, path, people);
  const seconds = (performance.now() - begun) / 1000;
  const told = await readPositions(server.origin, path, outcomes);
  await server.stop();
  const enrolments = await findEnrolmentsIn(cohortId);
  await sequelize.close();
  const queue = enrolments.flatMap(({ queueNumber }) => queueNumber ?? []);
  const confirmed = enrolments.filter(({ state }) => state === 'confirmed').length;
  return {
    figures: figuresOf(dialect, outcomes, seconds),
    targets: [
      exactly(`${dialect}: answered 5xx`, outcomes.filter(({ status }) => status >= 500).length, 0),
      exactly(`${dialect}: sign-ups done`, outcomes.filter(({ status }) => status === 303).length, people),
      exactly(`${dialect}: confirmed`, confirmed, places),
      exactly(`${dialect}: in one waiting order without gaps`, inOrder(queue), people - places),
      exactly(`${dialect}: told just these positions`, inOrder(told), people - places),
    ],
  };
}

function figuresOf(dialect: Dialect, outcomes: readonly SignUpOutcome[], seconds: number) {
  const waits = outcomes.map(({ milliseconds }) => milliseconds / 1000);
  return {
    [`${dialect}: people who sign up at once`]: people,
    [`${dialect}: seconds until all are answered`]: rounded(seconds),
    [`${dialect}: seconds a sign-up waits, median`]: rounded(median(waits)),
    [`${dialect}: seconds a sign-up waits, longest`]: rounded(Math.max(...waits)),
  };
}

/** How far the numbers go 1, 2, 3 … without a gap or a double. */
function inOrder(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const wrong = sorted.findIndex((number, index) => number !== index + 1);
  return wrong < 0 ? sorted.length : wrong;
}

function exactly(name: string, value: number, wanted: number): Target {
  return { name, value, atLeast: wanted, atMost: wanted };
}

/** The positions that those who wait read on the class's page. */
async function readPositions(
  origin: string,
  path: string,
  outcomes: readonly SignUpOutcome[],
): Promise<number[]> {
  const positions: number[] = [];
  for (const { cookie } of outcomes) {
    const page = await readOwnPage(origin, path, cookie);
    const position = /候补第 (\d+) 位/.exec(page)?.[1];
    if (position) positions.push(Number(position));
  }
  return positions;
}

async function makeDatabase(keeper: Keeper, dialect: Dialect): Promise<string> {
  if (dialect === 'sqlite') return `sqlite:${join(keeper.temporary, 'burst.sqlite')}`;
  const server = await startMariadb(keeper);
  const connection = await createConnection({ uri: server });
  await connection.query('CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci');
  await connection.end();
  return `${server}bench`;
}

/** A class of the first tier, in three days. */
async function fill(sequelize: ReturnType<typeof openDatabase>): Promise<{ cohortId: number; path: string }> {
  openSecrets({ appKey, dataFolder: 'unused' });
  await migrate(sequelize);
  await seedReference();
  await ensureSigningKeys('示范市妇女联合会', new Date());
  const titles = { titleZh: '公益课', titleEn: 'Lecture', summaryZh: '简介', summaryEn: 'Summary' };
  const hours = { theoryHours: 4, practiceHours: 0 };
  const facts = { code: 'BURST', tierRank: 1, ...titles, ...hours, isOffered: true, needsIdentity: true };
  const course = await Course.create(facts);
  const startsAt = new Date(Date.now() + 3 * 86_400_000);
  const endsAt = new Date(startsAt.getTime() + 7_200_000);
  const place = { venue: '阳光社区服务站', community: '阳光社区', trainerName: '赵老师' };
  const times = { startsAt, endsAt, createdAt: new Date() };
  const codes = { code: 'BURST', enrolCode: randomBytes(5).toString('hex'), courseId: course.id };
  const cohortId = await unitOfWork((transaction) =>
    addCohort(transaction, { ...codes, ...place, ...times, capacity: places, state: 'open' }, [
      { kind: 'theory', startsAt, endsAt, doorCode: randomBytes(8).toString('hex') },
    ]),
  );
  return { cohortId, path: `/e/${(await findCohort(cohortId))?.enrolCode}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = dialects.filter((dialect) => process.argv.includes(dialect));
  report([await measureBurst(named.length > 0 ? named : dialects)]);
}
