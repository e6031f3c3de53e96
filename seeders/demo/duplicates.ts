/** Some people of the city who were registered twice, in each of the ways in which that happens. */
import { Person } from '../../src/accounts/person.model.ts';
import { personalColumns } from '../../src/accounts/person.store.ts';
import { unseal } from '../../src/db/secrets.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { communities, demonstrationIdentity } from './people.ts';

/** Writes the second records of some workers. */
export async function seedDuplicates(
  transaction: Transaction,
  workers: readonly number[],
  now: Date,
): Promise<void> {
  const chosen = [17, 118, 219, 320, 421].flatMap((place) => workers[place] ?? []);
  const found = await Person.findAll({ where: { id: chosen }, order: [['id', 'ASC']], transaction });
  const rows = found.map((person, index) => ({
    ...second(person, index),
    workerNumber: null,
    registeredAt: null,
    consentVersion: 'demonstration',
    consentAt: now,
    createdAt: new Date(now.getTime() - (index + 1) * 86_400_000),
  }));
  await Person.bulkCreate(rows, { transaction });
}

/** Signed up again without an ID number; typed with a wrong digit or character; a daughter with her mother's phone. */
function second({ name, phoneSealed, birthDate, community }: Person, index: number) {
  const phone = phoneSealed && unseal(phoneSealed);
  const born = (birthDate ?? '1980-01-01').replaceAll('-', '');
  const mistyped = personalColumns({
    phone: `1370000${4001 + index}`,
    identityNumber: demonstrationIdentity(born, 901 + 2 * index),
  });
  const samePhone = personalColumns({ phone, identityNumber: null });
  const kinds = [
    { name, community, ...samePhone },
    { name, community: communities[3], ...mistyped },
    { name: `${name.slice(0, 1)} ${name.slice(1)}`, community: null, ...samePhone },
    { name: name.length > 2 ? `${name.slice(0, 1)}小${name.slice(2)}` : name, community, ...mistyped },
    { name: `${name.slice(0, 1)}思雨`, community, ...samePhone },
  ];
  return kinds[index % kinds.length] as (typeof kinds)[number];
}
