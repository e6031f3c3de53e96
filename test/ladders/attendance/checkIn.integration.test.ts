import { expect } from 'chai';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { correctAttendance } from '../../../src/ladders/attendance/correct.action.ts';
import { doorCode } from '../../../src/ladders/attendance/doorCode.ts';
import { AttendanceEntry } from '../../../src/ladders/attendance/entry.model.ts';
import { findPresences } from '../../../src/ladders/attendance/entry.store.ts';
import { hoursOf } from '../../../src/ladders/attendance/hours.store.ts';
import { keepTicks } from '../../../src/ladders/attendance/keepTicks.action.ts';
import { ownDigits } from '../../../src/ladders/attendance/ownCode.ts';
import { scanOwnCode } from '../../../src/ladders/attendance/scanOwnCode.action.ts';
import { digitsSecret, doorSecret, ownCode } from '../../../src/ladders/attendance/secrets.store.ts';
import { findTaught, type TaughtSession } from '../../../src/ladders/attendance/taught.store.ts';
import { checkIn, recordScan } from '../../../src/ladders/checkIn.action.ts';
import { Cohort, Session } from '../../../src/ladders/cohort.model.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { type Browser, signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople } from '../givenClass.ts';

const minute = 60_000;
const device = 'ab'.repeat(16);
const ago = (minutes: number) => new Date(Date.now() - minutes * minute);

/** A class of the trainer's that began ten minutes ago. */
async function givenTaught(people = 0, capacity = 20) {
  const cast = await givenCast();
  const { cohortId } = await givenClass(cast.organiser, { startsAt: ago(10), capacity });
  await Cohort.update({ trainerId: cast.trainer }, { where: { id: cohortId } });
  const personIds = await givenPeople(people);
  for (const id of personIds) await enrol(cohortId, id, new Date());
  const [first] = await findSessions(cohortId);
  const session = (await findTaught(first?.id ?? 0))?.session as TaughtSession;
  return { ...cast, cohortId, session, personIds };
}

const codeAt = (session: TaughtSession, at: Date) => `/door/${doorCode(doorSecret(session), session.id, at)}`;
const passIn = (html: string) => /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? '';
const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);

