/** The main ways through the system, walked in a real browser over the demonstration city. */
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { CastName } from '../../seeders/demo/accounts.ts';
import { seedDemonstration } from '../../seeders/demo/seed.ts';
import { Event } from '../../src/competitions/competition.model.ts';
import { QuestionVersion } from '../../src/exams/questions/question.model.ts';
import { toLocalInput } from '../../src/i18n/dates.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { rightAnswer } from '../exams/rightAnswer.ts';
import { useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { pdfQr, pdfText, pictureQr } from '../support/documents.ts';

const minute = 60_000;

describe('the main ways', function () {
  this.timeout(240_000);
  useDatabase();
  const stage = useBrowser();
  beforeEach(() => seedDemonstration(new Date(), issuer));

  const download = async (page: Page, href: string) =>
    Buffer.from(await (await page.request.get(new URL(href, stage.address).href)).body());
  const hrefOf = async (page: Page, selector: string) =>
    (await page.getAttribute(selector, 'href')) as string;
  const mainText = (page: Page) => page.innerText('main');

  it('lead a trainee from the poster to a certificate that verifies', async () => {
    const organiser = await stage.open({ as: 'organiser', width: 'desktop' });
    const classUrl = await makeClass(organiser);
    const enrolUrl = pdfQr(await download(organiser, await addSource(organiser, classUrl)), 60);
    await organiser.goto(classUrl);
    const trainee = await stage.open({ width: 'phone' });
    await signUp(trainee, enrolUrl);
    await organiser.click('a[href^="/teaching"][href$="/door"]');
    await trainee.goto(pictureQr(await organiser.locator('.door-screen img').screenshot()));
    await trainee.click('main button.btn-primary');
    expect(await mainText(trainee)).to.include('已签到');
    await organiser.goBack();
    await organiser.click('a[href$="/completion"]');
    await confirm(organiser, '/completion');
    expect(await mainText(organiser)).to.include('1 人完成培训');
    await trainee.goto(`${stage.address}/me`);
    expect(await mainText(trainee))
      .to.include('通过理论考试')
      .and.include('通过实操考核');
    const examId = await makeExam(organiser);
    await sit(trainee, examId);
    const personId = (await hrefOf(organiser, 'a[href^="/admin/people/"]').catch(() => '')).split('/').pop();
    for (const assessor of ['assessor', 'assessor2', 'assessor3'] as const)
      await assess(assessor, examId, personId);
    await trainee.goto(`${stage.address}/exams/${examId}`);
    await trainee.click('a[href^="/me/certificates/"]');
    expect(await mainText(trainee))
      .to.include('周晓梅')
      .and.include('培训合格证书');
    const pdf = await download(trainee, await hrefOf(trainee, 'a[href$="/pdf"]'));
    // Lines break elsewhere when the class ends on the next day.
    expect(pdfText(pdf).replace(/\s/g, '')).to.include('周晓梅').and.include('养老护理技能班');
    const employer = await stage.open({ width: 'phone' });
    const address = pdfQr(pdf);
    expect(address).to.match(new RegExp(`^${stage.address}/c/[0-9a-z]{26}#\\d+$`));
    await employer.goto(address);
    expect(await mainText(employer))
      .to.include('有效')
      .and.include('周*梅')
      .and.include('养老护理技能班');
  });

  it('lead judges to a published result with award certificates', async () => {
    const event = (await Event.findAll({ where: { state: 'scoring' }, order: [['id', 'DESC']] }))[0] as Event;
    for (const judge of ['judge', 'judge2', 'judge3', 'judge4', 'judge5'] as const)
      await scoreOpenSheets(judge, event.id);
    const organiser = await stage.open({ as: 'organiser', width: 'desktop' });
    await organiser.goto(`${stage.address}/admin/events/${event.id}`);
    await confirm(organiser, '/sign-off');
    await confirm(organiser, '/publication');
    expect(await mainText(organiser))
      .to.include('颁发了')
      .and.include('一等奖');
    await organiser.goto(`${stage.address}/admin/certificates?kind=award&sort=-issuedAt`);
    await organiser.click('table .row-link');
    const pdf = await download(organiser, await hrefOf(organiser, 'a[href$="/pdf"]'));
    const visitor = await stage.open({ width: 'phone' });
    await visitor.goto(pdfQr(pdf));
    expect(await mainText(visitor))
      .to.include('有效')
      .and.include('获奖证书');
  });

  it('keep a judge’s sheet while the network is away, and send it once when it is back', async () => {
    const event = (await Event.findAll({ where: { state: 'scoring' }, order: [['id', 'DESC']] }))[0] as Event;
    const judge = await openJudging('judge', event.id);
    await judge.locator(`a[href^="/judging/events/${event.id}/"]:not(.is-scored)`).first().click();
    await fillSheet(judge);
    await judge.context().setOffline(true);
    await judge.click('.sheet-foot button');
    await until(async () => (await judge.innerText('[data-state]')).includes('已存在本机'));
    const address = judge.url();
    await judge.context().setOffline(false);
    await until(() => judge.evaluate<boolean>(`localStorage.getItem('jieti-score-sheets') === '[]'`));
    await judge.goto(address);
    expect(await mainText(judge)).to.include('第 1 版');
  });

  it('tell an employer every state of a certificate apart', async () => {
    const page = await stage.open({ width: 'phone' });
    const words = { valid: '有效', expired: '已过期', suspended: '暂停使用', revoked: '已撤销' };
    const looks: { colour: string; icon: string }[] = [];
    const look = async () => {
      const colour = await page.evaluate<string>(
        "getComputedStyle(document.querySelector('.verdict')).backgroundColor",
      );
      looks.push({ colour, icon: (await page.locator('.verdict svg path').getAttribute('d')) ?? '' });
    };
    for (const [state, word] of Object.entries(words)) {
      await page.goto(`${stage.address}/c/${demonstrationTokens[state as keyof typeof words]}`);
      expect(await page.innerText('h1')).to.equal(word);
      await look();
    }
    await page.goto(`${stage.address}/c/00000000000000000000000000`);
    await look();
    expect(new Set(looks.map(({ colour }) => colour)).size).to.equal(5);
    expect(new Set(looks.map(({ icon }) => icon)).size).to.equal(5);
    expect(await page.innerText('h1')).to.equal('查无此证');
  });

  async function makeClass(page: Page): Promise<string> {
    const course = await Course.findOne({ where: { code: 'JN-01' } });
    await page.goto(`${stage.address}/admin/cohorts/new`);
    await page.selectOption('[name=courseId]', String(course?.id));
    const fields = {
      venue: '阳光社区服务站',
      trainerName: '赵明霞',
      startsAt: toLocalInput(new Date(Date.now() - 5 * minute)),
      sessionCount: '1',
    };
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.click('main form button.btn-primary');
    return page.url();
  }

  /** A source of the class; gives the address of its poster. */
  async function addSource(page: Page, classUrl: string): Promise<string> {
    await page.goto(`${classUrl}/sources`);
    await page.fill('[name=label]', '阳光社区');
    await page.click('main form button.btn-primary');
    return hrefOf(page, 'a[href*="/poster?source="]');
  }

  async function signUp(page: Page, url: string): Promise<void> {
    await page.goto(url);
    const fields = {
      name: '周晓梅',
      phone: '13700000001',
      identityNumber: '990000198001010012',
      password: 'sunshine-1',
    };
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.check('[name=consent]');
    await page.click('main form button.btn-primary');
    expect(await mainText(page)).to.include('您已报名成功');
  }

  async function makeExam(page: Page): Promise<string> {
    const course = await Course.findOne({ where: { code: 'JN-01' } });
    await page.goto(`${stage.address}/admin/exams/new`);
    await page.selectOption('[name=courseId]', String(course?.id));
    const opensAt = toLocalInput(new Date(Date.now() - 5 * minute));
    const closesAt = toLocalInput(new Date(Date.now() + 120 * minute));
    const fields = {
      titleZh: '养老护理结业考试',
      titleEn: 'Elderly care exam',
      opensAt,
      closesAt,
      minutes: '60',
      questionCount: '10',
    };
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.selectOption('[name=assessorsNeeded]', '3');
    await page.click('main form button.btn-primary');
    await confirm(page, '/opening');
    return new URL(page.url()).pathname.split('/').pop() as string;
  }

  async function sit(page: Page, examId: string): Promise<void> {
    await page.goto(`${stage.address}/exams/${examId}`);
    await page.click('form[action$="/sitting"] button');
    const questions = await page
      .locator('section.exam-question')
      .evaluateAll((sections) => sections.map((section) => (section as unknown as { id: string }).id));
    for (const id of questions) {
      const questionId = Number(id.replace('question-', ''));
      const version = await QuestionVersion.findOne({ where: { questionId } });
      const right = version ? rightAnswer(version.content) : [];
      const section = page.locator(`#${id}`);
      if ((await section.getAttribute('data-reads')) === 'checked')
        for (const key of right) await page.locator(`#option-${questionId}-${key}`).check();
      else
        for (const [place, text] of right.entries())
          await answerAt(section.locator('[name=response]').nth(place), text);
      if (id !== questions.at(-1)) await page.click('#exam-next');
    }
    const all = `${questions.length}/${questions.length}`;
    await until(async () => (await page.innerText('#exam-saved')).includes(all));
    await page.click('#exam-submit > summary');
    await page.click('#exam-submit-form button');
    await page.waitForURL((url) => !url.pathname.endsWith('/sitting'));
    expect(await mainText(page)).to.include('100');
  }

  async function assess(assessor: CastName, examId: string, personId: string | undefined): Promise<void> {
    const page = await stage.open({ as: assessor, width: 'tablet' });
    await page.goto(`${stage.address}/assessing/exams/${examId}`);
    const own = page.locator('a', { hasText: '周晓梅' });
    if (await own.count()) await own.first().click();
    else await page.goto(`${stage.address}/assessing/exams/${examId}/candidates/${personId}`);
    for (const row of await page.locator('.score-row').all()) await row.locator('.score-key').last().click();
    await page.click('.score-foot button');
    await page.waitForURL((url) => !url.pathname.includes('/candidates/'));
  }

  async function openJudging(judge: CastName, eventId: number): Promise<Page> {
    const page = await stage.open({ as: judge, width: 'tablet' });
    await page.goto(`${stage.address}/judging`);
    expect(await page.locator(`a[href^="/judging/events/${eventId}/"]`).count()).to.be.greaterThan(0);
    return page;
  }

  async function fillSheet(page: Page): Promise<void> {
    for (const aspect of await page.locator('.aspect').all()) {
      const stepper = aspect.locator('input[type=number]');
      if (await stepper.count()) await stepper.fill('5');
      else await aspect.locator('.segment').nth(2).click();
    }
  }

  async function scoreOpenSheets(judge: CastName, eventId: number): Promise<void> {
    const page = await openJudging(judge, eventId);
    for (;;) {
      await page.goto(`${stage.address}/judging`);
      const open = page.locator(`a[href^="/judging/events/${eventId}/"]:not(.is-scored)`);
      if ((await open.count()) === 0) return;
      await open.first().click();
      await fillSheet(page);
      await page.click('.sheet-foot button');
      await page.waitForURL(`${stage.address}/judging`);
    }
  }

  /** Opens the question behind an action and answers yes. */
  async function confirm(page: Page, action: string): Promise<void> {
    const box = page.locator('details.confirm', { has: page.locator(`form[action*="${action}"]`) }).first();
    await box.locator('summary').click();
    await box.locator('form button').click();
    await page.waitForLoadState();
  }
});

/** Waits, at most fifteen seconds, until something holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await setTimeout(100);
  }
  throw new Error('It did not come to hold within fifteen seconds.');
}

/** Chooses or writes at one place of an answer; a place that is not there needs nothing (the only unit of a number). */
async function answerAt(place: Locator, text: string): Promise<void> {
  if ((await place.count()) === 0) return;
  const isList = await place.evaluate(
    (element) => (element as unknown as { tagName: string }).tagName === 'SELECT',
  );
  if (isList) await place.selectOption(text);
  else await place.fill(text);
}
