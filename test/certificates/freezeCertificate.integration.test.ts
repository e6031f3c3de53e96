import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { CertificateDocument, DueDocument } from '../../src/certificates/certificateDocument.model.ts';
import { addDueDocument, sha256Of } from '../../src/certificates/certificateDocument.store.ts';
import { closeWorkers } from '../../src/certificates/documentWorkers.ts';
import { claimDue } from '../../src/certificates/dueDocument.store.ts';
import { freezeCertificate } from '../../src/certificates/freezeCertificate.action.ts';
import { freezeCertificates, freezeDueDocuments } from '../../src/certificates/freezeCertificates.action.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { openFileStores } from '../../src/db/fileStores.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { readCertificates } from '../../src/keys/documentCertificate.ts';
import { checkPdfSignature } from '../../src/keys/pdfSignature.ts';
import { findPublishedKeys } from '../../src/keys/signingKey.store.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { fakeBucket } from '../support/fakeBucket.ts';
import { givenCertificate } from './givenCertificate.ts';

const origin = 'https://ladder.test';
const at = new Date('2026-03-23T03:00:00Z');

describe('freezing a certificate', () => {
  useDatabase();

  it('gives the same signed bytes ever after, however many ask first at once', async () => {
    const { id } = await certificate();
    const answers = await Promise.all([1, 2, 3].map(() => freezeCertificate(id, origin)));
    const again = await freezeCertificate(id, 'https://moved.test');
    for (const { pdf, sha256 } of [...answers, again]) {
      expect(pdf.equals(again.pdf)).to.equal(true);
      expect(sha256).to.equal(sha256Of(pdf));
    }
    expect(await CertificateDocument.count()).to.equal(1);
  });

  it('signs with the published document key, and writes the hash into the audit trail', async () => {
    const { id } = await certificate();
    const { pdf, sha256 } = await freezeCertificate(id, origin);
    const keys = (await findPublishedKeys()).filter(({ purpose }) => purpose === 'document');
    const published = keys.flatMap(({ certificatePem }) => readCertificates(certificatePem ?? ''));
    const signer = checkPdfSignature(pdf)?.certificate.fingerprint256;
    expect(published.map(({ fingerprint256 }) => fingerprint256)).to.include(signer);
    const entry = await AuditEntry.findOne({ where: { action: 'certificate.freeze' } });
    expect(JSON.parse(entry?.after ?? '')).to.include({ sha256, keyId: keys[0]?.keyId });
  });

  it('keeps the bytes that a certificate got before documents had a table of their own', async () => {
    const { id } = await certificate();
    const pdf = Buffer.from('%PDF-1.7 from before');
    await Certificate.update({ pdf, pdfSha256: sha256Of(pdf) }, { where: { id } });
    expect((await freezeCertificate(id, origin)).pdf.equals(pdf)).to.equal(true);
    expect(await CertificateDocument.count({ where: { certificateId: id, keyId: null } })).to.equal(1);
  });

  it('never serves bytes that were altered in the store', async () => {
    const { id } = await certificate();
    const { pdf } = await freezeCertificate(id, origin);
    const bytes = Buffer.from(pdf);
    bytes.writeUInt8(bytes.readUInt8(900) ^ 1, 900);
    await CertificateDocument.update({ bytes }, { where: { certificateId: id } });
    expect(await failureOf(freezeCertificate(id, origin))).to.contain('altered');
  });

  it('says so where there is no such certificate', async () => {
    expect(await failureOf(freezeCertificate(4711, origin))).to.contain('no certificate 4711');
  });
});

