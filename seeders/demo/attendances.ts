/** How demonstration trainees were recorded: most scan, some are scanned or ticked; most check out. */
import { minutesAttended } from '../../src/ladders/attendance/minutes.ts';

/** A session that was seeded. */
export interface SeededSession {
  readonly id: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const minute = 60_000;

/** One attendance: who has no phone at hand is ticked or shows her code; every seventh forgets to check out. */
export function attendance(
  session: SeededSession,
  personId: number,
  { now, trainerId }: { now: Date; trainerId: number },
) {
  const { id: sessionId, startsAt, endsAt } = session;
  const method = personId % 9 === 0 ? 'roll' : personId % 9 === 5 ? 'trainerScan' : 'qr';
  const recordedById = method === 'qr' ? personId : trainerId;
  const checkedInAt = new Date(Math.min(now.getTime(), startsAt.getTime() - (personId % 15) * minute));
  const isOut = endsAt < now && personId % 7 !== 3;
  const checkedOutAt = isOut ? new Date(endsAt.getTime() + ((personId % 8) - 3) * minute) : null;
  const minutes = checkedOutAt && minutesAttended(session, checkedInAt, checkedOutAt);
  const checkOutMethod = checkedOutAt && method;
  return {
    sessionId,
    personId,
    method,
    recordedById,
    checkedInAt,
    checkedOutAt,
    checkOutMethod,
    minutes,
  } as const;
}
