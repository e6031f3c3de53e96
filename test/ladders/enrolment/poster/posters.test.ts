import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import { renderPosterImage } from '../../../../src/ladders/enrolment/poster/posterImage.ts';
import { renderPosters } from '../../../../src/ladders/enrolment/poster/posterPdf.ts';
import { posterFacts } from '../../../support/posterFacts.ts';

const a4 = { size: 'a4', language: 'both' } as const;
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\n/g) ?? [];

const longest = {
  title: '失能照护'.repeat(40),
  titleEnglish: 'care '.repeat(32),
  place: '三楼教室'.repeat(15),
  address: '阳光路号'.repeat(40),
  sourceLabel: '网格员'.repeat(20),
};
const shortest = {
  title: '收纳',
  titleEnglish: null,
  tierName: null,
  hours: null,
  endsAt: null,
  address: null,
};

describe('enrolment posters', () => {
  it('are one tagged portrait page, A4 or A3', async () => {
    const text = (await renderPosters([posterFacts()], a4)).toString('latin1');
    expect(text).to.match(/^%PDF-1\.7\n/);
    expect(text).to.contain('/MediaBox [0 0 595.28 841.89]').and.contain('/StructTreeRoot');
    const a3 = await renderPosters([posterFacts()], { ...a4, size: 'a3' });
    expect(a3.toString('latin1')).to.match(/\/MediaBox \[0 0 841\.\d+ 1190\.\d+\]/);
    expect(pagesOf(a3)).to.have.length(1);
  });

  it('are one document with a page for each source', async () => {
    const posters = ['阳光社区', '3 号网格王姐', '湖滨服务站'].map((sourceLabel) =>
      posterFacts({ sourceLabel }),
    );
    expect(pagesOf(await renderPosters(posters, a4))).to.have.length(3);
  });

  it('are the same bytes for the same facts', async () => {
    const [first, second] = [
      await renderPosters([posterFacts()], a4),
      await renderPosters([posterFacts()], a4),
    ];
    expect(second.equals(first)).to.equal(true);
  });

  it('keep to one page for the longest and the shortest facts, in either language', async () => {
    for (const changes of [longest, shortest, { endsAt: new Date('2026-12-25T08:30:00Z') }])
      for (const language of ['zh', 'both'] as const) {
        const bytes = await renderPosters([posterFacts(changes)], { size: 'a4', language });
        expect(pagesOf(bytes)).to.have.length(1);
      }
  });
});

describe('the picture for chat groups', () => {
  it('is 1080 × 1440 pixels and small enough to send on', async () => {
    for (const changes of [{}, longest, shortest]) {
      const png = await renderPosterImage(posterFacts(changes), 'both');
      const { width, height } = await loadImage(png);
      expect({ width, height }).to.deep.equal({ width: 1080, height: 1440 });
      expect(png.length).to.be.below(400_000);
    }
  });

  it('draws the modules of its QR in whole pixels', async () => {
    const image = await loadImage(await renderPosterImage(posterFacts(), 'zh'));
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(600, 904, 448, 400);
    const greys = new Set<number>();
    for (let at = 0; at < data.length; at += 4) greys.add(data[at] as number);
    expect([...greys].sort((left, right) => left - right)).to.deep.equal([0, 255]);
  });
});
