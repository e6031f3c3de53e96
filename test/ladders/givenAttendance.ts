/** That someone was at a session, for tests. */
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Attendance } from '../../src/ladders/enrolment.model.ts';
import type { AttendanceMethod } from '../../src/ladders/roll.ts';

/** Records it as it is kept, without an entry of its own; nobody checked out. */
export async function givenAttendance(
  transaction: Transaction,
  facts: { sessionId: number; personId: number; method: AttendanceMethod; checkedInAt: Date },
): Promise<void> {
  await Attendance.create(
    { ...facts, checkedOutAt: null, minutes: null, recordedById: null },
    { transaction },
  );
}
