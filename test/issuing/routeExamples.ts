/** Who may open which page of issuing. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { prepareRun } from '../../src/issuing/prepareRun.action.ts';
import { FormSheet } from '../../src/issuing/printing.model.ts';
import { isRefusal } from '../../src/refusal.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { type RouteExamples, staff, type World } from '../support/routeExamples.ts';
import { givenBatch, givenPeople } from './givenBatch.ts';
import { givenForms, givenPrinter } from './givenForms.ts';

const batches = '/admin/certificate-batches';
const office = '/admin/printing';
const one = (rest: string) => (world: World) => `${batches}/${world.batchId}${rest}`;

export const examples: RouteExamples = {
  [`GET ${batches}`]: { allowed: staff, url: () => batches },
  [`GET ${batches}/new`]: { allowed: staff, url: () => `${batches}/new` },
  [`GET ${batches}/template`]: { allowed: staff, url: () => `${batches}/template` },
  [`POST ${batches}`]: { allowed: staff, url: () => batches },
  [`POST ${batches}/file`]: { allowed: staff, url: () => `${batches}/file` },
  [`GET ${batches}/:batchId`]: { allowed: staff, url: one('') },
  [`GET ${batches}/:batchId/rows`]: { allowed: staff, url: one('/rows') },
  [`GET ${batches}/:batchId/progress`]: { allowed: staff, url: one('/progress') },
  [`GET ${batches}/:batchId/zip`]: { allowed: staff, url: one('/zip') },
  [`GET ${batches}/:batchId/print`]: { allowed: staff, url: one('/print') },
  [`GET ${batches}/:batchId/merged`]: { allowed: staff, url: one('/merged') },
  [`GET ${batches}/:batchId/cards`]: { allowed: staff, url: one('/cards') },
  [`POST ${batches}/:batchId/start`]: { allowed: staff, url: one('/start') },
  [`POST ${batches}/:batchId/pause`]: { allowed: staff, url: one('/pause') },
  [`POST ${batches}/:batchId/resumption`]: { allowed: staff, url: one('/resumption') },
  [`POST ${batches}/:batchId/cancellation`]: { allowed: staff, url: one('/cancellation') },
  [`POST ${batches}/:batchId/retry`]: { allowed: staff, url: one('/retry') },
  ...staffOnly({
    [`GET ${office}`]: '',
    [`GET ${office}/stock/new`]: '/stock/new',
    [`POST ${office}/stock`]: '/stock',
    [`GET ${office}/stock/:seriesId`]: '/stock/:seriesId',
    [`GET ${office}/stock/:seriesId/sheets`]: '/stock/:seriesId/sheets',
    [`POST ${office}/stock/:seriesId/spoiled`]: '/stock/:seriesId/spoiled',
    [`GET ${office}/forms/:kind`]: '/forms/honour',
    [`GET ${office}/sheets`]: '/sheets',
    [`GET ${office}/sheets/:sheetId`]: '/sheets/:sheetId',
    [`GET ${office}/sheets/:sheetId/print`]: '/sheets/:sheetId/print',
    [`POST ${office}/sheets/:sheetId/spoiled`]: '/sheets/:sheetId/spoiled',
    [`GET ${office}/printers`]: '/printers',
    [`GET ${office}/printers/new`]: '/printers/new',
    [`POST ${office}/printers`]: '/printers',
    [`GET ${office}/printers/:printerId`]: '/printers/:printerId',
    [`GET ${office}/printers/:printerId/edit`]: '/printers/:printerId/edit',
    [`GET ${office}/printers/:printerId/test-page`]: '/printers/:printerId/test-page',
    [`POST ${office}/printers/:printerId`]: '/printers/:printerId',
    [`POST ${office}/printers/:printerId/calibration`]: '/printers/:printerId/calibration',
    [`GET ${office}/runs`]: '/runs',
    [`GET ${office}/runs/new`]: '/runs/new',
    [`POST ${office}/runs`]: '/runs',
    [`GET ${office}/runs/:runId`]: '/runs/:runId',
    [`GET ${office}/runs/:runId/sheets`]: '/runs/:runId/sheets',
    [`GET ${office}/runs/:runId/overlay`]: '/runs/:runId/overlay',
    [`GET ${office}/runs/:runId/merged`]: '/runs/:runId/merged',
    [`GET ${office}/runs/:runId/zip`]: '/runs/:runId/zip',
    [`POST ${office}/runs/:runId/print`]: '/runs/:runId/print',
    [`POST ${office}/runs/:runId/withdrawal`]: '/runs/:runId/withdrawal',
  }),
};

/** Pages of the printing office, by what follows its address; `:name` stands for a thing of the world. */
function staffOnly(pages: Record<string, string>): RouteExamples {
  return Object.fromEntries(
    Object.entries(pages).map(([route, rest]) => {
      const url = (world: World) =>
        office + rest.replace(/:(\w+)/g, (_, name: string) => String(world[name]));
      return [route, { allowed: staff, url }];
    }),
  );
}

/** A preview with two people, and a certificate that stands on a form. */
export async function given({ organiser, trainee }: Record<CastName, number>): Promise<World> {
  const seriesId = await givenForms(organiser, 10);
  const printerId = await givenPrinter(organiser);
  const { id: certificateId } = await givenCertificate(trainee, { awardKey: 'exam:printed' });
  const run = {
    title: '单张',
    batchId: null,
    certificateIds: [certificateId],
    seriesId,
    printerId,
    first: null,
  };
  const runId = await prepareRun({ ...run, actorId: organiser, now: new Date('2026-11-23T03:00:00Z') });
  if (isRefusal(runId)) throw new Error(runId.key);
  const sheet = await FormSheet.findOne({ where: { runId } });
  const batchId = await givenBatch(await givenPeople(2), organiser);
  return { batchId, seriesId, printerId, runId, sheetId: sheet?.id ?? 0 };
}
