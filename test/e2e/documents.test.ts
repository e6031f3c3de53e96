/** Printed documents as other programs read them: poppler's text, zbar's QR, qpdf's structure check. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { renderCertificatePdf } from '../../src/certificates/certificatePdf.ts';
import { cardSheet, cardSheets } from '../../src/issuing/cardSheets.ts';
import { renderPosters } from '../../src/ladders/enrolment/poster/posterPdf.ts';
import { streamSheets } from '../../src/lib/pdf/sheets.ts';
import { templateKinds, templateLanguages } from '../../src/templates/design.ts';
import { shippedDesign } from '../../src/templates/shippedDesigns.ts';
import { certificateFacts } from '../support/certificateFacts.ts';
import { pdfQr, pdfText } from '../support/documents.ts';
import { posterFacts } from '../support/posterFacts.ts';

describe('printed documents', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('a certificate’s text is read back whole, rare names too', async () => {
    for (const holderName of ['王小芳', '李一', '欧阳·古丽米热·阿不都热合曼', 'Maria Alexandrovna K']) {
      const facts = certificateFacts({ holderName });
      const text = pdfText(await renderCertificatePdf(facts));
      for (const fact of [
        holderName,
        '培训合格证书',
        facts.number,
        facts.issuerName,
        '2026年3月23日',
        '2029年3月22日',
      ])
        expect(text).to.contain(fact);
    }
  });

  it('a certificate’s QR leads to its public page, printed coarsely too', async () => {
    const facts = certificateFacts();
    const pdf = await renderCertificatePdf(facts);
    for (const resolution of [100, 150, 300]) expect(pdfQr(pdf, resolution)).to.equal(facts.verifyUrl);
  });

  for (const kind of templateKinds)
    for (const language of templateLanguages)
      it(`the shipped template is read whole: ${kind}, ${language}`, async () => {
        const isAward = kind === 'award' || kind === 'honour';
        const facts = certificateFacts({
          kind: isAward ? kind : 'completion',
          holderName: '阿卜杜热合曼·吐尔逊买买提',
          award: isAward ? '一等奖' : null,
        });
        const qrText = kind === 'card' ? facts.verifyUrl : `${facts.verifyUrl}#${'7'.repeat(316)}`;
        const look = { design: shippedDesign(kind, language), images: {}, photo: null };
        const pdf = await renderCertificatePdf({ ...facts, qrText, look });
        const text = pdfText(pdf).replace(/\s/g, '');
        const day = language === 'en' ? '23Mar2026' : '2026年3月23日';
        for (const fact of [facts.holderName, facts.number, facts.issuerName, day])
          expect(text).to.contain(fact);
        expect(text).to.contain(isAward ? '一等奖' : language === 'en' ? 'Elderlycareskills' : '养老护理员');
        expect(pdfQr(pdf, kind === 'card' ? 200 : 150)).to.equal(qrText);
      });

  it('ten wallet cards are on a sheet, and each QR leads to its certificate', async () => {
    const cards = Array.from({ length: 12 }, (_, index) => {
      const facts = certificateFacts({ number: `JT-26-T-7K3M9Q${index}-X`, holderName: '王小芳' });
      return { ...facts, look: { design: shippedDesign('card', 'bilingual'), images: {}, photo: null } };
    });
    const facts = { title: '随身卡', subject: '随身卡', author: '示范市妇女联合会', createdAt: new Date(0) };
    const stream = streamSheets(facts, cardSheet, cardSheets(Readable.from(cards)));
    const pdf = Buffer.concat(await stream.toArray());
    expect(run('pdfinfo', [save(pdf)])).to.match(/Pages:\s+2/);
    expect(new Set(pdfQr(pdf, 200).split('\n'))).to.deep.equal(new Set([certificateFacts().verifyUrl]));
    expect(pdfQr(pdf, 200).split('\n')).to.have.length(10);
    expect(pdfText(pdf).match(/JT-26-T-7K3M9Q/g)).to.have.length(12);
  });

  it('both are sound, tagged and embed all their fonts', async () => {
    for (const bytes of [
      await renderCertificatePdf(certificateFacts()),
      await renderPosters([posterFacts()], { size: 'a4', language: 'both' }),
    ]) {
      const file = save(bytes);
      expect(run('qpdf', ['--check', file])).to.contain('No syntax or stream encoding errors');
      expect(run('pdfinfo', [file])).to.match(/Tagged:\s+yes[\s\S]*Pages:\s+1/);
      const fonts = run('pdffonts', [file]).trim().split('\n').slice(2);
      expect(fonts.filter((font) => !/yes yes yes\s+\d+\s+0$/.test(font))).to.deep.equal([]);
    }
  });

  function save(bytes: Buffer): string {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    return file;
  }
});

function run(program: string, given: string[]): string {
  return execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
