import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import { renderPosterImage } from '../../src/ladders/enrolment/poster/posterImage.ts';
import { renderPosters } from '../../src/ladders/enrolment/poster/posterPdf.ts';
import { pdfQr, pdfText, pictureQr } from '../support/documents.ts';
import { posterFacts } from '../support/posterFacts.ts';

/** The address of a source on a server with a long name. */
const facts = posterFacts({
  enrolUrl: 'https://jiazheng-peixun.fulian.example-city.gov.cn/e/k7m3q9',
  sourceLabel: '阳光社区服务站',
});

/** A picture as a chat program sends it on. */
async function compressed(png: Buffer, width: number, quality: number): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(width, Math.round((image.height * width) / image.width));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('jpeg', quality);
}

describe('the QR of a poster', () => {
  for (const size of ['a4', 'a3'] as const)
    for (const language of ['zh', 'both'] as const)
      it(`leads to the enrolment page from ${size.toUpperCase()}, ${language}`, async () => {
        const pdf = await renderPosters([facts], { size, language });
        expect(pdfQr(pdf, 60)).to.equal(facts.enrolUrl);
        expect(pdfText(pdf))
          .to.contain(facts.title)
          .and.to.contain('扫码报名')
          .and.to.contain('阳光社区服务站');
      });

  it('leads there from the picture, also compressed and made smaller', async () => {
    for (const language of ['zh', 'both'] as const) {
      const png = await renderPosterImage(facts, language);
      expect(pictureQr(png)).to.equal(facts.enrolUrl);
      for (const [width, quality] of [
        [1080, 50],
        [720, 60],
        [540, 40],
      ] as const)
        expect(pictureQr(await compressed(png, width, quality))).to.equal(facts.enrolUrl);
    }
  });
});
