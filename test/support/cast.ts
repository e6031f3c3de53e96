/** The named cast in the test database. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { seedCast } from '../../seeders/demo/people.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';

/** Writes the cast with their log-ins; returns people.id by name. */
export function givenCast(now = new Date('2026-11-23T02:00:00Z')): Promise<Record<CastName, number>> {
  return unitOfWork((transaction) => seedCast(transaction, now));
}
