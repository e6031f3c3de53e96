/** Issues a batch on a database of its own, freezes it, and tells its parent how that went. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedReference } from '../../../seeders/reference.ts';
import { closeWorkers } from '../../../src/certificates/documentWorkers.ts';
import { freezeCertificates } from '../../../src/certificates/freezeCertificates.action.ts';
import { issueCertificate } from '../../../src/certificates/issueCertificate.action.ts';
import { openDatabase } from '../../../src/db/connection.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openSecrets } from '../../../src/db/secrets.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { ensureSigningKeys } from '../../../src/keys/addSigningKey.action.ts';
import { isRefusal } from '../../../src/refusal.ts';
import { award, issuer } from '../../certificates/givenCertificate.ts';
import { givenCast } from '../../support/cast.ts';
import type { BatchReport } from './batch.ts';

const size = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'jieti-batch-'));
openSecrets({ appKey: '11'.repeat(32), dataFolder: 'unused' });
const sequelize = openDatabase(`sqlite:${join(folder, 'batch.sqlite')}`);
await migrate(sequelize);
await seedReference();
await ensureSigningKeys(issuer.name, new Date());

const { trainee } = await givenCast();
const ids: number[] = [];
while (ids.length < size) ids.push(...(await issueSome(Math.min(100, size - ids.length), ids.length)));

const memory: number[] = [];
const every = Math.max(1, Math.floor(size / 100));
const start = performance.now();
const { failed } = await freezeCertificates(ids, 'https://ladder.test', (done) => {
  if (done % every === 0) memory.push(process.memoryUsage().rss);
});
const seconds = (performance.now() - start) / 1000;
process.send?.({ seconds, failed: failed.length, memory } satisfies BatchReport);
await closeWorkers();
await sequelize.close();
rmSync(folder, { recursive: true });
process.disconnect?.();

function issueSome(count: number, from: number): Promise<number[]> {
  return unitOfWork(async (transaction) => {
    const issued: number[] = [];
    for (let index = from; index < from + count; index++) {
      const result = await issueCertificate(
        transaction,
        award(trainee, { awardKey: `exam:${index}` }),
        issuer,
      );
      if (isRefusal(result)) throw new Error(result.key);
      issued.push(result.certificateId);
    }
    return issued;
  });
}
