/** Adds and changes people, and grants and withdraws roles, in the audit trail (without phones or ID numbers). */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import type { Role } from '../policy.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addRole, findRoles, hasAccount, removeRole } from './account.store.ts';
import type { PersonForm } from './person.form.ts';
import { lockPerson, updatePerson } from './person.store.ts';
import { findClash } from './register.store.ts';
import { registerPerson } from './registerPerson.action.ts';

/** Adds a person; refuses when she is known already. */
export function createPerson(form: PersonForm, actorId: number, now: Date): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const clash = await clashRefusal(transaction, form, null);
    if (clash) return clash;
    const person = await registerPerson(transaction, { ...form, consentVersion: null, now });
    if (isRefusal(person)) return person;
    if (!person.isNew) return refuse('accounts.refusal.known', {}, 'phone');
    if (form.workingSince) await updatePerson(transaction, person.personId, form, now);
    const subject = { subjectKind: 'person', subjectId: person.personId };
    await audit(transaction, { actorId, at: now, action: 'person.create', ...subject });
    return person.personId;
  });
}

/** Changes a person; an empty phone or ID number keeps what is stored. */
export function changePerson(
  personId: number,
  form: PersonForm,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    const clash = await clashRefusal(transaction, form, personId);
    if (clash) return clash;
    if (!(await updatePerson(transaction, personId, form, now))) return refuse('accounts.refusal.meanwhile');
    const changed = Object.entries(form).flatMap(([field, value]) => (value === null ? [] : [field]));
    await audit(transaction, {
      actorId,
      at: now,
      action: 'person.change',
      subjectKind: 'person',
      subjectId: personId,
      after: { fields: changed },
    });
    return null;
  });
}

/** Grants a role to someone with a log-in. */
export function grantRole(personId: number, role: Role, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if (!(await hasAccount(personId, transaction))) return refuse('accounts.refusal.noAccount');
    const before = await findRoles(personId, transaction);
    if (before.includes(role)) return null;
    await addRole(transaction, personId, role);
    await auditRoles(transaction, personId, {
      action: 'role.grant',
      before,
      after: [...before, role],
      actorId,
      at: now,
    });
    return null;
  });
}

/** Withdraws a role; nobody withdraws her own administration, so that one administrator always remains. */
export function withdrawRole(
  personId: number,
  role: Role,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if (personId === actorId && role === 'admin') return refuse('accounts.refusal.ownAdmin');
    const before = await findRoles(personId, transaction);
    if (!before.includes(role)) return null;
    await removeRole(transaction, personId, role);
    const after = before.filter((held) => held !== role);
    await auditRoles(transaction, personId, { action: 'role.withdraw', before, after, actorId, at: now });
    return null;
  });
}

async function clashRefusal(
  transaction: Transaction,
  form: PersonForm,
  ownId: number | null,
): Promise<Refusal | null> {
  const clash = await findClash(transaction, form, ownId);
  return clash && refuse(`accounts.refusal.clash.${clash}`, {}, clash);
}

async function auditRoles(
  transaction: Transaction,
  personId: number,
  change: { action: string; before: readonly Role[]; after: readonly Role[]; actorId: number; at: Date },
): Promise<void> {
  await audit(transaction, { ...change, subjectKind: 'person', subjectId: personId });
}
