import { expect } from 'chai';
import fc from 'fast-check';
import { verifyAudit } from '../../src/db/audit.ts';
import { countRows, eachCertificateId } from '../../src/issuing/batch.store.ts';
import { changeBatch } from '../../src/issuing/changeBatch.action.ts';
import { closeRun } from '../../src/issuing/closeRun.action.ts';
import { findSeries } from '../../src/issuing/formStock.store.ts';
import { findUnprinted, prepareRun, printable } from '../../src/issuing/prepareRun.action.ts';
import { FormSheet } from '../../src/issuing/printing.model.ts';
import { receiveForms } from '../../src/issuing/receiveForms.action.ts';
import { runBatches } from '../../src/issuing/runBatches.action.ts';
import { spoilBlank, spoilUsed } from '../../src/issuing/spoilForms.action.ts';
import { isRefusal } from '../../src/refusal.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenBatch, givenPeople } from './givenBatch.ts';
import { givenForms, givenPrinter } from './givenForms.ts';

const now = new Date('2026-11-23T03:00:00Z');

describe('the printing office', function () {
  this.timeout(120_000);
  useDatabase();
  let organiser: number;
  let printerId: number;

  beforeEach(async () => {
    organiser = (await givenCast()).organiser;
    printerId = await givenPrinter(organiser);
  });

  const issued = async (count: number) => {
    const batchId = await givenBatch(await givenPeople(count), organiser);
    await changeBatch(batchId, 'start', organiser, now);
    await runBatches(
      issuer,
      () => now,
      () => {},
    );
    expect((await countRows(batchId)).issued).to.equal(count);
    return batchId;
  };
  const plan = (certificateIds: readonly number[], seriesId: number, first: string | null = null) =>
    prepareRun({
      title: '批',
      batchId: null,
      certificateIds,
      seriesId,
      printerId,
      first,
      actorId: organiser,
      now,
    });
  const prepared = async (certificateIds: readonly number[], seriesId: number) => {
    const id = await plan(certificateIds, seriesId);
    if (isRefusal(id)) throw new Error(id.key);
    return id;
  };
  const spoiling = () => ({ reason: 'jam', detail: null, actorId: organiser, now }) as const;
  const sheetsOf = async (certificateId: number) =>
    (await FormSheet.findAll({ where: { certificateId }, order: [['number', 'ASC']] })).map((sheet) =>
      sheet.get({ plain: true }),
    );

  it('gives each certificate of a batch the next form, and none a second one', async () => {
    const batchId = await issued(5);
    const seriesId = await givenForms(organiser, 20);
    await spoilBlank(seriesId, { first: 'K000001', last: null }, spoiling());
    await prepared(await findUnprinted(batchId), seriesId);
    const sheets = await FormSheet.findAll({ where: { state: 'used' }, order: [['number', 'ASC']] });
    expect(sheets.map(({ label }) => label)).to.deep.equal([
      'K000002',
      'K000003',
      'K000004',
      'K000005',
      'K000006',
    ]);
    const inOrder = [];
    for await (const id of eachCertificateId(batchId)) inOrder.push(id);
    expect(sheets.map(({ certificateId }) => certificateId)).to.deep.equal(inOrder);
    expect(await findUnprinted(batchId)).to.deep.equal([]);
    expect(isRefusal(await plan([], seriesId))).to.equal(true);
    expect((await findSeries(seriesId))?.ledger).to.deep.equal({
      received: 20,
      used: 5,
      spoiled: 1,
      left: 14,
    });
  });

  it('assigns forms once when two print the same batch at once', async () => {
    const ids = await findUnprinted(await issued(4));
    const [one, other] = [await givenForms(organiser, 10), await givenForms(organiser, 10, 'L')];
    const answers = await Promise.all([plan(ids, one), plan(ids, other), plan(ids, one)]);
    expect(answers.filter((answer) => !isRefusal(answer))).to.have.length(1);
    expect(await FormSheet.count()).to.equal(4);
  });

  it('takes a new form for a reprint and keeps the spoiled one in the books', async () => {
    const seriesId = await givenForms(organiser, 3);
    const [certificateId = 0] = await findUnprinted(await issued(1));
    await prepared([certificateId], seriesId);
    const [first] = await sheetsOf(certificateId);
    const next = await spoilUsed(first?.id ?? 0, { first: null }, spoiling());
    expect(isRefusal(next)).to.equal(false);
    const sheets = await sheetsOf(certificateId);
    expect(sheets.map(({ state, reason }) => [state, reason])).to.deep.equal([
      ['spoiled', 'jam'],
      ['used', null],
    ]);
    expect(next).to.equal(sheets[1]?.id);
    expect(isRefusal(await spoilUsed(first?.id ?? 0, null, spoiling())), 'twice').to.equal(true);
    expect((await findSeries(seriesId))?.ledger).to.include({ used: 1, spoiled: 1, left: 1 });
  });

  it('records nothing where the forms do not suffice, or the number is not there or taken', async () => {
    const seriesId = await givenForms(organiser, 3);
    const ids = await findUnprinted(await issued(4));
    const faults = [
      await plan(ids, seriesId),
      await plan(ids.slice(0, 2), seriesId, 'K000003'),
      await plan(ids.slice(0, 1), seriesId, '9'),
    ];
    expect(faults.map((fault) => isRefusal(fault) && fault.key)).to.deep.equal([
      'issuing.refusal.tooFewForms',
      'issuing.refusal.tooFewForms',
      'issuing.refusal.formNumber',
    ]);
    expect(await FormSheet.count()).to.equal(0);
  });

  it('refuses a number that came in before, also when both deliveries are typed in at once', async () => {
    const delivery = (firstNumber: number, lastNumber: number) =>
      receiveForms(
        { title: '纸', prefix: 'Q', digits: 4, firstNumber, lastNumber, supplier: null, receivedAt: now },
        organiser,
        now,
      );
    const answers = await Promise.all([delivery(1, 50), delivery(40, 90)]);
    expect(answers.filter(isRefusal)).to.have.length(1);
    expect(isRefusal(await delivery(91, 95))).to.equal(false);
  });

  it('puts the forms of a withdrawn run back, and none of one that is printed', async () => {
    const seriesId = await givenForms(organiser, 10);
    const ids = await findUnprinted(await issued(3));
    const run = await prepared(ids, seriesId);
    expect(await closeRun(run, 'withdrawn', organiser, now)).to.equal(null);
    expect((await findSeries(seriesId))?.ledger).to.include({ used: 0, left: 10 });
    const again = await prepared(await printable(ids), seriesId);
    expect(await closeRun(again, 'printed', organiser, now)).to.equal(null);
    expect(isRefusal(await closeRun(again, 'withdrawn', organiser, now))).to.equal(true);
    expect((await findSeries(seriesId))?.ledger).to.include({ used: 3, left: 7 });
  });

  it('keeps books that add up, whatever is done in whatever order', async () => {
    const seriesId = await givenForms(organiser, 30);
    const ids = await findUnprinted(await issued(8));
    const step = fc.record({
      what: fc.constantFrom('print', 'spoil', 'reprint', 'lose', 'withdraw'),
      at: fc.nat({ max: 29 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        for (const { what, at } of steps) await take(what, at);
        const ledger = (await findSeries(seriesId))?.ledger;
        expect(ledger?.received).to.equal(30);
        expect((ledger?.used ?? 0) + (ledger?.spoiled ?? 0) + (ledger?.left ?? 0)).to.equal(30);
        const used = await FormSheet.findAll({ where: { state: 'used' } });
        expect(used).to.have.length(ledger?.used ?? -1);
        expect(new Set(used.map(({ certificateId }) => certificateId)).size).to.equal(used.length);
      }),
      { numRuns: 12 },
    );
    expect((await verifyAudit()).broken).to.equal(null);

    async function take(what: string, at: number): Promise<void> {
      const used = await FormSheet.findAll({ where: { state: 'used' }, order: [['number', 'ASC']] });
      const sheet = used[at % Math.max(1, used.length)];
      if (what === 'print') await plan((await printable(ids)).slice(0, (at % 3) + 1), seriesId);
      if (what === 'spoil') await spoilBlank(seriesId, { first: String(at + 1), last: null }, spoiling());
      if (what === 'reprint') await spoilUsed(sheet?.id ?? 0, { first: null }, spoiling());
      if (what === 'lose') await spoilUsed(sheet?.id ?? 0, null, spoiling());
      if (what === 'withdraw') await closeRun(sheet?.runId ?? 0, 'withdrawn', organiser, now);
    }
  });
});
