import { expect } from 'chai';
import { renderCertificatePdf, unprintableCharacters } from '../../src/certificates/certificatePdf.ts';
import { certificateFacts } from '../support/certificateFacts.ts';

describe('certificate PDFs', () => {
  it('are one tagged A4 landscape page in Chinese with its title shown', async () => {
    const text = (await renderCertificatePdf(certificateFacts())).toString('latin1');
    expect(text).to.match(/^%PDF-1\.7\n/);
    expect(text).to.match(/%%EOF\n$/);
    expect(text.match(/\/Type \/Page\n/g)).to.have.length(1);
    expect(text).to.contain('/MediaBox [0 0 841.89 595.28]');
    expect(text).to.contain('/Lang (zh-CN)');
    expect(text).to.contain('/DisplayDocTitle true');
    expect(text).to.contain('<pdfaid:part>3</pdfaid:part>');
    expect(text).not.to.contain('Helvetica');
  });

  it('are the same bytes for the same facts, whatever was printed between', async () => {
    const first = await renderCertificatePdf(certificateFacts());
    await renderCertificatePdf(
      certificateFacts({ kind: 'award', programme: '⼥⼦⼤赛•服务', award: '一等奖' }),
    );
    expect((await renderCertificatePdf(certificateFacts())).equals(first)).to.equal(true);
    const other = await renderCertificatePdf(certificateFacts({ number: 'JT-26-T-7K3M9Q5-0' }));
    expect(other.equals(first)).to.equal(false);
  });

  it('keep to one page for the longest and the shortest facts of every kind', async () => {
    const longest = {
      holderName: '欧阳·古丽米热·阿不都热合曼'.repeat(4),
      programme: '失能照护'.repeat(40),
      title: '失能照护'.repeat(40),
    };
    for (const kind of ['completion', 'award', 'honour'] as const)
      for (const changes of [longest, { holderName: '李一', identityMasked: null, programme: '一' }]) {
        const bytes = await renderCertificatePdf(certificateFacts({ kind, award: '一等奖', ...changes }));
        expect(bytes.toString('latin1').match(/\/Type \/Page\n/g)).to.have.length(1);
      }
  });

  it('name the characters that could not be printed', () => {
    expect(unprintableCharacters(certificateFacts())).to.deep.equal([]);
    expect(unprintableCharacters(certificateFacts({ holderName: '王🦄芳' }))).to.deep.equal(['🦄']);
  });
});
