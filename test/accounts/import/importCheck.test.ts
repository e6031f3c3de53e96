import { expect } from 'chai';
import fc from 'fast-check';
import { demonstrationIdentity } from '../../../seeders/demo/people.ts';
import { type RegisteredPerson, RowChecker } from '../../../src/accounts/import/importCheck.ts';
import {
  guessColumns,
  type ImportCell,
  importFields,
  mappingProblem,
} from '../../../src/accounts/import/importFields.ts';

const now = new Date('2026-11-23T02:00:00Z');
const identity = '990000198001010012';
const other = demonstrationIdentity('19800101', 20);
const check = (sheet: ImportCell[][], registered: RegisteredPerson[] = []) =>
  new RowChecker(importFields, { demonstration: true, now }).check(sheet, 2, registered);
const problemsOf = (sheet: ImportCell[][], registered: RegisteredPerson[] = []) =>
  check(sheet, registered)
    .at(-1)
    ?.problems.map(({ field, problem }) => `${field} ${problem}`);

const registered: RegisteredPerson = {
  id: 7,
  name: '王晓兰',
  phone: '13800000001',
  hasPhone: true,
  identityNumber: identity,
  hasIdentity: true,
  birthDate: '1980-01-01',
  community: null,
  workerNumber: 'W1',
};

describe('the columns of an import', () => {
  it('are guessed by their headings in either language, in any order, among others', () => {
    expect(guessColumns(['备注', ' id NUMBER ', 'Name'], [])).to.deep.equal([
      'ignore',
      'identityNumber',
      'name',
    ]);
    expect(guessColumns(['手机号码（必填）*', '学员姓名', '所属社区', '序号'], [])).to.deep.equal([
      'phone',
      'name',
      'community',
      'ignore',
    ]);
    expect(guessColumns(['Mobile phone', 'Full name', 'Staff number'], [])).to.deep.equal([
      'phone',
      'name',
      'workerNumber',
    ]);
  });

  it('are guessed by what is in them where the heading says nothing', () => {
    const sample = [
      ['13800000001', identity],
      [13900000002, ''],
    ];
    expect(guessColumns(['甲', '乙'], sample)).to.deep.equal(['phone', 'identityNumber']);
  });

  it('need a name, and a phone or an ID number, and nothing twice', () => {
    expect(mappingProblem(['ignore', 'phone'])).to.equal('name');
    expect(mappingProblem(['name', 'community'])).to.equal('contact');
    expect(mappingProblem(['name', 'phone', 'phone'])).to.equal('twice');
    expect(mappingProblem(['name', 'ignore', 'identityNumber', 'ignore'])).to.equal(null);
  });

  it('never get one field twice', () => {
    const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.array(cell)), (titles, sample) => {
        const used = guessColumns(titles, sample).filter((role) => role !== 'ignore');
        return new Set(used).size === used.length;
      }),
    );
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
    const row = (name: string, phone: string, number: string) => [name, phone, '', '', number];
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
    const outcome = (row: ImportCell[], known = registered) => check([row], [known])[0]?.outcome;
    expect(outcome(['王晓兰', '', identity])).to.equal('known');
    expect(outcome(['王晓兰', '13800000001'])).to.equal('known');
    expect(outcome(['王晓兰', '13900000009', other], { ...registered, birthDate: null })).to.equal('new');
    expect(outcome(['王晓兰', '13800000001', other], { ...registered, hasIdentity: false })).to.equal(
      'known',
    );
    expect(problemsOf([['王晓红', '', identity]], [registered])).to.deep.equal(['name otherName']);
  });

  it('are doubtful with the phone of another name, or a similar name and the same birth date', () => {
    const doubt = (row: ImportCell[]) => {
      const [checked] = check([row], [registered]);
      return [checked?.outcome, checked?.problems[0]?.problem, checked?.match?.id];
    };
    expect(doubt(['李小梅', '13800000001'])).to.deep.equal(['doubtful', 'phoneOfOther', 7]);
    expect(doubt(['王曉藍', '13900000009', other])).to.deep.equal(['doubtful', 'similarPerson', 7]);
    expect(doubt(['张伟', '13900000009', other])[0]).to.equal('new');
  });

  it('say what they fill in of someone who is known, and what stays', () => {
    const [row] = check([['王晓兰', '13900000009', identity, '阳光社区', 'W1']], [registered]);
    expect(row).to.deep.include({ outcome: 'known', fills: ['community'], keeps: ['phone'] });
  });

  it('are judged alike, in one piece or many', () => {
    const name = fc.constantFrom('王晓兰', '李小梅', '张伟');
    const phone = fc.constantFrom('13800000001', '13800000002', '1380');
    const rows = fc.array(fc.tuple(name, phone, fc.constantFrom(identity, other, '')), { maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.nat(12), (sheet, cut) => {
        const checker = new RowChecker(importFields, { demonstration: true, now });
        const pieces = [
          ...checker.check(sheet.slice(0, cut), 2, [registered]),
          ...checker.check(sheet.slice(cut), 2 + Math.min(cut, sheet.length), [registered]),
        ];
        expect(pieces).to.deep.equal(check(sheet, [registered]));
      }),
    );
  });

  it('never throw and keep their line, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (sheet) => {
        const lines = check(sheet).map(({ line }) => line);
        return lines.every((line, index) => line >= 2 && (index === 0 || line > (lines[index - 1] ?? 0)));
      }),
    );
  });
});
