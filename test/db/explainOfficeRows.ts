/** Rows of the offices' lists: enterprises and their keys, requests, batches, blank forms, duplicates, notices. */
import { DuplicatePair } from '../../src/accounts/duplicates/duplicatePair.model.ts';
import { PersonMerge } from '../../src/accounts/merge/personMerge.model.ts';
import { ErasureRequest } from '../../src/accounts/privacy/consent.model.ts';
import { RevocationRequest } from '../../src/certificates/revocation.model.ts';
import { CertificateBatch, CertificateBatchRow } from '../../src/issuing/batch.model.ts';
import { FormSeries, FormSheet, Printer, PrintRun } from '../../src/issuing/printing.model.ts';
import { Enrolment } from '../../src/ladders/enrolment.model.ts';
import { startDraft } from '../../src/ladders/rules/editDraft.action.ts';
import { PreviewRow } from '../../src/ladders/rules/ladderVersion.model.ts';
import { Notice } from '../../src/notices/notice.model.ts';
import { noticeKinds } from '../../src/notices/noticeKind.ts';
import { ApiKey } from '../../src/partners/apiKey.model.ts';
import { Enterprise } from '../../src/partners/enterprise.model.ts';
import { fillTable } from './fillTable.ts';

const rows = 1_500;

/** Writes them; the notices are this person's. */
export async function givenOfficeRows(personId: number): Promise<void> {
  await fillTable(Enterprise, rows, (index) => ({
    state: index % 40 ? ('active' as const) : ('closed' as const),
  }));
  await fillTable(ApiKey, rows, () => ({ scopes: 'certificates:read' }));
  await fillTable(RevocationRequest, rows, (index) => ({
    ...{
      state: index % 40 ? ('confirmed' as const) : ('waiting' as const),
      reasonCode: 'complaint' as const,
    },
  }));
  await fillTable(CertificateBatch, rows, (index) => ({
    ...{ state: index % 40 ? ('done' as const) : ('paused' as const), sourceKind: 'cohort' as const },
  }));
  await fillTable(Enrolment, rows, () => ({ state: 'confirmed' as const }));
  await fillTable(CertificateBatchRow, rows, () => ({ state: 'issued' as const }));
  await fillTable(Printer, 3);
  await fillTable(FormSeries, 5);
  await fillTable(PrintRun, rows, (index) => ({
    state: index % 40 ? ('printed' as const) : ('prepared' as const),
  }));
  await fillTable(FormSheet, rows, (index) => ({
    state: index % 40 ? ('used' as const) : ('spoiled' as const),
  }));
  await fillTable(DuplicatePair, rows, (index) => ({
    state: index % 40 ? ('different' as const) : ('open' as const),
  }));
  await fillTable(PersonMerge, rows);
  await startDraft(personId, new Date());
  await fillTable(PreviewRow, rows, (index) => ({
    ...{ tierRank: 1 + (index % 5), change: index % 40 ? ('gain' as const) : ('loss' as const) },
  }));
  await fillTable(ErasureRequest, rows, (index) => ({
    state: index % 9 ? ('executed' as const) : ('waiting' as const),
  }));
  await fillTable(Notice, rows, (index) => ({
    ...(index % 15 ? {} : { personId }),
    kind: noticeKinds[index % noticeKinds.length] ?? noticeKinds[0],
    params: { titleZh: '护理', titleEn: 'Care', days: null } as never,
  }));
}