describe('the code on the screen', () => {
  useDatabase();

  it('checks her in and out with one tap each, and a second tap changes nothing', async () => {
    const { cohortId, newcomer, session } = await givenTaught();
    await enrol(cohortId, newcomer, new Date());
    const browser = await signedIn('newcomer');
    const shown = await browser.get(codeAt(session, new Date()));
    expect(shown.text).to.include('确认签到');
    const pass = passIn(shown.text);
    const taps = [1, 2].map(() => post(browser, '/door/check-in', { pass, direction: 'in' }));
    for (const { status } of await Promise.all(taps)) expect(status).to.equal(303);
    expect(await AttendanceEntry.count()).to.equal(1);
    expect((await browser.get(codeAt(session, new Date()))).text).to.include('现在签退');
    expect((await post(browser, '/door/check-in', { pass, direction: 'out' })).status).to.equal(303);
    const presence = (await findPresences(session.id)).get(newcomer);
    expect(presence).to.include({ method: 'qr', checkOutMethod: 'qr', recordedById: newcomer, minutes: 0 });
    expect((await browser.get(`/door/sessions/${session.id}`)).text).to.include('扫屏幕动态码');
  });

  it('is worthless later, forged, of another session, and in another person’s hands', async () => {
    const { cohortId, newcomer, trainee, session } = await givenTaught();
    for (const id of [newcomer, trainee]) await enrol(cohortId, id, new Date());
    const browser = await signedIn('newcomer');
    expect((await browser.get(codeAt(session, ago(2)))).text).to.include('已经过期');
    const good = codeAt(session, new Date());
    for (const address of [
      good.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      '/door/x',
      '/door/9-9-9',
    ])
      expect((await browser.get(address)).text).to.include('这不是有效的签到码');
    const elsewhere = doorCode(doorSecret({ id: session.id + 1, doorCode: 'other' }), session.id, new Date());
    expect((await browser.get(`/door/${elsewhere}`)).status).to.equal(422);
    const pass = passIn((await browser.get(good)).text);
    const stolen = await post(await signedIn('trainee'), '/door/check-in', { pass, direction: 'in' });
    expect(stolen.status).to.equal(422);
    expect((await findPresences(session.id)).size).to.equal(0);
  });

  it('is honoured after a log-in, in the browser that scanned it and in no other', async () => {
    const { cohortId, newcomer, session } = await givenTaught();
    await enrol(cohortId, newcomer, new Date());
    const browser = visitor();
    const scanned = await browser.get(codeAt(session, new Date()));
    expect(scanned.text).to.include('登录并签到').and.include('%2Fdoor%2Fscan');
    const logIn = { login: '13900000002', password: 'jieti-demo', wanted: '/door/scan' };
    const entered = await post(browser, '/log-in', logIn);
    expect(entered.headers.location).to.equal('/door/scan');
    const { text } = await browser.get('/door/scan');
    expect((await post(browser, '/door/check-in', { pass: passIn(text), direction: 'in' })).status).to.equal(
      303,
    );
    expect((await findPresences(session.id)).size).to.equal(1);
    expect((await (await signedIn('newcomer')).get('/door/scan')).text).to.include('没有找到您的扫码记录');
  });

  it('lets a newcomer sign up at the door, and enrols a walk-in only where places are free', async () => {
    const { session, trainee } = await givenTaught(1, 2);
    const browser = visitor();
    await browser.get(codeAt(session, new Date()));
    const form = { name: '周晓梅', phone: '13700000001', identityNumber: '990000198001010012' };
    const bad = await post(browser, '/door/sign-up', { ...form, phone: '1', password: 'sunshine-1' });
    expect(bad.status).to.equal(422);
    const typed = { ...form, password: 'sunshine-1', consent: 'yes' };
    expect((await post(browser, '/door/sign-up', typed)).headers.location).to.equal('/door/scan');
    expect((await browser.get('/door/scan')).text).to.include('确认签到');
    const late = await signedIn('trainee');
    const full = await late.get(codeAt(session, new Date()));
    expect(full.text).to.include('名额已满').and.not.include('name="pass"');
    await Cohort.update({ capacity: 3 }, { where: {} });
    const free = await late.get(codeAt(session, new Date()));
    expect(free.text).to.include('报名并签到');
    const walkIn = { pass: passIn(free.text), direction: 'in', walkIn: 'yes' };
    expect((await post(late, '/door/check-in', walkIn)).status).to.equal(303);
    expect((await findPresences(session.id)).get(trainee)).to.include({ method: 'qr' });
  });

  it('says when it is too early, too late or cancelled', async () => {
    const { cohortId, session, newcomer } = await givenTaught();
    await enrol(cohortId, newcomer, new Date());
    const browser = await signedIn('newcomer');
    const read = async () => (await browser.get(codeAt(session, new Date()))).text;
    const move = (minutes: number) =>
      Session.update({ startsAt: ago(-minutes), endsAt: ago(-minutes - 60) }, { where: { id: session.id } });
    await move(90);
    expect(await read()).to.include('还没到签到时间');
    await move(-90);
    expect(await read()).to.include('这次课已经结束');
    await move(0);
    await Session.update({ cancelledAt: new Date() }, { where: { id: session.id } });
    expect(await read()).to.include('这次课已经取消');
  });
});

