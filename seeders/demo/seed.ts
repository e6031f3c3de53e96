/** Fills an empty database with the fictional city, once. Each room seeds its own part, in one unit of work. */
import { Person } from '../../src/accounts/person.model.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { seedCast, seedWorkers } from './people.ts';
import { Chance } from './random.ts';

/** Writes the demonstration data unless there are people already. */
export async function seedDemonstration(now: Date): Promise<void> {
  if ((await Person.count()) > 0) return;
  await unitOfWork(async (transaction) => {
    const chance = new Chance(20_261_123);
    await seedCast(transaction, now);
    await seedWorkers(transaction, chance, now);
  });
}
