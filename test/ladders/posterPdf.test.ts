import { expect } from 'chai';
import { renderPosterPdf } from '../../src/ladders/posterPdf.ts';
import { posterFacts } from '../support/posterFacts.ts';

describe('enrolment posters', () => {
  it('are one tagged A4 portrait page', async () => {
    const text = (await renderPosterPdf(posterFacts())).toString('latin1');
    expect(text).to.match(/^%PDF-1\.7\n/);
    expect(text.match(/\/Type \/Page\n/g)).to.have.length(1);
    expect(text).to.contain('/MediaBox [0 0 595.28 841.89]');
    expect(text).to.contain('/StructTreeRoot');
  });

  it('are the same bytes for the same facts', async () => {
    const [first, second] = [await renderPosterPdf(posterFacts()), await renderPosterPdf(posterFacts())];
    expect(second.equals(first)).to.equal(true);
  });

  it('keep to one page for the longest and the shortest facts', async () => {
    const longest = {
      title: '失能照护'.repeat(40),
      titleEnglish: 'care '.repeat(32),
      place: '三楼教室'.repeat(15),
      address: '阳光路号'.repeat(40),
    };
    const shortest = {
      title: '收纳',
      titleEnglish: null,
      tierName: null,
      hours: null,
      endsAt: null,
      address: null,
    };
    for (const changes of [longest, shortest, { endsAt: new Date('2026-12-25T08:30:00Z') }]) {
      const bytes = await renderPosterPdf(posterFacts(changes));
      expect(bytes.toString('latin1').match(/\/Type \/Page\n/g)).to.have.length(1);
    }
  });
});
