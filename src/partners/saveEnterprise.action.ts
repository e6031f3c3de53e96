/** Makes and changes enterprises and their members, in the audit trail. */
import { findRoles } from '../accounts/account.store.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  addEnterprise,
  addMember,
  type EnterpriseRow,
  lockEnterprise,
  removeMember,
  setContact,
  updateEnterprise,
} from './enterprise.store.ts';

/** What staff fill in. */
export interface EnterprisePlan {
  readonly name: string;
  /** Standard form, checked. */
  readonly creditCode: string;
}

interface Author {
  readonly actorId: number;
  readonly now: Date;
}

/** Makes an enterprise and returns its id. */
export function createEnterprise(plan: EnterprisePlan, author: Author): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const row = { ...plan, state: 'active' as const, createdAt: author.now };
    const id = await addEnterprise(transaction, row);
    if (id === null) return refuse('partners.refusal.codeTaken', {}, 'creditCode');
    await record(transaction, author, { action: 'enterprise.create', id, after: plan });
    return id;
  });
}

/** Changes an enterprise's name or code. */
export function changeEnterprise(id: number, plan: EnterprisePlan, author: Author): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const { name, creditCode } = await lock(transaction, id);
    if (!(await updateEnterprise(transaction, id, plan)))
      return refuse('partners.refusal.codeTaken', {}, 'creditCode');
    const before = { name, creditCode };
    await record(transaction, author, { action: 'enterprise.change', id, before, after: plan });
    return null;
  });
}

/** Closes an enterprise (its keys and webhooks stand still) or opens it again. */
export function setEnterpriseState(id: number, state: EnterpriseRow['state'], author: Author): Promise<void> {
  return unitOfWork(async (transaction) => {
    const before = await lock(transaction, id);
    if (before.state === state) return;
    await updateEnterprise(transaction, id, { state });
    const action = state === 'active' ? 'enterprise.open' : 'enterprise.close';
    await record(transaction, author, { action, id, before: { state: before.state }, after: { state } });
  });
}

/** Lets a person with the role of an employer act for an enterprise. */
export function joinEnterprise(id: number, personId: number, author: Author): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lock(transaction, id);
    if (!(await findRoles(personId, transaction)).includes('employer'))
      return refuse('partners.refusal.notEmployer', {}, 'personId');
    if (!(await addMember(transaction, { enterpriseId: id, personId, addedAt: author.now })))
      return refuse('partners.refusal.memberElsewhere', {}, 'personId');
    await record(transaction, author, { action: 'enterprise.addMember', id, after: { personId } });
    return null;
  });
}

/** Ends that a person acts for an enterprise. */
export function leaveEnterprise(id: number, personId: number, author: Author): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lock(transaction, id);
    if (!(await removeMember(transaction, id, personId))) return refuse('partners.refusal.noMember');
    await record(transaction, author, { action: 'enterprise.removeMember', id, before: { personId } });
    return null;
  });
}

/** Makes a member the one whom staff call. */
export function chooseContact(id: number, personId: number, author: Author): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lock(transaction, id);
    if (!(await setContact(transaction, id, personId))) return refuse('partners.refusal.noMember');
    await record(transaction, author, { action: 'enterprise.chooseContact', id, after: { personId } });
    return null;
  });
}

async function lock(transaction: Transaction, id: number): Promise<EnterpriseRow> {
  const enterprise = await lockEnterprise(transaction, id);
  if (!enterprise) throw new Error('The enterprise is gone.');
  return enterprise;
}

function record(
  transaction: Transaction,
  { actorId, now }: Author,
  { id, ...change }: { action: string; id: number; before?: unknown; after?: unknown },
): Promise<void> {
  return audit(transaction, { actorId, at: now, subjectKind: 'enterprise', subjectId: id, ...change });
}
