/** A private MariaDB for one test run: own folder, own loopback port, own user; the keeper ends it with the run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { runCommand, runEnvironment } from './command.ts';
import type { Keeper } from './keeper.ts';
import { findMariadb, findMariadbInstaller } from './tools.ts';

const attempts = 240;
const pauseMilliseconds = 250;

/**
 * Starts the server; `settings` come on top of the usual ones.
 * @returns its address without a database, `mysql://user:password@127.0.0.1:port/`.
 * @throws with the end of the server's log when it does not answer in time.
 */
export async function startMariadb(keeper: Keeper, settings: readonly string[] = []): Promise<string> {
  const program = findMariadb();
  const installer = findMariadbInstaller();
  if (!program || !installer) throw new Error('MariaDB is not installed.');
  const folder = join(keeper.folder, 'mariadb');
  mkdirSync(folder);
  const data = join(folder, 'data');
  await fill(keeper, installer, data);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const server = launch(keeper, [program, ...settings], folder, port, password);
  const url = `mysql://jieti:${password}@127.0.0.1:${port}/`;
  await waitUntilReady(server, url, join(folder, 'log'));
  return url;
}

/** MariaDB refuses to run as root unless root is named. */
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

async function fill(keeper: Keeper, installer: string, data: string): Promise<void> {
  const words = ['--no-defaults', `--datadir=${data}`, '--skip-test-db', ...asRoot()];
  const method = '--auth-root-authentication-method=normal';
  const result = await runCommand(keeper, [installer, ...words, method], { quiet: true, minutes: 5 });
  if (result.code !== 0) throw new Error(`MariaDB could not set up its data folder:\n${tail(result.output)}`);
}

function launch(
  keeper: Keeper,
  [program, ...settings]: readonly [string, ...string[]],
  folder: string,
  port: number,
  password: string,
): ChildProcess {
  const start = join(folder, 'start.sql');
  writeFileSync(start, createUser(password), { mode: 0o600 });
  const log = openSync(join(folder, 'log'), 'a');
  const places = [`--datadir=${folder}/data`, `--socket=${folder}/s`, `--pid-file=${folder}/pid`];
  const parameters = ['--no-defaults', ...asRoot(), ...places, `--init-file=${start}`, `--port=${port}`];
  const server = spawn(program, [...parameters, ...fixedSettings, ...settings], {
    detached: true,
    stdio: ['ignore', log, log],
    env: runEnvironment(keeper),
  });
  keeper.watch(server);
  server.unref();
  return server;
}

/** Durability is worth nothing here, speed is. */
const fixedSettings = [
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--sync-binlog=0',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-use-native-aio=0',
  '--innodb-buffer-pool-size=128M',
  '--max-connections=300',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_520_ci',
];

/** The file is read line by line: one statement each. */
function createUser(password: string): string {
  const user = `'jieti'@'127.0.0.1'`;
  return `CREATE USER ${user} IDENTIFIED BY '${password}';\nGRANT ALL PRIVILEGES ON *.* TO ${user};\n`;
}

async function waitUntilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  let reason = '';
  server.once('error', (error) => {
    reason = error.message;
  });
  for (let attempt = 0; attempt < attempts && server.exitCode === null && server.pid; attempt += 1) {
    try {
      const connection = await createConnection({ uri: url, connectTimeout: 5_000 });
      await connection.query('SELECT 1');
      return await connection.end();
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await sleep(pauseMilliseconds);
    }
  }
  const ending = server.exitCode === null ? 'does not answer' : `stopped with code ${server.exitCode}`;
  throw new Error(`MariaDB ${ending} (${reason}). The end of its log:\n${tail(readFileSync(log, 'utf8'))}`);
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-20).join('\n');
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
