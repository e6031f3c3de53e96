/**
 * The fictional people of the demonstration city: the named cast with log-ins, and 1,943 registered home-service
 * workers. ID numbers carry the prefix 990000, which no region has.
 */
import { Account, AccountRole } from '../../src/accounts/account.model.ts';
import { normaliseLogin } from '../../src/accounts/account.store.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { personalColumns } from '../../src/accounts/person.store.ts';
import { insertAll } from '../../src/db/insertAll.ts';
import { lookupHash } from '../../src/db/secrets.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { consentVersion } from '../../src/ladders/enrolment/consent.ts';
import { checkDigit } from '../../src/lib/identityNumber.ts';
import { type CastMember, type CastName, cast, demonstrationPassword } from './accounts.ts';
import type { Chance } from './random.ts';

/** Size of the city's register of home-service workers. */
export const workerCount = 1943;

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段',
];
const firstOfTwo = [...'秀桂淑玉丽海春雪红晓文凤美金银慧兰艳翠素月彩云瑞佩静雅清'];
const secondOfTwo = [...'英兰芳华梅珍霞燕玲娟敏萍荣琴凤洁丽芬红艳云莲香娜颖琳蓉'];
const maleGiven = ['建国', '志强', '海涛', '伟', '立军', '德明', '晓东', '春生'];

/** Fictional communities of the city. */
export const communities = [
  '阳光社区',
  '湖滨社区',
  '新华社区',
  '东风社区',
  '会战社区',
  '龙岗社区',
  '乐园社区',
  '银浪社区',
  '怡园社区',
  '北湖社区',
  '丰收社区',
  '萨中社区',
  '学府社区',
  '绿园社区',
  '红旗社区',
  '铁西社区',
] as const;

let sharedHash: Promise<string> | null = null;

/** Writes the cast with log-ins and roles; returns their person ids by name. */
export async function seedCast(transaction: Transaction, now: Date): Promise<Record<CastName, number>> {
  sharedHash ??= hashPassword(demonstrationPassword);
  const passwordHash = await sharedHash;
  const ids: [string, number][] = [];
  let serial = 0;
  for (const [name, member] of Object.entries(cast) as [CastName, CastMember][]) {
    const isPhone = /^1\d{10}$/.test(member.login);
    const phone = isPhone ? member.login : `1390000${String(1001 + serial)}`;
    const identityNumber = demonstrationIdentity(
      `19${70 + (serial % 25)}0${(serial % 9) + 1}15`,
      serial * 2 + 2,
    );
    serial++;
    const row = {
      ...blankPerson(member.name, now),
      ...personalColumns({ phone, identityNumber }),
      community: communities[0],
    };
    const person = await Person.create(row, { transaction });
    const loginHash = lookupHash(`login:${normaliseLogin(member.login)}`);
    await Account.create(
      { personId: person.id, loginHash, passwordHash, disabledAt: null, createdAt: now },
      { transaction },
    );
    await AccountRole.bulkCreate(
      member.roles.map((role) => ({ personId: person.id, role })),
      { transaction },
    );
    ids.push([name, person.id]);
  }
  return Object.fromEntries(ids) as Record<CastName, number>;
}

/** Writes the register of workers; returns their ids in order of worker number. */
export async function seedWorkers(transaction: Transaction, chance: Chance, now: Date): Promise<number[]> {
  const rows = Array.from({ length: workerCount }, (_, index) => worker(index, chance, now));
  await insertAll(Person, rows, transaction);
  const found = await Person.findAll({
    attributes: ['id', 'workerNumber'],
    order: [['workerNumber', 'ASC']],
    raw: true,
    transaction,
  });
  return found.filter(({ workerNumber }) => workerNumber !== null).map(({ id }) => id);
}

/** A fictional woman's or man's name. */
export function fictionalName(chance: Chance, sex: 'female' | 'male'): string {
  const surname = chance.pick(surnames);
  if (sex === 'male') return surname + chance.pick(maleGiven);
  const second = chance.pick(secondOfTwo);
  return chance.happens(0.12) ? surname + second : surname + chance.pick(firstOfTwo) + second;
}

/** A well-formed ID number that belongs to nobody: prefix 990000, a birth date YYYYMMDD and a serial 0–999. */
export function demonstrationIdentity(birth: string, serial: number): string {
  const body = `990000${birth}${String(serial).padStart(3, '0')}`;
  return body + checkDigit(body);
}

function worker(index: number, chance: Chance, now: Date) {
  const sex = chance.happens(0.94) ? ('female' as const) : ('male' as const);
  const year = 1962 + Math.floor((chance.next() + chance.next()) * 22);
  const birth = `${year}${String(chance.between(1, 12)).padStart(2, '0')}${String(chance.between(1, 28)).padStart(2, '0')}`;
  const serial = ((index * 2) % 998) + (sex === 'male' ? 1 : 0);
  const registeredAt = new Date(now.getTime() - chance.between(30, 5 * 365) * 86_400_000);
  return {
    ...blankPerson(fictionalName(chance, sex), registeredAt),
    ...personalColumns({
      phone: `139${String(10_000_000 + index * 37)}`,
      identityNumber: demonstrationIdentity(birth, serial),
    }),
    community: chance.pick(communities),
    workerNumber: `W${String(index + 1).padStart(5, '0')}`,
    registeredAt,
  };
}

function blankPerson(name: string, createdAt: Date) {
  return {
    name,
    community: null,
    workerNumber: null,
    registeredAt: null,
    consentVersion,
    consentAt: createdAt,
    createdAt,
  };
}
