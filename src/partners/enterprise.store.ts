/** Reads and writes enterprises and their members. */
import { Op } from 'sequelize';
import { Person } from '../accounts/person.model.ts';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { ApiKey } from './apiKey.model.ts';
import { Enterprise, EnterpriseMember, type EnterpriseState } from './enterprise.model.ts';

/** One enterprise. */
export interface EnterpriseRow {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string;
  readonly state: EnterpriseState;
  readonly createdAt: Date;
}

/** One person who acts for an enterprise. */
export interface MemberRow {
  readonly personId: number;
  readonly name: string;
  readonly isContact: boolean;
}

/** An enterprise in the staff's list. */
export interface EnterpriseLine extends EnterpriseRow {
  readonly contact: string | null;
  readonly keyCount: number;
}

/** An enterprise by its id. */
export async function findEnterprise(id: number): Promise<EnterpriseRow | null> {
  return plain(await Enterprise.findByPk(id));
}

/** The enterprise that a person acts for. */
export async function findEnterpriseOf(personId: number): Promise<EnterpriseRow | null> {
  const member = await EnterpriseMember.findOne({ where: { personId } });
  return member && findEnterprise(member.enterpriseId);
}

/** An enterprise, its row locked until the transaction ends. */
export async function lockEnterprise(transaction: Transaction, id: number): Promise<EnterpriseRow | null> {
  return plain(await Enterprise.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE }));
}

/** One page of the staff's list. Filter: `state`. */
export async function listEnterprises(query: ListQuery): Promise<ListPage<EnterpriseLine>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const code = { [Op.like]: containsPattern(query.search.toUpperCase()) };
  const found = await pageOf(Enterprise, query, {
    ...(query.search === '' ? {} : { [Op.or]: [{ name: pattern }, { creditCode: code }] }),
    ...(query.filters.state ? { state: query.filters.state as EnterpriseState } : {}),
  });
  return { ...found, rows: await withCounts(found.rows) };
}

/** The members of an enterprise, the contact first. */
export async function findMembers(enterpriseId: number): Promise<MemberRow[]> {
  const members = await EnterpriseMember.findAll({ where: { enterpriseId }, order: [['id', 'ASC']] });
  const names = await namesOf(members.map(({ personId }) => personId));
  return members
    .map(({ personId, isContact }) => ({ personId, isContact, name: names.get(personId) ?? '' }))
    .sort((left, right) => Number(right.isContact) - Number(left.isContact));
}

/** Which of these people act for an enterprise already. */
export async function findTakenPeople(personIds: readonly number[]): Promise<Set<number>> {
  const found = await EnterpriseMember.findAll({
    where: { personId: [...personIds] },
    attributes: ['personId'],
  });
  return new Set(found.map(({ personId }) => personId));
}

/** Stores a new enterprise and returns its id, or null when its credit code is taken. */
export async function addEnterprise(
  transaction: Transaction,
  row: Omit<EnterpriseRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Enterprise.create(row, { transaction })))?.id ?? null;
}

/** Changes an enterprise; false when its new credit code is taken. */
export async function updateEnterprise(
  transaction: Transaction,
  id: number,
  changes: Partial<Pick<EnterpriseRow, 'name' | 'creditCode' | 'state'>>,
): Promise<boolean> {
  return (await nullIfTaken(Enterprise.update(changes, { where: { id }, transaction }))) !== null;
}

/** Adds a member; the first one is the contact. False when the person acts for an enterprise already. */
export async function addMember(
  transaction: Transaction,
  member: { enterpriseId: number; personId: number; addedAt: Date },
): Promise<boolean> {
  const { enterpriseId } = member;
  const isContact = (await EnterpriseMember.count({ where: { enterpriseId }, transaction })) === 0;
  return (await nullIfTaken(EnterpriseMember.create({ ...member, isContact }, { transaction }))) !== null;
}

/** Removes a member; whether there was one. */
export async function removeMember(
  transaction: Transaction,
  enterpriseId: number,
  personId: number,
): Promise<boolean> {
  return (await EnterpriseMember.destroy({ where: { enterpriseId, personId }, transaction })) > 0;
}

/** Makes a member the contact; false where she is no member. */
export async function setContact(
  transaction: Transaction,
  enterpriseId: number,
  personId: number,
): Promise<boolean> {
  const member = await EnterpriseMember.findOne({ where: { enterpriseId, personId }, transaction });
  if (!member) return false;
  await EnterpriseMember.update({ isContact: false }, { where: { enterpriseId }, transaction });
  await member.update({ isContact: true }, { transaction });
  return true;
}

/** Names of enterprises by id. */
export async function findEnterpriseNames(ids: readonly number[]): Promise<Map<number, string>> {
  const found = await Enterprise.findAll({ where: { id: [...new Set(ids)] }, attributes: ['id', 'name'] });
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function withCounts(rows: readonly EnterpriseRow[]): Promise<EnterpriseLine[]> {
  const enterpriseId = rows.map(({ id }) => id);
  const [contacts, keys] = await Promise.all([
    EnterpriseMember.findAll({ where: { enterpriseId, isContact: true } }),
    ApiKey.findAll({ where: { enterpriseId, withdrawnAt: null }, attributes: ['enterpriseId'] }),
  ]);
  const names = await namesOf(contacts.map(({ personId }) => personId));
  return rows.map((row) => {
    const contact = contacts.find((one) => one.enterpriseId === row.id);
    return {
      ...row,
      contact: contact ? (names.get(contact.personId) ?? null) : null,
      keyCount: keys.filter((key) => key.enterpriseId === row.id).length,
    };
  });
}

async function namesOf(personIds: readonly number[]): Promise<Map<number, string>> {
  const people = await Person.findAll({
    where: { id: [...personIds] },
    attributes: ['id', 'name'],
    raw: true,
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function plain(enterprise: Enterprise | null): EnterpriseRow | null {
  return enterprise?.get({ plain: true }) ?? null;
}
