/**
 * How a merge treats the tables of every room. All columns that refer to `people` go to the record that goes on, found
 * from the models, so that tables added later are covered. Said here is only what is not so, and what happens where both
 * records have a row of which there may be one only.
 */

/** A row as plain values by attribute. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** References that stay as they are, by table and attribute, with the reason. */
export const exemptReferences: Readonly<Record<string, string>> = {
  'person_merges.winnerId': 'a merge says which records were one, as they were then',
  'person_merges.loserId': 'a merge says which records were one, as they were then',
  'duplicate_pairs.firstId': 'a pair is about two records; the next search compares the one that goes on',
  'duplicate_pairs.secondId': 'a pair is about two records; the next search compares the one that goes on',
};

/** Columns that hold the id of a person without referring to `people`, with the reason why they stay. */
export const unboundColumns: Readonly<Record<string, string>> = {
  'people.mergedIntoId': 'it is the merge itself',
  'result_lists.rows': 'a signed-off result is a document; names are found under merged ids, too',
  'audit_entries.actorId': 'the audit trail is never changed; names are found under merged ids, too',
};

/** What happens where both have a row: */
export type Collision =
  /** the better of the two stays (the record's own that goes on, where neither is); the other is taken out */
  | {
      readonly keep: 'better';
      readonly isBetter?: (loser: PlainRow, winner: PlainRow) => boolean;
      /** What hangs on the row that goes out: goes to the row that stays, or is taken out with it. */
      readonly children: 'move' | 'remove';
    }
  /** both stay: the loser's gets a mark on this column, so that the two differ */
  | { readonly keep: 'both'; readonly mark: string }
  /** the loser's stays with the record that ended */
  | { readonly keep: 'apart' }
  /** then they can't be merged */
  | { readonly keep: 'none' };

const usual: Collision = { keep: 'better', children: 'move' };

const collisions: Readonly<Record<string, Collision>> = {
  /** Both logins go on working, with the password of the one that goes on (account.store.ts). */
  accounts: { keep: 'apart' },
  enrolments: {
    keep: 'better',
    isBetter: (loser, winner) => placeRank(loser) > placeRank(winner),
    children: 'move',
  },
  attendances: {
    keep: 'better',
    isBetter: (loser, winner) => timeOf(loser.checkedInAt) < timeOf(winner.checkedInAt),
    children: 'move',
  },
  achievements: {
    keep: 'better',
    isBetter: (loser, winner) => lastsTo(loser) > lastsTo(winner),
    children: 'move',
  },
  sittings: {
    keep: 'better',
    isBetter: (loser, winner) => numberOf(loser.theoryMarks) > numberOf(winner.theoryMarks),
    children: 'remove',
  },
  practical_marks: {
    keep: 'better',
    isBetter: (loser, winner) => numberOf(loser.marks) > numberOf(winner.marks),
    children: 'remove',
  },
  exam_results: {
    keep: 'better',
    isBetter: (loser, winner) => totalOf(loser) > totalOf(winner),
    children: 'move',
  },
  /** A certificate is never taken back by a merge: both hold, and both are hers. */
  certificates: { keep: 'both', mark: 'awardKey' },
  /** Someone who was scored twice, or judged twice, in one event is two people, or the event has to be looked at. */
  contestants: { keep: 'none' },
  panel_members: { keep: 'none' },
  score_sheets: { keep: 'none' },
};

/** The rule of a table; a table that is not named keeps the row of the record that goes on. */
export function collisionRule(table: string): Collision {
  return collisions[table] ?? usual;
}

const places = ['lapsed', 'cancelled', 'waitlisted', 'offered', 'confirmed', 'completed'];

function placeRank({ state }: PlainRow): number {
  return places.indexOf(String(state));
}

function lastsTo({ validUntil }: PlainRow): number {
  return validUntil === null ? Number.POSITIVE_INFINITY : timeOf(validUntil);
}

function totalOf({ passed, theoryMarks, practicalMarks }: PlainRow): number {
  return (passed ? 1_000_000 : 0) + numberOf(theoryMarks) + numberOf(practicalMarks);
}

function timeOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : 0;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : -1;
}
