/** Printed documents as other programs read them: poppler's text, zbar's QR, qpdf's structure check. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { renderCertificatePdf } from '../../src/certificates/certificatePdf.ts';
import { renderPosters } from '../../src/ladders/enrolment/poster/posterPdf.ts';
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
