/** The trainer's roll in a real browser that loses its network, is closed and opened again, and finds it back. */
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { AttendanceEntry } from '../../src/ladders/attendance/entry.model.ts';
import { findPresences } from '../../src/ladders/attendance/entry.store.ts';
import { ownCode } from '../../src/ladders/attendance/secrets.store.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { findSessions } from '../../src/ladders/cohort.store.ts';
import { enrol } from '../../src/ladders/enrol.action.ts';
import { givenClass, givenPeople } from '../ladders/givenClass.ts';
import { useBrowser } from '../support/browser.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { pictureQr } from '../support/documents.ts';

const minute = 60_000;
const picture = (text: string) => toBuffer(text, { errorCorrectionLevel: 'M', scale: 6, margin: 4 });

describe('the roll', function () {
  this.timeout(120_000);
  useDatabase();
  const stage = useBrowser();

  async function givenTaught(people: number) {
    const { organiser, trainer, newcomer } = await givenCast();
    const startsAt = new Date(Date.now() - 5 * minute);
    const { cohortId } = await givenClass(organiser, { startsAt, capacity: people + 5 });
    await Cohort.update({ trainerId: trainer }, { where: { id: cohortId } });
    const personIds = await givenPeople(people);
    for (const id of personIds) await enrol(cohortId, id, new Date());
    const [session] = await findSessions(cohortId);
    if (!session) throw new Error('no session');
    return { cohortId, session, personIds, trainer, newcomer };
  }

  const tick = (page: Page, id: number | undefined, name: 'present' | 'left') =>
    page.locator(`[data-person="${id}"] input[name=${name}]`).click({ force: true });
  const stateOf = (page: Page, id: number | undefined) =>
    page.locator(`[data-person="${id}"] [data-state]`).innerText();

  it('keeps ticks without a network over a reload, and sends each just once', async () => {
    const { session, personIds, trainer } = await givenTaught(6);
    const [first, second, third, fourth] = personIds;
    const page = await stage.open({ as: 'trainer', width: 'tablet' });
    await page.goto(`${stage.address}/teaching/sessions/${session.id}`);
    await page.waitForSelector('html[data-kept=yes]', { state: 'attached' });
    await tick(page, first, 'present');
    await until(async () => (await stateOf(page, first)) === '已上传');

    await page.context().setOffline(true);
    await tick(page, second, 'present');
    await tick(page, third, 'present');
    await tick(page, third, 'present');
    await tick(page, fourth, 'left');
    await until(async () => (await stateOf(page, fourth)) === '已存在本机，等待上传');
    await page.click('summary:has-text("添加现场来的学员")');
    await page.fill('[name=name]', '何秋菊');
    await page.fill('[name=phone]', '13700000009');
    await page.click('form[data-walk-in] button');
    await page.waitForSelector('text=何秋菊 – 已存在本机');
    await page.reload();
    await page.waitForSelector('[data-roll][data-ready=yes]');
    expect(await stateOf(page, second)).to.equal('已存在本机，等待上传');
    expect(await page.isChecked(`[data-person="${second}"] input[name=present]`)).to.equal(true);
    expect(await page.isChecked(`[data-person="${third}"] input[name=present]`)).to.equal(false);
    expect(await page.innerText('[data-sync]')).to.include('没有网络');
    expect((await findPresences(session.id)).size).to.equal(1);

    await page.context().setOffline(false);
    await until(async () => (await stateOf(page, second)) === '已上传');
    await until(async () => (await page.innerText('[data-sync]')) === '全部已上传');
    const present = await findPresences(session.id);
    expect([...present.keys()].filter((id) => personIds.includes(id))).to.have.members([
      first,
      second,
      fourth,
    ]);
    expect(present.size).to.equal(4);
    expect(present.get(fourth as number)?.minutes).to.be.within(0, 6);
    expect(present.get(second as number)).to.include({ method: 'roll', recordedById: trainer });
    const count = async () => (await AttendanceEntry.findAll()).length;
    expect(await count()).to.equal(7);
    await page.reload();
    await page.waitForSelector('[data-roll][data-ready=yes]');
    expect(await count()).to.equal(7);
    expect(await page.innerText('[data-came]')).to.equal('4');
    const keptRolls = () => page.evaluate<boolean>("caches.has('jieti-roll')");
    expect(await keptRolls()).to.equal(true);
    await page.click('form[action="/log-out"] button');
    await page.waitForURL((url) => !url.pathname.startsWith('/teaching'));
    await until(async () => !(await keptRolls()));
  });

  it('takes each tick once though the answer was lost on the way', async () => {
    const { session, personIds } = await givenTaught(3);
    const page = await stage.open({ as: 'trainer', width: 'tablet' });
    let lost = 0;
    await page.route('**/ticks', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.goto(`${stage.address}/teaching/sessions/${session.id}`);
    await page.waitForSelector('[data-roll][data-ready=yes]');
    await tick(page, personIds[0], 'present');
    await until(async () => (await stateOf(page, personIds[0])) === '已上传');
    expect(lost).to.equal(1);
    expect(await AttendanceEntry.count()).to.equal(1);
  });

  it('fills by the trainer’s camera, which says whose code it was and goes on', async () => {
    const { session, personIds, trainer } = await givenTaught(1);
    const code = await picture(ownCode(personIds[0] as number, new Date()));
    const page = await stage.open({ as: 'trainer', width: 'tablet' });
    await page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${code.toString('base64')}';
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [640, 640];
      setInterval(() => canvas.getContext('2d').drawImage(image, 0, 0, 640, 640), 50);
      return canvas.captureStream(20);
    };`);
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/scans')) sent += 1;
    });
    await page.goto(`${stage.address}/teaching/sessions/${session.id}/scanner`);
    await page.click('[data-start]');
    await page.waitForSelector('[data-result][data-outcome=recorded]');
    expect(await page.innerText('[data-result]')).to.equal('学员0 签到成功');
    await setTimeout(1_000);
    expect(sent).to.equal(1);
    expect(await page.innerText('[data-came]')).to.equal('1');
    const presence = (await findPresences(session.id)).get(personIds[0] as number);
    expect(presence).to.include({ method: 'trainerScan', recordedById: trainer });
  });

  it('fills while trainees scan the screen, each logging in first', async () => {
    const { cohortId, session, newcomer } = await givenTaught(0);
    await enrol(cohortId, newcomer, new Date());
    const trainer = await stage.open({ as: 'trainer', width: 'desktop' });
    await trainer.goto(`${stage.address}/teaching/sessions/${session.id}/door`);
    const address = pictureQr(await trainer.locator('[data-qr]').screenshot());
    const trainee = await stage.open({ width: 'phone' });
    await trainee.goto(address);
    await trainee.click('main a[href^="/log-in"]');
    await trainee.fill('[name=login]', '13900000002');
    await trainee.fill('[name=password]', 'jieti-demo');
    await trainee.click('main button[type=submit]');
    await trainee.click('button:has-text("确认签到")');
    expect(await trainee.innerText('main')).to.include('扫屏幕动态码');
    await until(async () => (await trainer.innerText('[data-came]')) === '1');
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const started = Date.now();
  while (!(await condition())) {
    if (Date.now() - started > 40_000) throw new Error('it did not happen in 40 seconds');
    await setTimeout(100);
  }
}
