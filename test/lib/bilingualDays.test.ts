import { expect } from 'chai';
import { bilingualDay, bilingualWeekday, clockTime } from '../../src/lib/bilingualDays.ts';

const evening = new Date('2026-12-05T16:30:00Z');

describe('days on paper', () => {
  it('are those of the city’s time zone, in both languages', () => {
    expect(bilingualDay(evening, 'Asia/Shanghai')).to.deep.equal({ zh: '2026年12月6日', en: '6 Dec 2026' });
    expect(bilingualDay(evening, 'UTC')).to.deep.equal({ zh: '2026年12月5日', en: '5 Dec 2026' });
  });

  it('have a weekday and a 24-hour time', () => {
    expect(bilingualWeekday(evening, 'Asia/Shanghai')).to.deep.equal({ zh: '周日', en: 'Sun' });
    expect(clockTime(evening, 'Asia/Shanghai')).to.equal('00:30');
  });
});
