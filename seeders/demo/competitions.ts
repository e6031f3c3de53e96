/** One competition of six events with 132 contestants, 24 of them students; judged by the five judges of the cast. */
import { randomUUID } from 'node:crypto';
import { Person } from '../../src/accounts/person.model.ts';
import { personalColumns } from '../../src/accounts/person.store.ts';
import { Competition, Contestant, Event, PanelMember } from '../../src/competitions/competition.model.ts';
import { drawNumbers } from '../../src/competitions/draw.ts';
import { type Aspect, scoreSheet } from '../../src/competitions/scheme.ts';
import { ScoreSheet, ScoreSheetVersion } from '../../src/competitions/scoreSheet.model.ts';
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { demonstrationIdentity, fictionalName } from './people.ts';
import type { Chance } from './random.ts';
import { events } from './schemes.ts';

/** Where the seed's events stand; publishing and signing off go through the real actions afterwards. */
export interface SeededEvents {
  readonly toPublish: readonly number[];
  readonly toSignOff: readonly number[];
}

const contestantsPerEvent = 22;
const students = 24;
const units = ['安心家政', '暖阳家政', '好阿姨家政', '巾帼之家', '百合家政', '福满家政', '贴心到家'];

/** Writes the competition with its sheets: four events complete, one complete but not signed off, one under way. */
export async function seedCompetition(
  transaction: Transaction,
  frame: { chance: Chance; now: Date; workers: readonly number[]; judges: readonly number[] },
): Promise<SeededEvents> {
  const { chance, now, workers, judges } = frame;
  const titles = {
    titleZh: '示范市第五届巾帼家政职业技能大赛',
    titleEn: 'Fifth home-services skills competition',
  };
  const days = { startsOn: new Date(now.getTime() - 2 * 86_400_000), endsOn: now };
  const competition = await Competition.create({ code: 'skills-2026', ...titles, ...days }, { transaction });
  const studentIds = await seedStudents(transaction, chance, now);
  const shuffled = chance.shuffle(workers);
  const eventIds: number[] = [];
  for (const [index, { isNew, ...plain }] of events.entries()) {
    const drawSeed = `demonstration-${index}`;
    const event = await Event.create(
      { ...plain, competitionId: competition.id, state: 'scoring', drawSeed },
      { transaction },
    );
    eventIds.push(event.id);
    await PanelMember.bulkCreate(
      judges.map((personId) => ({ eventId: event.id, personId })),
      { transaction },
    );
    const young = isNew ? studentIds.splice(0, students / 2) : [];
    const grown = shuffled.splice(0, contestantsPerEvent - young.length);
    const contestants = await enter(
      transaction,
      event.id,
      drawSeed,
      [...grown, ...young],
      new Set(young),
      chance,
    );
    const scored = index === 5 ? contestants.slice(0, -4) : contestants;
    await scoreAll(transaction, event.id, plain.scheme.aspects, scored, { judges, chance, now });
  }
  return { toPublish: eventIds.slice(0, 4), toSignOff: eventIds.slice(0, 4) };
}

async function seedStudents(transaction: Transaction, chance: Chance, now: Date): Promise<number[]> {
  const blank = {
    workerNumber: null,
    registeredAt: null,
    community: null,
    consentVersion: 'demonstration',
    consentAt: now,
    createdAt: now,
  };
  const ids: number[] = [];
  for (let index = 0; index < students; index++) {
    const birth = `200${5 + (index % 3)}0${(index % 9) + 1}1${index % 9}`;
    const plain = {
      phone: `1391${String(9_000_000 + index)}`,
      identityNumber: demonstrationIdentity(birth, 200 + index * 2),
    };
    const row = { ...blank, name: fictionalName(chance, 'female'), ...personalColumns(plain) };
    ids.push((await Person.create(row, { transaction })).id);
  }
  return ids;
}

async function enter(
  transaction: Transaction,
  eventId: number,
  seed: string,
  personIds: readonly number[],
  young: ReadonlySet<number>,
  chance: Chance,
) {
  const unitOf = (personId: number) => (young.has(personId) ? '市职业技术学校' : chance.pick(units));
  const entries = personIds.map((personId) => ({
    eventId,
    personId,
    unit: unitOf(personId),
    isStudent: young.has(personId),
    drawNumber: null,
  }));
  await Contestant.bulkCreate(entries, { transaction });
  const entered = await Contestant.findAll({ where: { eventId }, transaction });
  const numbers = drawNumbers(
    entered.map(({ id }) => id),
    seed,
  );
  for (const contestant of entered)
    await contestant.update({ drawNumber: numbers.get(contestant.id) ?? null }, { transaction });
  return entered.sort((low, high) => (low.drawNumber ?? 0) - (high.drawNumber ?? 0));
}

async function scoreAll(
  transaction: Transaction,
  eventId: number,
  aspects: readonly Aspect[],
  contestants: readonly Contestant[],
  { judges, chance, now }: { judges: readonly number[]; chance: Chance; now: Date },
): Promise<void> {
  const sheets = contestants.flatMap((contestant) => {
    const ability = 0.62 + chance.next() * 0.33;
    return judges.map((judgeId) => {
      const { marks, total } = judge(aspects, ability, chance);
      const submittedAt = new Date(now.getTime() - chance.between(1, 30) * 3_600_000);
      return { eventId, contestantId: contestant.id, judgeId, version: 1, marks, total, submittedAt };
    });
  });
  await insertAll(ScoreSheet, sheets, transaction);
  const stored = await ScoreSheet.findAll({ where: { eventId }, transaction });
  const versions = stored.map(({ id, marks, total, submittedAt }) => ({
    sheetId: id,
    version: 1,
    clientKey: randomUUID(),
    marks,
    total,
    submittedAt,
  }));
  await insertAll(ScoreSheetVersion, versions, transaction);
}

function judge(
  aspects: readonly Aspect[],
  ability: number,
  chance: Chance,
): { marks: Record<string, number>; total: number } {
  const typed = aspects.map(({ id, kind, maximum }): [string, string] => {
    const level = Math.min(1, Math.max(0, ability + (chance.next() - 0.5) * 0.12));
    if (kind === 'J') return [id, String(Math.min(3, Math.round(level * 3.2)))];
    return [id, (Math.round((maximum / 100) * level * 2) / 2).toFixed(2)];
  });
  const scored = scoreSheet(aspects, Object.fromEntries(typed));
  if (!scored.ok) throw new Error('The demonstration has a sheet that does not fit its scheme.');
  return { marks: { ...scored.marks }, total: scored.total };
}
