/** Which courses ask for an ID number: those whose certificate carries it; where a course says nothing, it does. */

/** Whether those who enrol for a course are asked for their ID number. */
export function asksIdentity(course: object): boolean {
  return !('needsIdentity' in course) || Boolean(course.needsIdentity);
}
