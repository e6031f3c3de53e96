import { expect } from 'chai';
import fc from 'fast-check';
import { wallClock } from '../../src/lib/timeZone.ts';
import { smtpOutcome } from '../../src/notices/mailProvider.ts';
import { mailOf } from '../../src/notices/mailText.ts';
import type { OutgoingMessage } from '../../src/notices/messageProvider.ts';
import { notInQuiet } from '../../src/notices/quietHours.ts';
import { mostAttempts, nextAttempt } from '../../src/notices/retryPlan.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'];

describe('quiet hours', () => {
  const hours = fc.integer({ min: 0, max: 23 });
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

  it('never bring anything forward, never hold it for more than a day, and end outside of themselves', () => {
    fc.assert(
      fc.property(instants, hours, hours, fc.constantFrom(...zones), (instant, from, until, zone) => {
        const out = notInQuiet(instant, { from, until }, zone);
        const waited = out.getTime() - instant.getTime();
        const { hour } = wallClock(out, zone);
        const isQuiet = from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        return waited >= 0 && waited <= 25 * 3_600_000 && (waited === 0 || !isQuiet);
      }),
    );
  });

  it('from 21 to 8 end at 8 of the city', () => {
    const quiet = { from: 21, until: 8 };
    const at = (time: string) => notInQuiet(new Date(time), quiet, 'Asia/Shanghai').toISOString();
    expect(at('2026-11-24T12:59:00Z')).to.equal('2026-11-24T12:59:00.000Z');
    expect(at('2026-11-24T13:00:00Z')).to.equal('2026-11-25T00:00:00.000Z');
    expect(at('2026-11-24T23:59:00Z')).to.equal('2026-11-25T00:00:00.000Z');
    expect(at('2026-11-25T00:00:00Z')).to.equal('2026-11-25T00:00:00.000Z');
  });
});

describe('the plan of attempts', () => {
  it('waits longer each time and ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const now = new Date(0);
        const waits = Array.from({ length: mostAttempts }, (_, index) => nextAttempt(index + 1, now, chance));
        const times = waits.slice(0, -1).map((at) => at?.getTime() ?? 0);
        return waits.at(-1) === null && times.every((time, index) => time > (times[index - 1] ?? 0));
      }),
    );
  });
});

describe('a mail', () => {
  const message = (changes: Partial<OutgoingMessage>): OutgoingMessage => ({
    ...{
      key: 'k',
      to: 'a@example.cn',
      kind: 'enrolled',
      language: 'zh-CN',
      subject: '课程通知',
      text: '您好',
    },
    ...{ href: 'http://ladder.test/me/notices/1', linkLabel: '打开' },
    ...{ preferencesHref: 'http://ladder.test/me/notices/preferences', preferencesLabel: '设置' },
    facts: { title: '', when: '', place: '' },
    ...changes,
  });

  it('has headers of one line each, whatever the title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const mail = mailOf(message({ subject: `x\r\nBcc: all@example.cn${title}` }), 'a@b.cn', '示范市');
        return !/[\r\n\0\u2028]/.test(mail.subject);
      }),
    );
  });

  it('shows markup in a title as text', () => {
    const { html } = mailOf(message({ text: '<script>alert(1)</script>' }), 'a@b.cn', '<b>');
    expect(html).not.to.include('<script>').and.not.to.include('<b>');
  });

  it('leads to the preferences and carries the key as its id', () => {
    const mail = mailOf(message({}), '阶梯 <ladder@example.cn>', '示范市');
    expect(mail.headers['List-Unsubscribe']).to.equal('<http://ladder.test/me/notices/preferences>');
    expect(mail.messageId).to.equal('<k@example.cn>');
  });
});

describe('what an SMTP failure means', () => {
  const cases: [object, string][] = [
    [{ code: 'ESOCKET', syscall: 'connect' }, 'later'],
    [{ code: 'ETIMEDOUT', message: 'Connection timeout' }, 'later'],
    [{ code: 'EAUTH', responseCode: 535 }, 'later'],
    [{ code: 'EENVELOPE', responseCode: 450 }, 'later'],
    [{ code: 'EENVELOPE', responseCode: 550 }, 'refused'],
    [{ code: 'EMESSAGE', responseCode: 554 }, 'refused'],
    [{ code: 'ETIMEDOUT', message: 'Timeout' }, 'unknown'],
    [{ code: 'ESOCKET' }, 'unknown'],
  ];
  for (const [error, kind] of cases)
    it(`${JSON.stringify(error)} is ${kind}`, () => expect(smtpOutcome(error).kind).to.equal(kind));
});
