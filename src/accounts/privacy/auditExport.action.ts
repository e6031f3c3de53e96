/** Writes down that someone's personal data was given out: to her, or to an administrator with a reason. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';

/** Writes it down. */
export function auditDataExport(
  personId: number,
  { actorId, reason, now }: { actorId: number; reason: string | null; now: Date },
): Promise<void> {
  return unitOfWork((transaction) =>
    audit(transaction, {
      actorId,
      at: now,
      action: 'person.exportData',
      subjectKind: 'person',
      subjectId: personId,
      ...(reason === null ? {} : { after: { reason } }),
    }),
  );
}
