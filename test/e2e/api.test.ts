/** The page to try the API, in a browser: the key goes with the request and nowhere else. */
import { expect } from 'chai';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { givenEnterprise, givenKey } from '../partners/givenEnterprise.ts';
import { useBrowser } from '../support/browser.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('the page to try the API', function () {
  this.timeout(60_000);
  useDatabase();
  const stage = useBrowser();

  it('sends a request with the visitor’s key and shows the answer', async () => {
    const cast = await givenCast();
    const { number } = await givenCertificate(cast.trainee);
    const { key } = await givenKey(await givenEnterprise(cast));
    const page = await stage.open({ width: 'phone', language: 'en' });
    const sent: { url: string; authorization: string | undefined; cookie: string | undefined }[] = [];
    page.on('request', async (request) => {
      const { authorization, cookie } = await request.allHeaders();
      if (request.url().includes('/api/v1/')) sent.push({ url: request.url(), authorization, cookie });
    });
    await page.goto(`${stage.address}/api#checkNumber`);
    await page.fill('#api-key', key);
    await page.fill('#checkNumber-number', number);
    await page.click('#checkNumber button[type=submit]');
    await page.waitForSelector('#checkNumber .try-status.is-fine');
    expect(await page.textContent('#checkNumber .try-answer')).to.include('"outcome": "valid"');
    expect(sent).to.have.length(1);
    expect(sent[0]?.authorization).to.equal(`Bearer ${key}`);
    expect(sent[0]?.cookie).to.equal(undefined);
    await page.fill('#api-key', 'jt_wrong');
    await page.click('#checkNumber button[type=submit]');
    await page.waitForSelector('#checkNumber .try-status:not(.is-fine)');
    expect(await page.textContent('#checkNumber .try-status')).to.include('401');
  });
});
