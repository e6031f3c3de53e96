/** Reads people for an export, some thousands at a time. */
import { Op } from 'sequelize';
import { unseal } from '../../db/secrets.ts';
import type { ListQuery } from '../../lib/paging.ts';
import { living } from '../people.store.ts';
import { Person } from '../person.model.ts';

/** One person as she is exported; phone and ID number masked or in full. */
export interface ExportedPerson {
  readonly id: number;
  readonly name: string;
  readonly workerNumber: string | null;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly sex: 'female' | 'male' | null;
  readonly community: string | null;
  readonly registeredAt: Date | null;
  readonly consentAt: Date | null;
  readonly createdAt: Date;
}

const attributes = [
  'id',
  'name',
  'workerNumber',
  'phoneMasked',
  'identityMasked',
  'birthDate',
  'sex',
  'community',
  'registeredAt',
  'consentAt',
  'createdAt',
];

/** The next people after this id whom the search and filters find, in order of id. */
export async function findForExport(
  query: Pick<ListQuery, 'search' | 'filters'>,
  { after, limit, inFull }: { after: number; limit: number; inFull: boolean },
): Promise<ExportedPerson[]> {
  const rows = await Person.findAll({
    where: { [Op.and]: [living(query), { id: { [Op.gt]: after } }] },
    attributes: inFull ? [...attributes, 'phoneSealed', 'identitySealed'] : attributes,
    order: [['id', 'ASC']],
    limit,
  });
  return rows.map((row) => {
    const { phoneMasked, phoneSealed, identityMasked, identitySealed, ...person } = row.get({ plain: true });
    return {
      ...person,
      phone: phoneSealed ? unseal(phoneSealed) : phoneMasked,
      identityNumber: identitySealed ? unseal(identitySealed) : identityMasked,
    };
  });
}
