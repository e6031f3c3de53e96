import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkDoorCode,
  checkScanPass,
  doorCode,
  graceSeconds,
  nextCodeAt,
  type ReadCode,
  type ReadPass,
  readDoorCode,
  readScanPass,
  scanPass,
  stepSeconds,
  validSeconds,
} from '../../../src/ladders/attendance/doorCode.ts';

const secret = fc.string({ minLength: 1, maxLength: 64 });
const session = fc.integer({ min: 1, max: 2_000_000_000 });
const moment = fc.integer({ min: 1_000_000_000_000, max: 3_000_000_000_000 }).map((at) => new Date(at));
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

describe('the code on the screen', () => {
  it('changes every 20 seconds, and opens the door for 60 from when it appeared, whoever shows it when', () => {
    fc.assert(
      fc.property(secret, session, moment, fc.integer({ min: 0, max: 200_000 }), (key, id, at, late) => {
        const read = readDoorCode(doorCode(key, id, at)) as ReadCode;
        expect(read.sessionId).to.equal(id);
        const age = late + (at.getTime() % (stepSeconds * 1000));
        const expected = age < validSeconds * 1000 ? 'valid' : 'tooOld';
        expect(checkDoorCode(key, read, later(at, late))).to.equal(expected);
        expect(doorCode(key, id, nextCodeAt(at))).to.not.equal(doorCode(key, id, at));
        expect(doorCode(key, id, later(nextCodeAt(at), -1))).to.equal(doorCode(key, id, at));
      }),
    );
  });

  it('is refused for another session, under another secret, before its time, and when any character is changed', () => {
    fc.assert(
      fc.property(secret, session, moment, fc.nat(60), (key, id, at, place) => {
        const code = doorCode(key, id, at);
        const read = readDoorCode(code) as ReadCode;
        expect(checkDoorCode(`${key}x`, read, at)).to.equal('forged');
        expect(checkDoorCode(key, { ...read, sessionId: id + 1 }, at)).to.equal('forged');
        expect(checkDoorCode(key, { ...read, step: read.step + 1 }, at)).to.equal('forged');
        expect(checkDoorCode(key, read, later(at, -stepSeconds * 1000))).to.equal('forged');
        const index = place % code.length;
        const other = code[index] === '0' ? '1' : '0';
        const changed = readDoorCode(code.slice(0, index) + other + code.slice(index + 1));
        if (changed) expect(checkDoorCode(key, changed, at)).to.equal('forged');
      }),
    );
  });

  it('is read as none from any other text', () => {
    for (const text of ['', '-', 'a-b', '0-1-00000000000000000000', `${'z'.repeat(9)}-1-${'0'.repeat(20)}`])
      expect(readDoorCode(text)).to.equal(null);
    fc.assert(fc.property(fc.string(), (text) => readDoorCode(text) === null || text.includes('-')));
  });
});

describe('the pass of who scanned in time', () => {
  it('holds for ten minutes, for its holder and session alone', () => {
    fc.assert(
      fc.property(secret, session, moment, fc.integer({ min: 0, max: 1_200_000 }), (key, id, at, late) => {
        const pass = readScanPass(scanPass(key, id, at, 'person:7')) as ReadPass;
        const expected = late < graceSeconds * 1000 ? 'valid' : 'tooOld';
        expect(pass.scannedAt).to.deep.equal(at);
        expect(checkScanPass(key, pass, 'person:7', later(at, late))).to.equal(expected);
        expect(checkScanPass(key, pass, 'person:8', at)).to.equal('forged');
        expect(checkScanPass(key, pass, '', at)).to.equal('forged');
        expect(checkScanPass(`${key}x`, pass, 'person:7', at)).to.equal('forged');
        const shifted = { ...pass, scannedAt: later(at, 1) };
        expect(checkScanPass(key, shifted, 'person:7', later(at, 2))).to.equal('forged');
        expect(checkScanPass(key, { ...pass, sessionId: id + 1 }, 'person:7', at)).to.equal('forged');
      }),
    );
  });

  it('is no code for the door, and a code is no pass', () => {
    fc.assert(
      fc.property(secret, session, moment, (key, id, at) => {
        const pass = readScanPass(doorCode(key, id, at));
        if (pass) expect(checkScanPass(key, pass, '', at)).to.equal('forged');
        const code = readDoorCode(scanPass(key, id, at, ''));
        if (code) expect(checkDoorCode(key, code, at)).to.equal('forged');
      }),
    );
  });
});
