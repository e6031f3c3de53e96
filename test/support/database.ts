/**
 * A real database for tests: one throw-away SQLite file for each test process, or, with TEST_DATABASE_URL
 * (`mysql://user:password@host:port/`), one schema of its own on MySQL/MariaDB. Every test starts empty but for the
 * reference data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Sequelize } from 'sequelize';
import { seedReference } from '../../seeders/reference.ts';
import { openDatabase } from '../../src/db/connection.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openSecrets } from '../../src/db/secrets.ts';
import { ensureSigningKeys } from '../../src/keys/addSigningKey.action.ts';
import { genesisHash } from '../../src/lib/auditChain.ts';

let opening: Promise<Sequelize> | null = null;

/** Call inside `describe`: opens the database once for the process and empties it before each test. */
export function useDatabase(): void {
  before(async function () {
    this.timeout(60_000);
    opening ??= open();
    await opening;
  });
  beforeEach(async () => empty(await (opening as Promise<Sequelize>)));
}

async function open(): Promise<Sequelize> {
  openSecrets({ appKey: '11'.repeat(32), dataFolder: 'unused' });
  const server = process.env.TEST_DATABASE_URL;
  const sequelize = openDatabase(server ? await makeSchema(server) : makeFile());
  await migrate(sequelize);
  await ensureSigningKeys('示范市妇女联合会', new Date('2026-01-01T00:00:00Z'));
  return sequelize;
}

function makeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieti-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return `sqlite:${join(folder, 'test.sqlite')}`;
}

async function makeSchema(server: string): Promise<string> {
  const name = `jieti_test_${process.pid}`;
  const connection = await createConnection({ uri: server });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  await connection.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Signing keys stay, as they would; a test that adds some takes them away again. */
const kept = ['audit_heads', 'signing_keys'];

/** Models are declared with the referred-to first, so the reverse order deletes without breaking references. */
async function empty(sequelize: Sequelize): Promise<void> {
  for (const model of Object.values(sequelize.models).reverse()) {
    if (!kept.includes(model.tableName)) await model.destroy({ where: {} });
  }
  await sequelize.models.AuditHead?.update({ sequence: 0, hash: genesisHash }, { where: { id: 1 } });
  await seedReference();
}
