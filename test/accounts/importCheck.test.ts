import { expect } from 'chai';
import fc from 'fast-check';
import { demonstrationIdentity } from '../../seeders/demo/people.ts';
import { checkRows, type RegisteredPerson } from '../../src/accounts/importCheck.ts';
import { importColumns, readHeadings } from '../../src/accounts/importRows.ts';

const now = new Date('2026-11-23T02:00:00Z');
const columns = Object.values(importColumns).map(([chinese]) => chinese);
const headings = readHeadings(columns) ?? new Map();
const identity = '990000198001010012';
const other = demonstrationIdentity('19800101', 20);
const check = (sheet: unknown[][], registered: RegisteredPerson[] = []) =>
  checkRows(sheet, headings, registered, { demonstration: true, now });
const problemsOf = (sheet: unknown[][], registered: RegisteredPerson[] = []) =>
  check(sheet, registered)
    .at(-1)
    ?.problems.map(({ column, problem }) => `${column} ${problem}`);

const registered: RegisteredPerson = {
  id: 7,
  name: '王晓兰',
  phone: '13800000001',
  identityNumber: identity,
  hasIdentity: true,
  workerNumber: 'W1',
};

describe('headings of an import', () => {
  it('are found in either language, in any order, among others', () => {
    const found = readHeadings(['备注', ' id NUMBER ', 'Name']);
    expect([...(found ?? [])]).to.deep.equal([
      ['name', 2],
      ['identityNumber', 1],
    ]);
    expect(readHeadings(['姓名', '工号'])).to.equal(null);
  });
});

describe('rows of an import', () => {
  it('are made standard, and empty ones left out', () => {
    const [first, ...rest] = check([[], [' 王晓兰 ', '１３８ 0000-0001', '', null, 'w1'], ['', ' ']]);
    expect(rest).to.deep.equal([]);
    expect(first).to.deep.include({ line: 3, outcome: 'new' });
    expect(first?.row).to.include({ name: '王晓兰', phone: '13800000001', workerNumber: 'W1' });
  });

  it('say which cell is wrong and why', () => {
    expect(problemsOf([['', '']])).to.equal(undefined);
    expect(problemsOf([['王', '1380']])).to.deep.equal(['name nameTooShort', 'phone phone']);
    expect(problemsOf([['王晓兰']])).to.deep.equal(['phone required']);
    expect(problemsOf([['王晓兰', '', '990000198001010013']])).to.deep.equal([
      'identityNumber identity.checkDigit',
    ]);
    expect(problemsOf([['王晓兰', '', '99000019800230001X']])).to.deep.equal([
      'identityNumber identity.date',
    ]);
    expect(problemsOf([['王晓兰', '', Number(identity)]])).to.deep.equal(['identityNumber rounded']);
  });

  it('must not say the same person twice', () => {
    const row = ['王晓兰', '13800000001', identity];
    expect(problemsOf([row, row])).to.deep.equal(['identityNumber duplicateIdentity']);
    expect(problemsOf([row, row.slice(0, 2)])).to.deep.equal(['name duplicatePerson']);
    expect(problemsOf([row.slice(0, 2), row])).to.deep.equal(['name duplicatePerson']);
    expect(problemsOf([row, ['王晓兰', '13800000001', other]])).to.deep.equal([]);
    expect(problemsOf([row, ['王晓红', '13800000001']])).to.deep.equal([]);
  });

  it('must not give a worker number twice, nor one of someone else, nor a second one', () => {
    const row = (...cells: string[]) => [cells[0], cells[1], '', '', cells[2]];
    const known = [registered];
    expect(problemsOf([row('王晓兰', '13800000002', 'W2'), row('李一', '13800000003', 'w2')])).to.deep.equal([
      'workerNumber duplicateWorkerNumber',
    ]);
    expect(problemsOf([row('王晓兰', '13800000002', 'W1')], known)).to.deep.equal([
      'workerNumber takenWorkerNumber',
    ]);
    expect(problemsOf([row('王晓兰', '13800000001', 'W2')], known)).to.deep.equal([
      'workerNumber otherWorkerNumber',
    ]);
    expect(problemsOf([row('王晓兰', '13800000001', 'W1')], known)).to.deep.equal([]);
  });

  it('find whom they mean by ID number, else by phone and name', () => {
    const outcome = (row: unknown[], known = registered) => check([row], [known])[0]?.outcome;
    expect(outcome(['王晓兰', '', identity])).to.equal('known');
    expect(outcome(['王晓兰', '13800000001'])).to.equal('known');
    expect(outcome(['王晓兰', '13800000001', other])).to.equal('new');
    expect(outcome(['王晓兰', '13800000001', other], { ...registered, hasIdentity: false })).to.equal(
      'known',
    );
    expect(problemsOf([['王晓红', '', identity]], [registered])).to.deep.equal(['name otherName']);
  });

  it('never throw and keep their line, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.date(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (sheet) => {
        const lines = check(sheet).map(({ line }) => line);
        return lines.every((line, index) => line >= 2 && (index === 0 || line > (lines[index - 1] ?? 0)));
      }),
    );
  });
});
