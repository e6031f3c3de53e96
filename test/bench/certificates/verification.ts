/**
 * Verification under load, on MariaDB: random certificates of 10,000 and of 1,000,000, against a bare Express route
 * that does the same look-up and answers the same bytes. Rounds alternate, so that both sides meet the same noise.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { type Keeper, startKeeper } from '../../support/run/keeper.ts';
import { startMariadb } from '../../support/run/mariadb.ts';
import { load, type Round } from '../support/load.ts';
import { type Measurement, median, rounded } from '../support/report.ts';
import { type ServerProcess, startServer } from '../support/serverProcess.ts';
import { addCertificates } from './manyCertificates.ts';

const sizes = [10_000, 1_000_000] as const;
const rounds = 5;
const seconds = 6;
const askedFor = 5_000;
const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Measures both sides at both sizes. */
export async function measureVerification(): Promise<Measurement> {
  const keeper = startKeeper();
  try {
    return await measureWith(keeper);
  } finally {
    await keeper.close();
  }
}

async function measureWith(keeper: Keeper): Promise<Measurement> {
  const url = await makeDatabase(keeper);
  const ours = await startOurs(keeper, url);
  let tokens: string[] = [];
  const found: { ours: number; bare: number; latency: number }[] = [];
  for (const size of sizes) {
    tokens = tokens.concat(
      await addCertificates(url, { from: tokens.length, total: size, year: 2020 + found.length }),
    );
    const paths = sample(tokens).map((token) => `/c/${token}`);
    const bare = await startBare(keeper, url, ours, paths[0] as string);
    found.push(await compare(ours, bare, paths));
    await bare.stop();
  }
  await ours.stop();
  const [small, large] = found as [(typeof found)[0], (typeof found)[0]];
  return {
    figures: {
      'verifications a second, 10,000 certificates': Math.round(small.ours),
      'bare route a second, 10,000 certificates': Math.round(small.bare),
      'verifications a second, 1,000,000 certificates': Math.round(large.ours),
      'bare route a second, 1,000,000 certificates': Math.round(large.bare),
      'verification, ms at the median under load': rounded(small.latency),
    },
    targets: [
      { name: 'verification / bare, 10,000', value: rounded(small.ours / small.bare), atLeast: 0.7 },
      { name: 'verification / bare, 1,000,000', value: rounded(large.ours / large.bare), atLeast: 0.7 },
      { name: 'verification 1,000,000 / 10,000', value: rounded(large.ours / small.ours), atLeast: 0.85 },
    ],
  };
}

async function makeDatabase(keeper: Keeper): Promise<string> {
  const server = await startMariadb(keeper, ['--innodb-buffer-pool-size=1G']);
  const connection = await createConnection({ uri: server });
  await connection.query('CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci');
  await connection.end();
  return `${server}bench`;
}

function startOurs(keeper: Keeper, url: string): Promise<ServerProcess> {
  return startServer(keeper, path('../../../src/main.ts'), {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    APP_KEY: '11'.repeat(32),
    DATA_FOLDER: keeper.temporary,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    TRUST_PROXY: '1',
  });
}

/** The bare route answers the very bytes of one of our pages. */
async function startBare(
  keeper: Keeper,
  url: string,
  ours: ServerProcess,
  example: string,
): Promise<ServerProcess> {
  const answer = await fetch(`${ours.origin}${example}`, { headers: { accept: 'text/html' } });
  const page = join(keeper.temporary, 'page.html');
  writeFileSync(page, Buffer.from(await answer.arrayBuffer()));
  return startServer(keeper, path('bareServer.ts'), {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    PAGE: page,
  });
}

async function compare(ours: ServerProcess, bare: ServerProcess, paths: readonly string[]) {
  const measured: { ours: Round[]; bare: Round[] } = { ours: [], bare: [] };
  for (const server of [ours, bare]) await load(server.origin, paths, 3);
  for (let round = 0; round < rounds; round++) {
    measured.bare.push(await load(bare.origin, paths, seconds));
    measured.ours.push(await load(ours.origin, paths, seconds));
  }
  return {
    ours: median(measured.ours.map(({ requestsPerSecond }) => requestsPerSecond)),
    bare: median(measured.bare.map(({ requestsPerSecond }) => requestsPerSecond)),
    latency: median(measured.ours.map(({ latency }) => latency)),
  };
}

function sample(tokens: readonly string[]): string[] {
  return Array.from({ length: askedFor }, () => tokens[Math.floor(Math.random() * tokens.length)] as string);
}
