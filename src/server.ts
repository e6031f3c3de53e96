/** Brings one instance up and takes it down again. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Express } from 'express';
import { destination, pino } from 'pino';
import type { Sequelize } from 'sequelize';
import { seedDemonstration } from '../seeders/demo/seed.ts';
import { seedReference } from '../seeders/reference.ts';
import { createApp } from './app.ts';
import { backfillLog } from './certificates/backfillLog.action.ts';
import { issuerOf } from './certificates/issuer.ts';
import { flushLookUps } from './certificates/lookUp.action.ts';
import { type Chores, startChores } from './chores.ts';
import { SettingError, type Settings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { openFileStores } from './db/fileStores.ts';
import { migrate, pendingMigrations } from './db/migrate.ts';
import { lookupHash, openSecrets } from './db/secrets.ts';
import { useTimeZone } from './i18n/dates.ts';
import { ensureSigningKeys } from './keys/addSigningKey.action.ts';
import { useOfferHours } from './ladders/enrolment/offer.ts';
import { flushScans } from './ladders/enrolment/scan.action.ts';
import { useMessaging } from './notices/messaging.ts';
import { messagingOf, providersOf } from './notices/providers.ts';
import { messagesSettled } from './notices/sendMessages.action.ts';

/** A running instance. */
export interface RunningServer {
  /** Origin for links and QR codes. */
  readonly address: string;
  /** Drains requests, closes the database and ends the process with 0, within 10 s. */
  stop(): Promise<void>;
}

const drainMilliseconds = 8_000;

/**
 * Starts an instance.
 * @throws SettingError, one line naming the setting, when the port or the database can't be used.
 */
export async function start(settings: Settings): Promise<RunningServer> {
  useTimeZone(settings.timeZone);
  useOfferHours(settings.offerHours);
  useMessaging(messagingOf(settings));
  openSecrets(settings);
  openFileStores(settings);
  const sequelize = await reach(settings);
  await prepare(sequelize, settings);
  const log = pino({ level: settings.logLevel }, destination({ sync: false }));
  let address = settings.baseUrl ?? '';
  const app = createApp({
    settings,
    log,
    sessionSecret: lookupHash('session cookie'),
    baseUrl: () => address,
  });
  const server = await listen(app, settings);
  address ||= `http://${shownHost(settings.host)}:${(server.address() as AddressInfo).port}`;
  console.log(`Jieti 阶梯 is ready at ${address}`);
  if (settings.demonstration) await announceDemonstration(settings);
  const chores = startChores(log, issuerOf(settings), {
    origin: address,
    webhookTargets: settings.webhookTargets,
    demonstration: settings.demonstration,
    providers: providersOf(settings),
  });
  return { address, stop: () => stop(server, sequelize, chores) };
}

async function announceDemonstration(settings: Settings): Promise<void> {
  const { demonstrationLines } = await import('../seeders/demo/accounts.ts');
  for (const line of demonstrationLines(settings)) console.log(line);
}

async function reach(settings: Settings): Promise<Sequelize> {
  try {
    const sequelize = openDatabase(settings.databaseUrl);
    await sequelize.authenticate();
    return sequelize;
  } catch (error) {
    const reason = (error as { original?: Error }).original?.message ?? (error as Error).message;
    throw new SettingError(`DATABASE_URL: the database can not be reached (${reason.split('\n')[0]}).`);
  }
}

/** The embedded database migrates itself; elsewhere one process runs `npm run migrate` first when several start. */
async function prepare(sequelize: Sequelize, settings: Settings): Promise<void> {
  if ((await pendingMigrations(sequelize)).length > 0) {
    await migrate(sequelize);
    await backfillLog();
  }
  await seedReference();
  await ensureSigningKeys(settings.organisation, new Date());
  if (settings.demonstration) await seedDemonstration(new Date(), issuerOf(settings));
}

function listen(app: Express, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, settings)));
    server.listen(settings.port, settings.host, () => resolve(server));
  });
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: Settings): Error {
  if (error.code === 'EADDRINUSE')
    return new SettingError(`PORT: ${port} is in use; set PORT to a free one.`);
  if (error.code === 'EACCES')
    return new SettingError(`PORT: ${port} needs more rights; set PORT above 1023.`);
  return new SettingError(`HOST: can not listen on ${host} (${error.code}).`);
}

async function stop(server: Server, sequelize: Sequelize, chores: Chores): Promise<void> {
  chores.stop();
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  await drained;
  clearTimeout(force);
  await flushLookUps().catch(() => {});
  await flushScans().catch(() => {});
  await messagesSettled().catch(() => {});
  await sequelize.close();
  process.exit(0);
}

/** An address that a phone in the same network can open, where we listen on all interfaces. */
function shownHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host;
  const own = Object.values(networkInterfaces()).flat();
  return own.find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? 'localhost';
}
