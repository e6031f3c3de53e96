/** Reads and writes log-ins and roles. */
import { Op } from 'sequelize';
import { lookupHash } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import type { Actor, Role } from '../policy.ts';
import { Account, AccountRole } from './account.model.ts';
import { livingId } from './merge/mergedPerson.store.ts';
import { Person } from './person.model.ts';

/** A login as typed, made comparable: user names and phones alike. */
export function normaliseLogin(login: string): string {
  return login
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .toLowerCase();
}

/** The actor of a person with an enabled account, or null; sessions of a record that was merged end. */
export async function findActor(personId: number): Promise<Actor | null> {
  const [person, account, held] = await Promise.all([
    Person.findOne({ where: { id: personId, mergedIntoId: null }, attributes: ['id', 'name'], raw: true }),
    Account.findOne({ where: { personId, disabledAt: null }, attributes: ['id'], raw: true }),
    AccountRole.findAll({ where: { personId }, attributes: ['role'], raw: true }),
  ]);
  if (!person || !account) return null;
  return { id: person.id, name: person.name, roles: held.map(({ role }) => role) };
}

/** The actor of a session, or null when the password is no longer the one it began with. */
export async function findActorBySession(personId: number, passwordMark: string): Promise<Actor | null> {
  const [actor, mark] = await Promise.all([findActor(personId), findPasswordMark(personId)]);
  return mark === passwordMark ? actor : null;
}

/** Changes with every new password and tells nothing of it; null without an enabled log-in. */
export async function findPasswordMark(personId: number): Promise<string | null> {
  const held = await findPassword(personId);
  return held && lookupHash(`password mark:${held.passwordHash}`).slice(0, 16);
}

/**
 * The password hash and person of a login; null when it is unknown, disabled, or its one-time password is over. The
 * login of a record that was merged opens the account of the person it was merged into, with her password.
 */
export async function findCredentials(
  login: string,
  now: Date,
): Promise<{ personId: number; passwordHash: string } | null> {
  const loginHash = lookupHash(`login:${normaliseLogin(login)}`);
  const named = await Account.findOne({ where: { loginHash }, attributes: ['personId'], raw: true });
  if (!named) return null;
  const personId = await livingId(named.personId);
  return Account.findOne({
    where: { personId, disabledAt: null, temporaryUntil: { [Op.or]: [null, { [Op.gt]: now }] } },
    attributes: ['personId', 'passwordHash'],
    raw: true,
  });
}

/** Whether a person has a log-in. */
export async function hasAccount(personId: number, transaction?: Transaction): Promise<boolean> {
  return (await Account.count({ where: { personId }, transaction: transaction ?? null })) > 0;
}

/** Gives a person a log-in with these roles; false when she has one already or the login is taken. */
export async function addAccount(
  transaction: Transaction,
  account: {
    personId: number;
    login: string;
    passwordHash: string;
    temporaryUntil: Date | null;
    roles: readonly Role[];
    now: Date;
  },
): Promise<boolean> {
  const { personId, login, passwordHash, temporaryUntil, now } = account;
  const loginHash = lookupHash(`login:${normaliseLogin(login)}`);
  const row = { personId, loginHash, passwordHash, temporaryUntil, disabledAt: null, createdAt: now };
  const added = await nullIfTaken(Account.create(row, { transaction }));
  if (!added) return false;
  const held = await findRoles(personId, transaction);
  for (const role of account.roles) if (!held.includes(role)) await addRole(transaction, personId, role);
  return true;
}

/** Everyone who holds a role, by name. */
export async function listActorsWithRole(role: Role): Promise<{ id: number; name: string }[]> {
  const held = await AccountRole.findAll({ where: { role }, attributes: ['personId'], raw: true });
  const people = await Person.findAll({
    where: { id: held.map(({ personId }) => personId) },
    attributes: ['id', 'name'],
    raw: true,
  });
  const collator = new Intl.Collator('zh-CN');
  return people.sort((left, right) => collator.compare(left.name, right.name));
}

/** The roles of a person. */
export async function findRoles(personId: number, transaction?: Transaction): Promise<Role[]> {
  const held = await AccountRole.findAll({
    where: { personId },
    attributes: ['role'],
    transaction: transaction ?? null,
  });
  return held.map(({ role }) => role);
}

/** Adds a role. */
export async function addRole(transaction: Transaction, personId: number, role: Role): Promise<void> {
  await AccountRole.create({ personId, role }, { transaction });
}

/** Removes a role. */
export async function removeRole(transaction: Transaction, personId: number, role: Role): Promise<void> {
  await AccountRole.destroy({ where: { personId, role }, transaction });
}

/** Sets a new password, for good or until this moment. */
export async function setPassword(
  transaction: Transaction,
  personId: number,
  password: { passwordHash: string; temporaryUntil: Date | null },
): Promise<void> {
  await Account.update({ ...password, disabledAt: null }, { where: { personId }, transaction });
}

/** What a person's password must match, and whether staff handed it out; null without a log-in. */
export async function findPassword(
  personId: number,
): Promise<{ passwordHash: string; isTemporary: boolean } | null> {
  const account = await Account.findOne({ where: { personId, disabledAt: null } });
  return account && { passwordHash: account.passwordHash, isTemporary: account.temporaryUntil !== null };
}
