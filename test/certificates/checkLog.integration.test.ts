import { expect } from 'chai';
import { backfillLog } from '../../src/certificates/backfillLog.action.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { DueDocument } from '../../src/certificates/certificateDocument.model.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { checkLog } from '../../src/certificates/checkLog.action.ts';
import { StatusListEntry } from '../../src/certificates/statusListEntry.model.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findSigningKey } from '../../src/keys/signingKey.store.ts';
import { appendLogEntry } from '../../src/transparency/appendEntry.action.ts';
import { type Leaf, leafText, readLeaf } from '../../src/transparency/leaf.ts';
import { LogEntry, LogHead, LogNode, LogTree } from '../../src/transparency/log.model.ts';
import { appendLeaf, leafHash, rootOf } from '../../src/transparency/merkleTree.ts';
import { signTreeHead } from '../../src/transparency/signTreeHead.action.ts';
import { headJson, readHead, type SignedHead, signHead } from '../../src/transparency/treeHead.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate } from './givenCertificate.ts';

const start = new Date('2026-03-23T03:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** Five certificates, the second suspended and resumed, with a signed head after three and after all. */
async function givenLog() {
  const { trainee, admin } = await givenCast();
  const ids: number[] = [];
  for (let number = 1; number <= 3; number++)
    ids.push((await givenCertificate(trainee, { awardKey: `exam:${number}` })).id);
  const early = (await signTreeHead(start)) as SignedHead;
  const change = { certificateId: ids[1] as number, reason: '核查中', actorId: admin, at: later(1) };
  await changeStatus({ ...change, change: 'suspend' });
  await changeStatus({ ...change, change: 'resume' });
  for (let number = 4; number <= 5; number++)
    ids.push((await givenCertificate(trainee, { awardKey: `exam:${number}` })).id);
  const newest = (await signTreeHead(later(2))) as SignedHead;
  return { ids, early, newest, trainee };
}

const problems = async (kept: SignedHead[] = []) =>
  (await checkLog(kept)).findings.map(({ problem, index }) => `${problem} ${index}`);

describe('checking the log', () => {
  useDatabase();

  it('finds nothing wrong with what was only ever appended', async () => {
    const { early, newest } = await givenLog();
    const report = await checkLog([early, newest]);
    expect(report).to.deep.equal({ entries: 7, heads: 4, certificates: 5, backfilled: 0, findings: [] });
  });

  it('names a certificate that was changed behind its back: its name, its date, its state', async () => {
    const { ids } = await givenLog();
    const [first, second, third] = ids;
    await Certificate.update({ holderName: '李某' }, { where: { id: first } });
    await Certificate.update({ state: 'revoked' }, { where: { id: second } });
    await Certificate.update({ issuedAt: new Date('2024-01-01T00:00:00Z') }, { where: { id: third } });
    expect(await problems()).to.have.members([
      'factsAltered 0',
      'stateAltered 4',
      'factsAltered 2',
      'dateAltered 2',
    ]);
  });

  it('names a certificate that was slipped in without the log, and one that was deleted', async () => {
    const { ids, trainee } = await givenLog();
    const [first, , third] = ids;
    const forged = (await Certificate.findByPk(third))?.get({ plain: true });
    const slipped = { ...forged, token: '0'.repeat(26), number: 'JT-26-T-0000000-0', awardKey: 'exam:9' };
    const { id: _, ...row } = slipped as NonNullable<typeof forged>;
    await Certificate.create({ ...row, personId: trainee });
    await DueDocument.destroy({ where: { certificateId: first } });
    await StatusListEntry.destroy({ where: { certificateId: first } });
    await Certificate.destroy({ where: { id: first } });
    const { findings } = await checkLog([]);
    expect(findings).to.deep.equal([
      { problem: 'deleted', index: 0, certificate: `#${first}` },
      { problem: 'notLogged', index: null, certificate: 'JT-26-T-0000000-0' },
    ]);
  });

  it('names an entry that was altered or removed, and the heads that no longer fit', async () => {
    await givenLog();
    const row = (await LogEntry.findOne({ where: { leafIndex: 1 } })) as LogEntry;
    const forged = { ...(readLeaf(row.leaf) as Leaf), at: '2024-01-01T00:00:00.000Z' };
    await row.update({ leaf: leafText(forged) });
    expect(await problems()).to.include.members(['entryAltered 1', 'headRoot 3', 'nodeAltered 0']);
    await row.destroy();
    expect(await problems()).to.include.members(['entryMissing 1', 'headRoot 3']);
  });

  it('names a removed end of the log', async () => {
    const { newest } = await givenLog();
    await LogEntry.destroy({ where: { leafIndex: 6 } });
    expect(await problems()).to.include.members(['entryMissing 6', 'headBeyond 7']);
    await LogTree.update({ size: 6 }, { where: { id: 1 } });
    await LogHead.destroy({ where: { treeSize: 7 } });
    expect(await problems()).to.deep.equal(['notLogged null']);
    expect(await problems([newest])).to.include('headBeyond 7');
  });

  it('names a stored node or a head that was altered', async () => {
    await givenLog();
    await LogNode.update({ hash: '00'.repeat(32) }, { where: { level: 1, position: 1 } });
    expect(await problems()).to.deep.equal(['nodeAltered 2']);
    await LogHead.update({ signature: 'AAAA' }, { where: { treeSize: 3 } });
    expect(await problems()).to.include('headSignature 3');
  });

  it('names an entry that is dated long before the head that lacks it', async () => {
    const { trainee } = await givenLog();
    await givenCertificate(trainee, { awardKey: 'exam:6', issuedAt: new Date('2026-03-22T03:00:00Z') });
    expect(await problems()).to.deep.equal([]);
    await givenCertificate(trainee, { awardKey: 'exam:7', issuedAt: new Date('2025-01-05T02:00:00Z') });
    expect(await problems()).to.deep.equal(['backdated 8']);
  });

  it('catches whoever rewrites the whole log and signs it anew, by a head that was kept elsewhere', async () => {
    const { early, newest } = await givenLog();
    const saved = readHead(JSON.stringify(headJson(early))) as SignedHead;
    await rewriteEverything(newest.signedAt);
    expect((await problems()).filter((problem) => /head|node|Altered 0|entry/.test(problem))).to.deep.equal([
      'dateAltered 0',
    ]);
    expect(await problems([saved])).to.include('headRoot 3');
  });

  it('refuses to sign a log that no longer begins as its last head says', async () => {
    const { ids } = await givenLog();
    await LogNode.update({ hash: '00'.repeat(32) }, { where: { level: 1, position: 0 } });
    await LogNode.update({ hash: '00'.repeat(32) }, { where: { level: 2, position: 0 } });
    const entry = {
      kind: 'suspended',
      certificateId: ids[0] as number,
      number: 'x',
      factsHash: '00',
      at: start,
    } as const;
    await unitOfWork((transaction) => appendLogEntry(transaction, entry));
    const error = await signTreeHead(later(3)).then(
      () => null,
      (reason: Error) => reason.message,
    );
    expect(error).to.include('contradicts its head of 7 entries');
  });
});

describe('certificates that are older than the log', () => {
  useDatabase();

  it('are entered with what happened to them since, marked as such, once', async () => {
    const { ids } = await givenLog();
    await LogEntry.destroy({ where: {} });
    await LogNode.destroy({ where: {} });
    await LogHead.destroy({ where: {} });
    await LogTree.destroy({ where: {} });
    const [one, two] = await Promise.all([backfillLog(), backfillLog()]);
    expect(one + two).to.equal(5);
    expect(await checkLog([])).to.deep.include({ entries: 7, backfilled: 7, certificates: 5, findings: [] });
    expect(await backfillLog()).to.equal(0);
    const entries = await LogEntry.findAll({
      where: { certificateId: ids[1] },
      order: [['leafIndex', 'ASC']],
    });
    expect(entries.map(({ leaf }) => readLeaf(leaf)?.kind)).to.deep.equal(['issued', 'suspended', 'resumed']);
  });
});

/** What an insider with the database and the key could do: date the first certificate back, and mend all that shows. */
async function rewriteEverything(signedAt: Date): Promise<void> {
  const entries = await LogEntry.findAll({ order: [['leafIndex', 'ASC']] });
  const hashes = new Map<string, string>();
  let frontier: Buffer[] = [];
  await LogNode.destroy({ where: {} });
  for (const entry of entries) {
    const leaf = readLeaf(entry.leaf) as Leaf;
    const at = entry.leafIndex === 0 ? '2026-03-22T20:00:00.000Z' : leaf.at;
    const previous = leaf.previous && (hashes.get(leaf.previous) ?? leaf.previous);
    const text = leafText({ ...leaf, at, previous });
    const hash = leafHash(Buffer.from(text));
    hashes.set(entry.leafHash, hash.toString('hex'));
    await entry.update({ leaf: text, leafHash: hash.toString('hex') });
    const grown = appendLeaf(entry.leafIndex, frontier, hash);
    frontier = grown.frontier;
    for (const node of grown.completed.slice(1))
      await LogNode.create({ ...node, hash: node.hash.toString('hex') });
  }
  const rootHash = rootOf(frontier).toString('hex');
  await LogTree.update({ frontier: frontier.map((hash) => hash.toString('hex')) }, { where: { id: 1 } });
  await LogHead.destroy({ where: {} });
  const head = signHead({ treeSize: entries.length, rootHash, signedAt }, await findSigningKey('log'));
  await LogHead.create({ ...head });
}