describe('a trainee’s own code', () => {
  useDatabase();

  it('is scanned or typed, says whose it is, and does nothing the second time', async () => {
    const { session, trainer, personIds } = await givenTaught(3);
    const now = new Date();
    const [first, second, third] = personIds as [number, number, number];
    const scan = (code: string, direction: 'in' | 'out' = 'in', at = now) =>
      scanOwnCode(session, { code, direction }, trainer, at);
    expect(await scan(ownCode(first, now))).to.include({ name: '学员0', isNew: true });
    expect(await scan(ownCode(first, now))).to.include({ isNew: false });
    expect(await scan(ownDigits(digitsSecret(second), now))).to.include({ personId: second, isNew: true });
    const old = ownCode(third, new Date(now.getTime() - 2 * minute));
    expect(await scan(old)).to.include({ key: 'attendance.refusal.oldOwnCode' });
    expect(await scan('JT1.nonsense')).to.include({ key: 'attendance.refusal.unknownCode' });
    expect(await scan(ownCode(third, now), 'out')).to.include({ key: 'attendance.refusal.notIn' });
    expect(await scan(ownCode(first, now), 'out')).to.include({ isNew: true });
    const presences = await findPresences(session.id);
    expect([...presences.keys()]).to.have.members([first, second]);
    expect(presences.get(first)).to.include({ method: 'trainerScan', recordedById: trainer });
    expect(ownCode(first, now)).to.not.include(String(first).padStart(4, '0'));
  });

  it('is read by the trainer’s page, with a name for the script and a page without one', async () => {
    const { session, personIds } = await givenTaught(1);
    const browser = await signedIn('trainer');
    const code = ownCode(personIds[0] as number, new Date());
    const url = `/teaching/sessions/${session.id}/scans`;
    const reply = await browser.post(url).set('Accept', 'application/json').send({ code, direction: 'in' });
    expect(reply.body).to.deep.include({ outcome: 'recorded', text: '学员0 签到成功', came: 1 });
    const plain = await post(browser, url, { code: '000000', direction: 'in' });
    expect(plain.status).to.equal(422);
    expect(plain.text).to.include('认不出这个码');
  });
});

describe('ticks from a tablet', () => {
  useDatabase();

  it('count once however often they are sent, in the order in which they were made', async () => {
    const { session, trainer, personIds } = await givenTaught(2);
    const [first, second] = personIds as [number, number];
    const now = new Date();
    const tick = (sequence: number, action: 'in' | 'absent' | 'out', personId: number, minutes: number) => ({
      sequence,
      action,
      personId,
      at: 5_000_000 - minutes * minute,
      walkIn: null,
    });
    const ticks = [
      tick(2, 'absent', first, 3),
      tick(1, 'in', first, 5),
      tick(3, 'in', second, 8),
      tick(4, 'out', second, 2),
    ];
    const send = () => keepTicks(session, { device, sentAt: 5_000_000, ticks }, trainer, now);
    const together = await Promise.all([send(), send()]);
    const outcomes = together.flat().map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'recorded')).to.have.length(4);
    expect(outcomes.filter((one) => one === 'repeated')).to.have.length(4);
    expect(await AttendanceEntry.count()).to.equal(4);
    const presences = await findPresences(session.id);
    expect([...presences.keys()]).to.deep.equal([second]);
    expect(presences.get(second)).to.include({ minutes: 6 });
    expect(presences.get(second)?.checkedInAt).to.deep.equal(new Date(now.getTime() - 8 * minute));
  });

  it('of two tablets meet by the time of what was done, and both are kept', async () => {
    const { session, trainer, organiser, personIds } = await givenTaught(1);
    const personId = personIds[0] as number;
    const now = new Date();
    const send = (name: string, action: 'in' | 'absent', minutes: number, actor: number) => {
      const tick = { sequence: 1, action, personId, at: 9_000_000 - minutes * minute, walkIn: null };
      return keepTicks(session, { device: name, sentAt: 9_000_000, ticks: [tick] }, actor, now);
    };
    await send('cd'.repeat(16), 'absent', 2, organiser);
    await send('ef'.repeat(16), 'in', 6, trainer);
    expect((await findPresences(session.id)).size).to.equal(0);
    expect(await AttendanceEntry.count()).to.equal(2);
    await send('aa'.repeat(16), 'in', 1, trainer);
    expect((await findPresences(session.id)).size).to.equal(1);
  });

  it('are refused one by one, and a walk-in is enrolled where places are free', async () => {
    const { session, trainer, personIds, newcomer } = await givenTaught(1, 2);
    const base = { action: 'in' as const, at: 1, personId: null, walkIn: null };
    const ticks = [
      { ...base, sequence: 1, personId: newcomer },
      { ...base, sequence: 2, personId: personIds[0] as number },
      { ...base, sequence: 3, walkIn: { name: '何秋菊', phone: '137 0000 0009' } },
      { ...base, sequence: 4, walkIn: { name: '吕冬梅', phone: '13700000008' } },
      { ...base, sequence: 5, walkIn: { name: '吕冬梅', phone: '12' } },
    ];
    const answers = await keepTicks(session, { device, sentAt: 1, ticks }, trainer, new Date());
    expect(answers.map(({ refusal, outcome }) => refusal?.key ?? outcome)).to.deep.equal([
      'ladders.refusal.noPlace',
      'recorded',
      'recorded',
      'attendance.refusal.full',
      'common.form.phone',
    ]);
    expect((await findPresences(session.id)).size).to.equal(2);
  });

  it('are kept from trainers of other classes', async () => {
    const { session, cohortId } = await givenTaught();
    const browser = await signedIn('trainer');
    expect((await browser.get(`/teaching/sessions/${session.id}`)).status).to.equal(200);
    expect((await browser.get('/teaching')).text).to.include(`/teaching/sessions/${session.id}`);
    await Cohort.update({ trainerId: null }, { where: { id: cohortId } });
    for (const rest of ['', '/door', '/door/code', '/state', '/scanner'])
      expect((await browser.get(`/teaching/sessions/${session.id}${rest}`)).status).to.equal(404);
    expect((await browser.get('/teaching')).text).to.not.include(`/teaching/sessions/${session.id}`);
    const sent = await browser
      .post(`/teaching/sessions/${session.id}/ticks`)
      .send({ device, sentAt: 1, ticks: [] });
    expect(sent.status).to.equal(404);
  });
});

