/** Issues a batch on a database of its own, streams it out in every way, and tells its parent how that went. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { seedReference } from '../../../seeders/reference.ts';
import { closeWorkers } from '../../../src/certificates/documentWorkers.ts';
import { freezeCertificates } from '../../../src/certificates/freezeCertificates.action.ts';
import { openDatabase } from '../../../src/db/connection.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openSecrets } from '../../../src/db/secrets.ts';
import { eachCertificateId } from '../../../src/issuing/batch.store.ts';
import { noCalibration } from '../../../src/issuing/calibration.ts';
import { certificatesOf } from '../../../src/issuing/certificatesOf.action.ts';
import { changeBatch } from '../../../src/issuing/changeBatch.action.ts';
import { drawWhole, officeSheet } from '../../../src/issuing/officeSheets.ts';
import { printShopSheet, printShopSheets } from '../../../src/issuing/printShopSheets.ts';
import { runBatches } from '../../../src/issuing/runBatches.action.ts';
import { ensureSigningKeys } from '../../../src/keys/addSigningKey.action.ts';
import { type DrawSheet, streamSheets } from '../../../src/lib/pdf/sheets.ts';
import { zipStream } from '../../../src/lib/zipStream.ts';
import { issuer } from '../../certificates/givenCertificate.ts';
import { givenBatch, givenPeople } from '../../issuing/givenBatch.ts';
import { givenCast } from '../../support/cast.ts';
import type { StreamReport } from './handOut.ts';

const size = Number(process.argv[2]);
const origin = 'https://ladder.test';
const folder = mkdtempSync(join(tmpdir(), 'jieti-hand-out-'));
openSecrets({ appKey: '11'.repeat(32), dataFolder: 'unused' });
const sequelize = openDatabase(`sqlite:${join(folder, 'batch.sqlite')}`);
await migrate(sequelize);
await seedReference();
await ensureSigningKeys(issuer.name, new Date());
const { organiser } = await givenCast();
const batchId = await givenBatch(await givenPeople(size), organiser);
await changeBatch(batchId, 'start', organiser, new Date());

const reports: StreamReport[] = [];
await measure('background issuing', async () => {
  const fail = (_: number, error: unknown) => {
    throw error;
  };
  await runBatches(issuer, () => new Date(), fail);
  return 0;
});
const ids: number[] = [];
for await (const id of eachCertificateId(batchId)) ids.push(id);
await freezeCertificates(ids, origin);
await closeWorkers();
const facts = { title: 'batch', subject: 'batch', author: issuer.name, createdAt: new Date() };
await measure('ZIP', () => drain(zipStream(documents())));
await measure('print-shop sheets', () =>
  drain(
    streamSheets(
      facts,
      printShopSheet,
      printShopSheets('batch', () => certificatesOf(batchId, origin)),
    ),
  ),
);
await measure('merged file', () => drain(streamSheets(facts, officeSheet, pages())));
process.send?.(reports);
await sequelize.close();
rmSync(folder, { recursive: true });
process.disconnect?.();

async function* documents() {
  for await (const { certificate, read } of certificatesOf(batchId, origin))
    yield { name: `${certificate.number}.pdf`, read };
}

async function* pages(): AsyncGenerator<DrawSheet> {
  for await (const { print } of certificatesOf(batchId, origin)) {
    const printed = await print();
    yield (document, root) => drawWhole(document, root, printed, noCalibration);
  }
}

async function drain(stream: Readable): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  return bytes;
}

async function measure(name: string, work: () => Promise<number>): Promise<void> {
  const memory: number[] = [];
  const timer = setInterval(() => memory.push(process.memoryUsage().rss), 50);
  const start = performance.now();
  const bytes = await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  reports.push({ name, seconds, bytes, memory: [...memory, process.memoryUsage().rss] });
}
