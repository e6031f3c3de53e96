/** A batch of honours that is issued and printed on numbered forms, with a printer, stock, a jam and its reprint. */
import { Op } from 'sequelize';
import { Person } from '../../src/accounts/person.model.ts';
import type { Issuer } from '../../src/certificates/certificateAward.ts';
import { type AwardDraft, fileAwardKey } from '../../src/issuing/awardDraft.ts';
import { changeBatch } from '../../src/issuing/changeBatch.action.ts';
import { closeRun } from '../../src/issuing/closeRun.action.ts';
import { findUnprinted, prepareRun } from '../../src/issuing/prepareRun.action.ts';
import { previewBatch } from '../../src/issuing/previewBatch.action.ts';
import { FormSheet } from '../../src/issuing/printing.model.ts';
import { receiveForms } from '../../src/issuing/receiveForms.action.ts';
import { runBatches } from '../../src/issuing/runBatches.action.ts';
import { savePrinter } from '../../src/issuing/savePrinter.action.ts';
import { spoilBlank, spoilUsed } from '../../src/issuing/spoilForms.action.ts';
import { isRefusal, type Refusal } from '../../src/refusal.ts';

const honoured = 12;
const honour: Omit<AwardDraft, 'awardKey'> = {
  kind: 'honour',
  titleZh: null,
  programmeZh: '年度家政服务技能提升活动',
  programmeEn: null,
  tierName: null,
  hours: null,
  startsOn: null,
  endsOn: null,
  awardZh: '巾帼家政服务标兵',
  awardEn: null,
  validityMonths: null,
};

/** Who is at work when. */
interface Scene {
  readonly organiserId: number;
  readonly now: Date;
  readonly issuer: Issuer;
}

/** Writes it; people must be there. */
export async function seedIssuing(scene: Scene): Promise<void> {
  const batchId = await issueHonours(scene);
  const { organiserId, now } = scene;
  const printer = { name: '办公室激光打印机', offsetX: 8, offsetY: -12, scale: 10_000 };
  const printerId = must(await savePrinter(null, printer, organiserId, now));
  const seriesId = must(await receiveForms(delivery(now), organiserId, now));
  const spoiling = { detail: null, actorId: organiserId, now };
  must(await spoilBlank(seriesId, { first: '1', last: '2' }, { ...spoiling, reason: 'damaged' }));
  const certificateIds = await findUnprinted(batchId);
  const run = { title: honour.programmeZh, batchId, certificateIds, seriesId, printerId, first: null };
  const runId = must(await prepareRun({ ...run, actorId: organiserId, now }));
  const jammed = await FormSheet.findOne({ where: { runId }, order: [['number', 'DESC']] });
  must(await spoilUsed(jammed?.id ?? 0, { first: null }, { ...spoiling, reason: 'jam' }));
  must(await closeRun(runId, 'printed', organiserId, now));
}

async function issueHonours({ organiserId, now, issuer }: Scene): Promise<number> {
  const people = await Person.findAll({
    where: { workerNumber: { [Op.not]: null } },
    attributes: ['id', 'name'],
    order: [['id', 'DESC']],
    limit: honoured,
  });
  const award = { ...honour, awardKey: fileAwardKey(honour) };
  const candidates = people.map(({ id, name }) => ({
    ...{ personId: id, holderName: name, award },
    ...{ fault: null, detail: null },
  }));
  const source = { title: honour.programmeZh, sourceKind: 'file', sourceId: null } as const;
  const batchId = must(await previewBatch({ ...source, candidates, actorId: organiserId, now }, issuer));
  must(await changeBatch(batchId, 'start', organiserId, now));
  await runBatches(
    issuer,
    () => now,
    (_, error) => {
      throw error;
    },
  );
  return batchId;
}

function delivery(receivedAt: Date) {
  const numbers = { prefix: 'SF', digits: 6, firstNumber: 1, lastNumber: 500 };
  return { ...numbers, title: '荣誉证书纸', supplier: '示范印刷厂', receivedAt };
}

function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`The demonstration was refused: ${answer.key}`);
  return answer;
}
