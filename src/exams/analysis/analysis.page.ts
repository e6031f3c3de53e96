/** The analysis of an exam's papers, and the same as a workbook. */
import { type Answer, type Context, file, page } from '../../http/route.ts';
import { type Cell, writeWorkbook } from '../../lib/spreadsheetFile.ts';
import { xlsxType } from '../../lib/workbook.ts';
import { wordsIn } from '../answerControl.view.ts';
import { type ExamRow, findExam } from '../exam.store.ts';
import { examTitle } from '../own.view.ts';
import {
  analysisView,
  figureNames,
  figuresOf,
  flagText,
  optionNames,
  optionTexts,
  paperSection,
} from './analysis.view.ts';
import { jobOf } from './analysisJob.ts';
import { analyseInThread } from './analysisThread.ts';
import { findSatPapers } from './attempts.store.ts';

type OfExam = Context<unknown, ExamRow>;

/** The exam of the address. */
export function loadAnalysed(context: Context<undefined, undefined>): Promise<ExamRow | null> {
  return findExam(context.idParam('examId'));
}

/** The page; every paper that someone handed in has its section. */
export async function showAnalysis(context: OfExam): Promise<Answer> {
  const { loaded: exam, t, locale } = context;
  const analysed = await analyseAll(exam);
  return page(
    analysisView(t('analysis.title'), {
      title: examTitle(exam, locale),
      backHref: `/admin/exams/${exam.id}`,
      exportHref: `/admin/exams/${exam.id}/analysis.xlsx`,
      headings: figureNames.map((name) => t(`analysis.figure.${name}`)),
      optionHeadings: optionNames.map((name) => t(`analysis.option.${name}`)),
      papers: analysed.map(({ form, items, analysis }) => paperSection(form, items, analysis, { t, locale })),
    }),
  );
}

/** Items and options as two sheets, with the form of the paper in each row. */
export async function exportAnalysis(context: OfExam): Promise<Answer> {
  const { loaded: exam, t, locale } = context;
  const analysed = await analyseAll(exam);
  const head = [[examTitle(exam, locale)]];
  const named = [t('analysis.form'), t('analysis.number'), t('analysis.question')];
  const itemRows: Cell[][] = [];
  const optionRows: Cell[][] = [];
  for (const { form, items, analysis } of analysed)
    for (const [index, item] of analysis.items.entries()) {
      const { content } = items[index] as (typeof items)[number];
      const texts = optionTexts(content, { t, locale });
      const place = [form, index + 1, wordsIn(content.stem, locale)];
      const flags = item.flags.map((flag) => flagText(flag, texts, t)).join(' ');
      itemRows.push([...place, ...figuresOf(item).map(rounded), flags]);
      for (const { key, isRight, count, share, upper, lower, pointBiserial } of item.options) {
        const right = isRight ? t('analysis.isRight') : '';
        const figures = [count, share, upper, lower, pointBiserial].map(rounded);
        optionRows.push([...place, texts.get(key) ?? key, right, ...figures]);
      }
    }
  const workbook = await writeWorkbook([
    {
      ...{ title: t('analysis.items'), head, rows: itemRows },
      headings: [...named, ...figureNames.map((name) => t(`analysis.figure.${name}`)), t('analysis.flags')],
    },
    {
      ...{ title: t('analysis.options'), head, rows: optionRows },
      headings: [
        ...[...named, t('analysis.optionText'), t('analysis.isRight')],
        ...optionNames.map((name) => t(`analysis.option.${name}`)),
      ],
    },
  ]);
  return file(xlsxType, `exam-${exam.id}-analysis.xlsx`, workbook);
}

async function analyseAll(exam: ExamRow) {
  const papers = await findSatPapers(exam.id);
  return Promise.all(
    papers.map(async ({ form, items, attempts }) => ({
      form,
      items,
      analysis: await analyseInThread(jobOf(items, attempts, exam.passMark)),
    })),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000;
}
