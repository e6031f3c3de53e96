/** Adds and changes stations. */
import { findRoles } from '../../accounts/account.store.ts';
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { addStation, findStation, type StationRow, updateStation } from './station.store.ts';

type StationFacts = Omit<StationRow, 'id'>;

/** Adds a station; gives its id. */
export function createStation(facts: StationFacts, actorId: number, now: Date): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const refusal = await refuseManager(transaction, facts);
    if (refusal) return refusal;
    const id = await addStation(transaction, facts);
    if (id === null) return refuse('enrolment.refusal.codeTaken', {}, 'code');
    const subject = { subjectKind: 'station', subjectId: id, actorId, at: now };
    await audit(transaction, { ...subject, action: 'station.create', after: audited(facts) });
    return id;
  });
}

/** Changes a station. */
export function changeStation(
  id: number,
  facts: StationFacts,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const before = await findStation(id, transaction);
    if (!before) throw new Error('The station is gone.');
    const refusal = await refuseManager(transaction, facts);
    if (refusal) return refusal;
    if (!(await updateStation(transaction, id, facts)))
      return refuse('enrolment.refusal.codeTaken', {}, 'code');
    const subject = { subjectKind: 'station', subjectId: id, actorId, at: now };
    const change = { before: audited(before), after: audited(facts) };
    await audit(transaction, { ...subject, action: 'station.change', ...change });
    return null;
  });
}

async function refuseManager(transaction: Transaction, { managerId }: StationFacts): Promise<Refusal | null> {
  if (managerId === null) return null;
  const roles = await findRoles(managerId, transaction);
  return roles.includes('stationManager') ? null : refuse('enrolment.refusal.noManager', {}, 'managerId');
}

function audited({ code, managerId, isActive }: StationFacts) {
  return { code, managerId, isActive };
}
