import { expect } from 'chai';
import { answerList, type List } from '../../src/http/list.ts';
import type { Context } from '../../src/http/route.ts';
import { closeSpreadsheets, exportLimit, exportStep } from '../../src/http/spreadsheet.ts';
import { translator } from '../../src/i18n/translate.ts';
import { readFirstSheet } from '../../src/lib/workbook.ts';

const listOf = (count: number): List<number> => ({
  ...{ title: 'exams.exams.title', searchLabel: null, fileName: 'numbers', defaultSort: 'id' },
  ...{ emptyText: 'exams.questions.empty' },
  columns: [{ label: 'exams.field.stem', sort: null, value: (row) => row }],
  find: async ({ limit, cursor }) => {
    const from = cursor?.id ?? 0;
    const rows = Array.from({ length: Math.min(limit, count - from) }, (_, index) => from + index);
    const key = (id: number) => ({ id, value: null });
    const isMore = from + rows.length < count;
    return { rows, total: count, hasNext: isMore, keys: [key(from), key(from + rows.length)] };
  },
});
const context = {
  query: { format: 'xlsx', search: '王' },
  request: { path: '/admin/numbers' },
  ...{ t: translator('zh-CN'), locale: 'zh-CN' },
} as unknown as Context;

describe('a list as a workbook', () => {
  after(closeSpreadsheets);

  it('holds all rows, each once, however many parts they are read in', async () => {
    const count = 2 * exportStep + 3;
    const answer = await answerList(listOf(count), context);
    expect(answer).to.include({ kind: 'file', name: 'numbers.xlsx' });
    const table = await readFirstSheet((answer as { body: Buffer }).body);
    expect(table?.slice(1).map(([cell]) => cell)).to.deep.equal(
      Array.from({ length: count }, (_, index) => index),
    );
  });

  it('leaves the process free while it is written', async () => {
    let ticks = 0;
    const clock = setInterval(() => ticks++, 1);
    await answerList(listOf(20_000), context);
    clearInterval(clock);
    expect(ticks).to.be.greaterThan(10);
  });

  it('is not made of a part of them: she is told to narrow the list, which stays as it was', async () => {
    const answer = await answerList(listOf(exportLimit + 1), context);
    expect(answer).to.deep.include({ kind: 'redirect', to: '/admin/numbers?search=%E7%8E%8B' });
    expect((answer as { flash: { text: string } }).flash.text).to.include('100,000');
  });
});
