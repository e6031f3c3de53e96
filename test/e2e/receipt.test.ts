/** The receipt of a look-up as the real tools read it. */
import { expect } from 'chai';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { checkPdfSignature } from '../../src/keys/pdfSignature.ts';
import { givenCertificate, issuer } from '../certificates/givenCertificate.ts';
import { download, testOrigin, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { pdfQr, pdfText } from '../support/documents.ts';

async function given() {
  const { trainee, admin } = await givenCast();
  return { ...(await givenCertificate(trainee, { issuedAt: new Date(Date.now() - 86_400_000) })), admin };
}

describe('a receipt', () => {
  useDatabase();

  it('says what was found and when, for whom masked, is signed, and leads back to the page', async () => {
    const { token, number } = await given();
    const pdf = await download(visitor(), `/c/${token}/receipt`);
    const text = pdfText(pdf);
    for (const part of ['查验凭据', '有效', number, '王*芳', '养老护理技能班', issuer.name, '查验时间'])
      expect(text).to.include(part);
    expect(text).to.match(/查验时间：\d{4}年\d+月\d+日 \d\d:\d\d:\d\d/);
    expect(text)
      .not.to.include('王桂芳')
      .and.not.to.match(/\d{17}[\dX]|9900/);
    expect(pdfQr(pdf)).to.equal(`${testOrigin}/c/${token}`);
    expect(checkPdfSignature(pdf)).not.to.equal(null);
  });

  it('is about this moment: after a suspension it says so, with the public reason', async () => {
    const { id, token, admin } = await given();
    await changeStatus({
      certificateId: id,
      actorId: admin,
      at: new Date(),
      change: 'suspend',
      reason: '正在核查',
    });
    const text = pdfText(await download(visitor(), `/c/${token}/receipt?language=en`));
    expect(text).to.match(/^Verification receipt\s+Suspended\s/);
  });

  it('does not exist for what was not found', async () => {
    const { status, text } = await visitor().get(`/c/${'0'.repeat(26)}/receipt`);
    expect(status).to.equal(404);
    expect(text).to.include('verdict-unknown');
  });
});