describe('a correction', () => {
  useDatabase();

  it('holds, keeps what was recorded before, and is audited with its reason', async () => {
    const { session, organiser, personIds } = await givenTaught(1);
    const person = personIds[0] as number;
    await checkIn(session, person, new Date());
    const none = { checkedInAt: null, checkedOutAt: null, reason: '替人签到' };
    expect(await correctAttendance(session, person, none, organiser, new Date())).to.equal(null);
    expect((await findPresences(session.id)).size).to.equal(0);
    const [from, to] = [session.startsAt, new Date(session.startsAt.getTime() + 45 * minute)];
    const set = { checkedInAt: from, checkedOutAt: to, reason: '核实到课' };
    await correctAttendance(session, person, set, organiser, new Date(Date.now() + 1));
    expect((await findPresences(session.id)).get(person)).to.include({ method: 'correction', minutes: 45 });
    expect(await hoursOf(person)).to.deep.equal({ theoryMinutes: 45, practiceMinutes: 0 });
    expect(await AttendanceEntry.count()).to.equal(3);
    const audited = await AuditEntry.findAll({ where: { action: 'attendance.correct' } });
    expect(audited.map(({ after }) => JSON.parse(after ?? '').reason)).to.deep.equal([
      '替人签到',
      '核实到课',
    ]);
    const wrong = { checkedInAt: to, checkedOutAt: from, reason: '写反了' };
    expect(await correctAttendance(session, person, wrong, organiser, new Date())).to.include({
      key: 'attendance.refusal.times',
      field: 'checkedOutAt',
    });
  });

  it('is made on the person’s page, with a reason or not at all', async () => {
    const { session, cohortId, personIds } = await givenTaught(1);
    const browser = await signedIn('organiser');
    const url = `/admin/cohorts/${cohortId}/sessions/${session.id}/people/${personIds[0]}`;
    const typed = { isPresent: 'yes', checkedInAt: '', checkedOutAt: '', reason: '' };
    const without = await post(browser, url, typed);
    expect(without.status).to.equal(422);
    expect(without.text).to.include('请写明原因');
    expect((await post(browser, url, { ...typed, reason: '忘带手机' })).status).to.equal(303);
    expect((await browser.get(url)).text)
      .to.include('忘带手机')
      .and.include('林晓燕');
    expect(await hoursOf(personIds[0] as number)).to.deep.equal({ theoryMinutes: 120, practiceMinutes: 0 });
  });
});

describe('a scan of who waits for a place', () => {
  useDatabase();

  it('is refused', async () => {
    const { cohortId, session, newcomer } = await givenTaught(1, 1);
    await enrol(cohortId, newcomer, new Date());
    const scan = { direction: 'in', method: 'qr', at: new Date(), recordedById: newcomer } as const;
    const walkIn = await recordScan(session, newcomer, { ...scan, isWalkIn: true }, new Date());
    expect(walkIn).to.include({ key: 'attendance.refusal.full' });
    expect(await recordScan(session, newcomer, scan, new Date())).to.include({
      key: 'ladders.refusal.waiting',
    });
  });
});
