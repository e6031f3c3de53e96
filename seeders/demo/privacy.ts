/** What people of the city said about their data: consents, one taken back, one request to be erased; and one merge. */
import { mergePeople } from '../../src/accounts/merge/mergePeople.action.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { Consent } from '../../src/accounts/privacy/consent.model.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { requestErasure } from '../../src/ladders/people/erasePerson.action.ts';
import { withdrawConsent } from '../../src/ladders/people/withdrawConsent.action.ts';

const day = 86_400_000;

/** Says it, some days ago. */
export async function seedPrivacy(
  cast: { readonly admin: number; readonly organiser: number; readonly trainee: number },
  now: Date,
): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * day);
  const given = { kind: 'given', version: '2026-11', recordedById: null } as const;
  await unitOfWork(async (transaction) => {
    await Consent.create({ ...given, personId: cast.trainee, at: daysAgo(420) }, { transaction });
  });
  const workers = await Person.findAll({
    where: { workerNumber: ['W00801', 'W00802', 'W00803'] },
    order: [['workerNumber', 'ASC']],
  });
  const [leaving, silent, doubled] = workers;
  if (leaving) await requestErasure(leaving.id, cast.organiser, daysAgo(2));
  if (silent) await withdrawConsent(silent.id, cast.organiser, daysAgo(1));
  if (doubled) await seedMerge(doubled, cast.admin, daysAgo(3));
}

/** A second record of hers, made by a sign-up, that was merged into the first. */
async function seedMerge(doubled: Person, adminId: number, at: Date): Promise<void> {
  const { name, phoneSealed, phoneHash, phoneMasked, birthDate, community } = doubled;
  const nothing = {
    identitySealed: null,
    identityHash: null,
    identityMasked: null,
    sex: null,
    workerNumber: null,
    registeredAt: null,
  };
  const consent = { consentVersion: 'demonstration', consentAt: at, createdAt: at };
  const phone = { phoneSealed, phoneHash, phoneMasked };
  const twin = await unitOfWork((transaction) =>
    Person.create({ name, ...phone, birthDate, community, ...nothing, ...consent }, { transaction }),
  );
  const kept = 'winner' as const;
  const choices = { name: kept, phone: kept, identityNumber: kept, community: kept, workerNumber: kept };
  const admin = { id: adminId, name: '', roles: ['admin'] as const };
  await mergePeople({ winnerId: doubled.id, loserId: twin.id, choices }, admin, at);
}
