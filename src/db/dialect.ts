/** What differs between SQLite and MySQL/MariaDB: connection options, pragmas, and which errors are worth a retry. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Options, Sequelize } from 'sequelize';

/** Connection options for a DATABASE_URL (`sqlite:<file>` or `mysql://…`). */
export function connectionOptions(url: string): Options & { url: string } {
  if (url.startsWith('sqlite:')) {
    const storage = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    mkdirSync(dirname(storage), { recursive: true });
    return { url: 'sqlite:', dialect: 'sqlite', storage };
  }
  return {
    url: url.replace(/^mariadb:/, 'mysql:'),
    dialect: 'mysql',
    timezone: '+00:00',
    isolationLevel: 'READ COMMITTED',
    pool: { max: 10, min: 0, acquire: 20_000, idle: 30_000 },
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 5_000 },
    define: { charset: 'utf8mb4', collate: 'utf8mb4_unicode_520_ci' },
  };
}

interface SqliteConnection {
  run(sql: string, done: (error: Error | null) => void): void;
}
interface ConnectionManager {
  getConnection(options: unknown): Promise<SqliteConnection>;
}

/**
 * Makes every SQLite connection use write-ahead logging and wait for locks; Sequelize offers no connect hook for
 * SQLite, so its connection manager is wrapped.
 */
export function prepareConnections(sequelize: Sequelize): void {
  if (sequelize.getDialect() !== 'sqlite') return;
  const manager = (sequelize as unknown as { connectionManager: ConnectionManager }).connectionManager;
  const open = manager.getConnection.bind(manager);
  const prepared = new WeakSet<SqliteConnection>();
  manager.getConnection = async (options) => {
    const connection = await open(options);
    if (!prepared.has(connection)) {
      prepared.add(connection);
      for (const pragma of ['busy_timeout=5000', 'journal_mode=WAL', 'synchronous=NORMAL'])
        await new Promise<void>((resolve, reject) =>
          connection.run(`PRAGMA ${pragma}`, (error) => (error ? reject(error) : resolve())),
        );
    }
    return connection;
  };
}

const mysqlRetryNumbers = new Set([1213, 1205, 1020, 1047]);
const retryCodes = new Set([
  'SQLITE_BUSY',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
]);

/**
 * Whether an error says "try the whole transaction again": busy, deadlock (1213), lock wait (1205), record changed
 * (1020), a cluster node that is not ready (1047), or a lost connection.
 */
export function isTransient(error: unknown): boolean {
  for (let cause = error as Layer | undefined; cause; cause = cause.original ?? cause.parent) {
    if (cause.errno !== undefined && mysqlRetryNumbers.has(cause.errno)) return true;
    if (cause.code !== undefined && retryCodes.has(cause.code)) return true;
  }
  return false;
}

interface Layer {
  errno?: number;
  code?: string;
  original?: Layer;
  parent?: Layer;
}
