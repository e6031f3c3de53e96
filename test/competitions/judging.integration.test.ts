import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { CastName } from '../../seeders/demo/accounts.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { enterSheet } from '../../src/competitions/enterSheet.action.ts';
import { publishEvent } from '../../src/competitions/publishEvent.action.ts';
import { createEvent } from '../../src/competitions/saveEvent.action.ts';
import { ScoreSheetVersion } from '../../src/competitions/scoreSheet.model.ts';
import { findSheet } from '../../src/competitions/scoreSheet.store.ts';
import { signOff } from '../../src/competitions/signOff.action.ts';
import { verifyAudit } from '../../src/db/audit.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenEvent, now } from './givenEvent.ts';

const judges: CastName[] = ['judge', 'judge2', 'judge3', 'judge4', 'judge5'];

describe('judging an event', () => {
  useDatabase();

  it('takes a sheet once, however often it is sent, and keeps every version', async () => {
    const cast = await givenCast();
    const { eventId, contestantIds } = await givenEvent(cast);
    const contestantId = contestantIds[0] as number;
    const sheet = {
      eventId,
      contestantId,
      judgeId: cast.judge,
      scores: { a1: '60', a2: '2' },
      clientKey: randomUUID(),
      now,
    };
    await Promise.all([enterSheet(sheet), enterSheet(sheet), enterSheet(sheet)]);
    expect(await ScoreSheetVersion.count()).to.equal(1);
    await enterSheet({ ...sheet, scores: { a1: '61', a2: '3' }, clientKey: randomUUID() });
    expect(await findSheet(contestantId, cast.judge)).to.include({ version: 2, total: 9100 });
    expect(await ScoreSheetVersion.count()).to.equal(2);
    expect((await verifyAudit()).broken).to.equal(null);
  });

  it('shows a judge numbers and never names, and only her own panel', async () => {
    const cast = await givenCast();
    const { eventId, contestantIds } = await givenEvent(cast);
    const judge = await signedIn('judge');
    const sheet = await judge.get(`/judging/events/${eventId}/contestants/${contestantIds[0]}`);
    expect(sheet.status).to.equal(200);
    expect(sheet.text).not.to.include('王桂芳').and.not.to.include('李一');
    const other = await givenOtherEvent(cast);
    expect((await judge.get(`/judging/events/${other}/contestants/${contestantIds[0]}`)).status).to.equal(
      404,
    );
  });

  it('keeps what was typed when a score is missing, and goes on to the next contestant when all is there', async () => {
    const cast = await givenCast();
    const { eventId, contestantIds } = await givenEvent(cast);
    const judge = await signedIn('judge');
    const address = `/judging/events/${eventId}/contestants/${contestantIds[0]}`;
    const wrong = await judge
      .post(address)
      .type('form')
      .send({ 'scores[a1]': '65.5', clientKey: randomUUID() });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('value="65.5"').and.include('还有 1 项没有打分');
    const right = await judge
      .post(address)
      .type('form')
      .send({ 'scores[a1]': '65.5', 'scores[a2]': '3', clientKey: randomUUID() });
    expect(right.headers.location).to.match(
      new RegExp(`/judging/events/${eventId}/contestants/(?!${contestantIds[0]}$)\\d+`),
    );
  });

  it('is signed off only when complete, then published once with certificates that verify', async () => {
    const cast = await givenCast();
    const { eventId, contestantIds } = await givenEvent(cast);
    expect(await signOff(eventId, cast.organiser, now)).to.have.property(
      'key',
      'competitions.refusal.sheetsMissing',
    );
    for (const [place, contestantId] of contestantIds.entries())
      for (const judge of judges)
        await enterSheet({
          eventId,
          contestantId,
          judgeId: cast[judge],
          scores: { a1: String(65 - place), a2: '3' },
          clientKey: randomUUID(),
          now,
        });
    expect(await publishEvent(eventId, cast.organiser, now, issuer)).to.have.property(
      'key',
      'competitions.refusal.notSignedOff',
    );
    expect(await signOff(eventId, cast.organiser, now)).to.equal(null);
    const late = {
      eventId,
      contestantId: contestantIds[0] as number,
      judgeId: cast.judge,
      scores: { a1: '1', a2: '0' },
      clientKey: randomUUID(),
      now,
    };
    expect(await enterSheet(late)).to.have.property('key', 'competitions.refusal.scoringClosed');
    await Promise.all([
      publishEvent(eventId, cast.organiser, now, issuer),
      publishEvent(eventId, cast.organiser, now, issuer),
    ]);
    const awards = await Certificate.findAll({ order: [['id', 'ASC']] });
    expect(awards.map(({ facts }) => facts.award)).to.deep.equal(['一等奖', '二等奖', '二等奖', '三等奖']);
    expect((await visitor().get(`/c/${awards[0]?.token}`)).text)
      .to.include('verdict-valid')
      .and.include('一等奖');
    expect((await visitor().get('/competitions/test-2026')).text)
      .to.include('一等奖')
      .and.include('养老护理');
  });

  it('refuses a scheme that is not worth 100 marks', async () => {
    const { organiser } = await givenCast();
    const scheme = {
      aspects: [{ id: 'a1', titleZh: '全部', titleEn: 'All', kind: 'M' as const, maximum: 9900 }],
      prizes: [],
      source: '',
    };
    const result = await createEvent(
      { competitionId: 1, titleZh: '赛项', titleEn: 'Event', scheme },
      organiser,
      now,
    );
    expect(result).to.have.property('key', 'competitions.refusal.schemeTotal');
  });
});

async function givenOtherEvent(cast: Record<CastName, number>): Promise<number> {
  const scheme = {
    aspects: [{ id: 'a1', titleZh: '全部', titleEn: 'All', kind: 'M' as const, maximum: 10_000 }],
    prizes: [],
    source: '',
  };
  const { findCompetitionByCode } = await import('../../src/competitions/competition.store.ts');
  const competitionId = (await findCompetitionByCode('test-2026'))?.id ?? 0;
  return (await createEvent(
    { competitionId, titleZh: '别的', titleEn: 'Other', scheme },
    cast.organiser,
    now,
  )) as number;
}
