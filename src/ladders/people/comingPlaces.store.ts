/** Finds the classes to come in which someone has a place or waits for one. */
import { Op } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Cohort } from '../cohort.model.ts';
import { Enrolment } from '../enrolment.model.ts';

/** Their ids, in order. */
export async function findComingCohorts(
  personId: number,
  now: Date,
  transaction?: Transaction,
): Promise<number[]> {
  const inside = { transaction: transaction ?? null };
  const places = await Enrolment.findAll({
    where: { personId, state: ['confirmed', 'offered', 'waitlisted'] },
    attributes: ['cohortId'],
    raw: true,
    ...inside,
  });
  const cohorts = await Cohort.findAll({
    where: { id: places.map(({ cohortId }) => cohortId), state: 'open', endsAt: { [Op.gt]: now } },
    attributes: ['id'],
    order: [['id', 'ASC']],
    raw: true,
    ...inside,
  });
  return cohorts.map(({ id }) => id);
}
