/** Who teaches a class. */
import { Cohort, Session } from '../cohort.model.ts';

/** Whether someone teaches a class, or one of its sessions. */
export async function teachesClass(cohortId: number, personId: number): Promise<boolean> {
  const own = await Cohort.count({ where: { id: cohortId, trainerId: personId } });
  return own > 0 || (await Session.count({ where: { cohortId, trainerId: personId } })) > 0;
}
