/** An employer checks many certificates at once: typed numbers give a page, a workbook gives a workbook. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, file, HttpError, page } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { mostNumbers } from './api.form.ts';
import { frameOf } from './api.page.ts';
import { usualQuotas } from './apiKey.ts';
import { checkNumbers } from './checkCertificates.action.ts';
import { checkedWorkbook, columnLabels, resultCells } from './checkedWorkbook.page.ts';
import { type CheckResult, checkOutcomes } from './checkResult.ts';
import { bulkCheckForm, workbookForm } from './partner.form.ts';
import { bulkCheckView, outcomeBadge } from './partner.view.ts';
import { ownEnterprise } from './partnerHome.page.ts';
import { pagesFamily, spendQuota } from './spendQuota.action.ts';
import { readWorkbook } from './workbook.action.ts';

/** The form. */
export async function showBulkCheck(context: Context): Promise<Answer> {
  return page(await renderBulkCheck(context, freshState()));
}

/** The form with what was wrong with the numbers. */
export async function renderBulkCheck(context: Context, state: FormState): Promise<View> {
  return render(context, { numbers: state, file: freshState() }, null, await spend(context, 0));
}

/** The form with what was wrong with the file. */
export async function renderWorkbook(context: Context, state: FormState): Promise<View> {
  return render(context, { numbers: freshState(), file: state }, null, await spend(context, 0));
}

/** Checks numbers that were typed. */
export async function bulkCheck(context: Context<{ numbers: string[] }>): Promise<Answer> {
  const { numbers } = context.form;
  if (numbers.length === 0) return refuse('partners.bulk.nothing', {}, 'numbers');
  if (numbers.length > mostNumbers) return refuse('partners.bulk.tooMany', { most: mostNumbers }, 'numbers');
  const left = await spend(context, numbers.length);
  const results = await checkNumbers(numbers, frameOf(context));
  const typed = freshState({ numbers: numbers.join('\n') });
  return page(render(context, { numbers: typed, file: freshState() }, results, left));
}

/** Checks an .xlsx, and gives it back with the results. */
export async function bulkCheckWorkbook(context: Context): Promise<Answer> {
  const { file: uploaded } = context;
  if (!uploaded) return refuse('partners.workbook.noFile', {}, 'file');
  const sheet = await readWorkbook(uploaded.bytes, mostNumbers);
  if (isRefusal(sheet)) return sheet;
  await spend(context, sheet.numbers.filter((number) => number !== '').length);
  const { type, name, bytes } = await checkedWorkbook(sheet, uploaded.name, context);
  return file(type, name, bytes);
}

/** Counts against the day's quota of the enterprise's pages; gives what is left. @throws 429 where it is used up */
async function spend(context: Context, looksUp: number): Promise<number> {
  const { id: enterpriseId } = await ownEnterprise(context);
  const spender = { ...usualQuotas, family: pagesFamily(enterpriseId), enterpriseId };
  const requests = looksUp > 0 ? 1 : 0;
  const { fits, allowances } = await spendQuota(spender, { requests, looksUp }, context.now);
  if (!fits) throw new HttpError(429);
  return allowances.day.remaining;
}

function render(
  context: Context,
  state: { readonly numbers: FormState; readonly file: FormState },
  results: readonly CheckResult[] | null,
  left: number,
): View {
  const { t } = context;
  const labels = columnLabels(t).slice(1);
  return bulkCheckView(t('partners.bulk.title'), {
    ...{ form: formView(bulkCheckForm, state.numbers, t), left },
    workbook: formView(workbookForm, state.file, t),
    results:
      results?.map((result) => ({
        number: result.number ?? '',
        badge: outcomeBadge(result.outcome, t),
        cells: resultCells(result, context)
          .slice(1)
          .map((cell, index) => ({ label: labels[index] ?? '', text: String(cell ?? '–') })),
        href: result.certificate?.links.page ?? null,
      })) ?? null,
    counts: checkOutcomes
      .map((outcome) => ({
        badge: outcomeBadge(outcome, t),
        count: results?.filter((result) => result.outcome === outcome).length ?? 0,
      }))
      .filter(({ count }) => count > 0),
  });
}