describe('the queue of documents', () => {
  useDatabase();
  after(closeWorkers);

  it('is worked off in threads, by several instances at once, each document once', async () => {
    const ids = await givenDue(7);
    const reports = await Promise.all([1, 2, 3].map(() => freezeDueDocuments(origin, () => at)));
    expect(reports.flatMap(({ failed }) => failed)).to.deep.equal([]);
    expect(reports.reduce((sum, { frozen }) => sum + frozen, 0)).to.equal(ids.length);
    expect(await CertificateDocument.count()).to.equal(ids.length);
    expect(await AuditEntry.count({ where: { action: 'certificate.freeze' } })).to.equal(ids.length);
    expect(await DueDocument.count()).to.equal(0);
  });

  it('goes on after a crash, once the claim of the dead has run out', async () => {
    await givenDue(2);
    const until = new Date(at.getTime() + 60_000);
    await claimDue({ name: 'dead', at, until }, 10);
    expect(await freezeDueDocuments(origin, () => at)).to.deep.equal({ frozen: 0, failed: [] });
    expect((await freezeDueDocuments(origin, () => until)).frozen).to.equal(2);
    expect(await DueDocument.count()).to.equal(0);
  });

  it('tries what failed again later, and makes the others meanwhile', async () => {
    const [bad = 0, good = 0] = await givenDue(2);
    await Certificate.update({ facts: {} as never }, { where: { id: bad } });
    const report = await freezeDueDocuments(origin, () => at);
    expect(report.frozen).to.equal(1);
    expect(report.failed.map(({ certificateId }) => certificateId)).to.deep.equal([bad]);
    const waiting = await DueDocument.findAll();
    expect(waiting.map(({ certificateId, attempts }) => [certificateId, attempts])).to.deep.equal([[bad, 1]]);
    expect(waiting[0]?.dueAt.getTime()).to.be.greaterThan(Date.now());
    expect((await CertificateDocument.findOne())?.certificateId).to.equal(good);
  });

  it('shares its work with batches that name their certificates', async () => {
    const [extra = 0, ...ids] = await givenDue(5);
    await DueDocument.destroy({ where: { certificateId: extra } });
    const seen: number[] = [];
    const [report] = await Promise.all([
      freezeCertificates([...ids, extra], origin, (done) => void seen.push(done)),
      freezeDueDocuments(origin, () => at),
    ]);
    expect(report).to.deep.equal({ frozen: 5, failed: [] });
    expect(seen).to.deep.equal([1, 2, 3, 4, 5]);
    expect(await CertificateDocument.count()).to.equal(5);
    expect(await DueDocument.count()).to.equal(0);
  });
});

describe('where documents are kept', () => {
  useDatabase();
  afterEach(() => openFileStores({ documentStores: ['database'], s3: null }));

  it('may be a folder: whole files, the same bytes, refused when one was altered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
    openFileStores({ documentStores: [`folder:${folder}`], s3: null });
    const { id } = await certificate();
    const { pdf } = await freezeCertificate(id, origin);
    const files = filesIn(folder);
    expect(files).to.have.length(1);
    expect(readFileSync(files[0] as string).equals(pdf)).to.equal(true);
    expect((await freezeCertificate(id, origin)).pdf.equals(pdf)).to.equal(true);
    writeFileSync(files[0] as string, 'something else');
    expect(await failureOf(freezeCertificate(id, origin))).to.contain('altered');
    rmSync(folder, { recursive: true });
  });

  it('leaves nothing behind of a document that came second', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
    openFileStores({ documentStores: [`folder:${folder}`], s3: null });
    const { id } = await certificate();
    await Promise.all([freezeCertificate(id, origin), freezeCertificate(id, origin)]);
    expect(filesIn(folder)).to.have.length(1);
    rmSync(folder, { recursive: true });
  });

  it('may be an S3-compatible bucket, with signed requests', async () => {
    const bucket = await fakeBucket();
    openFileStores({ documentStores: [`s3:${bucket.address}`], s3: bucket.access });
    const { id } = await certificate();
    const { pdf } = await freezeCertificate(id, origin);
    expect((await freezeCertificate(id, origin)).pdf.equals(pdf)).to.equal(true);
    expect([...bucket.files.values()].map((bytes) => bytes.equals(pdf))).to.deep.equal([true]);
    expect(bucket.refused).to.equal(0);
    bucket.files.clear();
    expect(await failureOf(freezeCertificate(id, origin))).to.contain('missing');
    await bucket.close();
  });

  it('can change: new documents go to the first place, old ones are found in theirs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
    openFileStores({ documentStores: [`folder:${folder}`], s3: null });
    const [old = 0, id = 0] = await givenDue(2);
    const { pdf } = await freezeCertificate(old, origin);
    openFileStores({ documentStores: ['database', `folder:${folder}`], s3: null });
    await freezeCertificate(id, origin);
    expect(filesIn(folder)).to.have.length(1);
    expect((await freezeCertificate(old, origin)).pdf.equals(pdf)).to.equal(true);
    rmSync(folder, { recursive: true });
  });
});

async function certificate() {
  const { trainee } = await givenCast();
  return givenCertificate(trainee);
}

async function givenDue(count: number): Promise<number[]> {
  const { trainee } = await givenCast();
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    const { id } = await givenCertificate(trainee, { awardKey: `exam:${index + 1}` });
    await DueDocument.destroy({ where: { certificateId: id } });
    await unitOfWork((transaction) => addDueDocument(transaction, id, at));
    ids.push(id);
  }
  return ids;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it worked',
    (error: Error) => error.message,
  );
}
