/** What only a browser can show of certificates' lives: the Enter key, and the proof that is checked on the page. */
import { expect } from 'chai';
import { findCertificate } from '../../src/certificates/certificate.store.ts';
import { LogEntry } from '../../src/transparency/log.model.ts';
import { signTreeHead } from '../../src/transparency/signTreeHead.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { useBrowser } from '../support/browser.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('a certificate in a browser', function () {
  this.timeout(120_000);
  useDatabase();
  const stage = useBrowser();

  it('is not suspended by Enter in any field, but by the button below the question', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const page = await stage.open({ as: 'admin', width: 'desktop' });
    const address = `${stage.address}/admin/certificates/${id}/suspension`;
    for (const field of ['#field-reasonCode', '#field-note', '#field-isPublic']) {
      await page.goto(address);
      await page.selectOption('#field-reasonCode', 'complaint');
      await page.press(field, 'Enter');
      await page.waitForLoadState();
      expect((await findCertificate(id))?.state, field).to.equal('active');
    }
    await page.goto(address);
    await page.selectOption('#field-reasonCode', 'complaint');
    await page.click('main form button:not([name])');
    await page.click('button[name="confirmed"]');
    expect(page.url()).to.match(new RegExp(`/admin/certificates/${id}$`));
    expect((await findCertificate(id))?.state).to.equal('suspended');
  });

  it('is proved on its page by the reader’s own browser, which also says when the proof is wrong', async () => {
    const { trainee } = await givenCast();
    await givenCertificate(trainee, { awardKey: 'exam:8' });
    const { token, id } = await givenCertificate(trainee);
    await signTreeHead(new Date());
    const page = await stage.open();
    const address = `${stage.address}/log/certificates/${token}`;
    await page.goto(address);
    await page.waitForSelector('.notice-success');
    expect(await page.innerText('[data-proof-result]')).to.include('您的浏览器已核对');
    const entry = (await LogEntry.findOne({ where: { certificateId: id } })) as LogEntry;
    await entry.update({ leaf: entry.leaf.replace('issued', 'resumed') });
    await page.goto(address);
    await page.waitForSelector('.notice-danger');
    expect(await page.innerText('[data-proof-result]')).to.include('核对不通过');
  });
});
