import { expect } from 'chai';
import { answerList, exportLimit, type List } from '../../src/http/list.ts';
import type { Context } from '../../src/http/route.ts';
import { translator } from '../../src/i18n/translate.ts';

const listOf = (count: number): List<number> => ({
  ...{ title: 'exams.exams.title', searchLabel: null, fileName: 'numbers', defaultSort: 'id' },
  ...{ emptyText: 'exams.questions.empty' },
  columns: [{ label: 'exams.field.stem', sort: null, value: (row) => row }],
  find: async ({ limit }) => {
    const rows = Array.from({ length: Math.min(limit, count) }, (_, index) => index);
    return { rows, total: count, keys: null };
  },
});
const context = {
  query: { format: 'xlsx', search: '王' },
  request: { path: '/admin/numbers' },
  ...{ t: translator('zh-CN'), locale: 'zh-CN' },
} as unknown as Context;

describe('a list as a workbook', () => {
  it('holds all rows', async () => {
    expect(await answerList(listOf(3), context)).to.include({ kind: 'file', name: 'numbers.xlsx' });
  });

  it('is not made of a part of them: she is told to narrow the list, which stays as it was', async () => {
    const answer = await answerList(listOf(exportLimit + 1), context);
    expect(answer).to.deep.include({ kind: 'redirect', to: '/admin/numbers?search=%E7%8E%8B' });
    expect((answer as { flash: { text: string } }).flash.text).to.include('50,000');
  });
});
