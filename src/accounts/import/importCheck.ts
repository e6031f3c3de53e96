/**
 * Checks the rows of a people import against each other and against the register, a few hundred at a time. Knows no
 * files and no database: who is known already comes as an argument.
 */
import { birthDateOf, type IdentityProblem, identityProblem } from '../../lib/identityNumber.ts';
import { readPhoneNumber } from '../../lib/phoneNumber.ts';
import { areSimilarNames, nameKey } from '../duplicates/nameKey.ts';
import {
  type ColumnRole,
  type ImportCell,
  type ImportField,
  type ImportRow,
  isRounded,
  readRow,
} from './importFields.ts';
import type { Outcome } from './importState.ts';

/** Why a cell can't be imported (refused), or should be looked at (doubtful: the last two). */
export type CellProblem =
  | 'required'
  | 'nameTooShort'
  | 'tooLong'
  | 'phone'
  | 'rounded'
  | `identity.${IdentityProblem}`
  | 'duplicateIdentity'
  | 'duplicateWorkerNumber'
  | 'duplicatePerson'
  | 'otherName'
  | 'takenWorkerNumber'
  | 'otherWorkerNumber'
  | 'meanwhile'
  | 'phoneOfOther'
  | 'similarPerson';

/** What is wrong with which cell. */
export interface Problem {
  readonly field: ImportField;
  readonly problem: CellProblem;
}

/** Someone whom a row means or may mean. */
export interface Match {
  readonly id: number;
  readonly name: string;
}

/** What became of one row. */
export interface CheckedRow {
  /** In the sheet, the heading being 1. */
  readonly line: number;
  readonly row: ImportRow;
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
  /** Known, or similar where it is doubtful. */
  readonly match: Match | null;
  /** What would be filled in of someone who is known. */
  readonly fills: readonly ImportField[];
  /** Where the file says otherwise than the register, which stays as it is. */
  readonly keeps: readonly ImportField[];
}

/** Someone in the register whom a row may mean; phone and ID number only where the file has them too. */
export interface RegisteredPerson extends Match {
  readonly phone: string | null;
  readonly hasPhone: boolean;
  readonly identityNumber: string | null;
  readonly hasIdentity: boolean;
  readonly birthDate: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
}

/** What is accepted. */
export interface ImportRules {
  readonly demonstration: boolean;
  readonly now: Date;
}

/** Checks a file's rows in their order; remembers what the rows above used up. */
export class RowChecker {
  readonly #roles: readonly ColumnRole[];
  readonly #rules: ImportRules;
  readonly #above = new RowsAbove();

  constructor(roles: readonly ColumnRole[], rules: ImportRules) {
    this.#roles = roles;
    this.#rules = rules;
  }

  /** The next rows; `firstLine` is the line of the first. Rows without anything in the mapped columns are left out. */
  check(
    rows: readonly (readonly ImportCell[])[],
    firstLine: number,
    registered: readonly RegisteredPerson[],
  ): CheckedRow[] {
    const register = new Register(registered);
    return rows.flatMap((cells, index) => {
      const row = readRow(cells, this.#roles);
      if (Object.values(row).every((value) => !value)) return [];
      return [{ line: firstLine + index, ...this.#judge(row, cells, register) }];
    });
  }

  #judge(row: ImportRow, cells: readonly ImportCell[], register: Register): Omit<CheckedRow, 'line'> {
    const known = register.find(row);
    const rounded = isRounded(cells[this.#roles.indexOf('identityNumber')]);
    const problems = [
      ...cellProblems(row, rounded, this.#rules),
      ...this.#above.clashes(row, known),
      ...register.clashes(row, known),
    ];
    const nothing = { row, problems, match: known && matchOf(known), fills: [], keeps: [] };
    if (problems.length > 0) return { ...nothing, outcome: 'refused' };
    if (known) return { ...nothing, outcome: 'known', ...changes(row, known) };
    const doubt = register.doubt(row);
    if (doubt) return { ...nothing, outcome: 'doubtful', ...doubt };
    return { ...nothing, outcome: 'new' };
  }
}

function matchOf({ id, name }: RegisteredPerson): Match {
  return { id, name };
}

/** What is blank in the register is filled in; what is there stays. */
function changes(row: ImportRow, known: RegisteredPerson): Pick<CheckedRow, 'fills' | 'keeps'> {
  const held: readonly [ImportField, boolean, boolean][] = [
    ['phone', known.hasPhone, known.phone === row.phone],
    ['identityNumber', known.hasIdentity, known.identityNumber === row.identityNumber],
    ['community', known.community !== null, known.community === row.community],
    ['workerNumber', known.workerNumber !== null, known.workerNumber === row.workerNumber],
  ];
  const given = held.filter(([field]) => row[field] !== null);
  return {
    fills: given.filter(([, isHeld]) => !isHeld).map(([field]) => field),
    keeps: given.filter(([, isHeld, isSame]) => isHeld && !isSame).map(([field]) => field),
  };
}

function cellProblems(row: ImportRow, isIdentityRounded: boolean, rules: ImportRules): Problem[] {
  const problems: Problem[] = [];
  if (row.name.length < 2)
    problems.push({ field: 'name', problem: row.name === '' ? 'required' : 'nameTooShort' });
  if (!row.phone && !row.identityNumber) problems.push({ field: 'phone', problem: 'required' });
  if (row.phone && readPhoneNumber(row.phone) === null) problems.push({ field: 'phone', problem: 'phone' });
  const wrong = row.identityNumber && identityProblem(row.identityNumber, rules);
  if (isIdentityRounded) problems.push({ field: 'identityNumber', problem: 'rounded' });
  else if (wrong) problems.push({ field: 'identityNumber', problem: `identity.${wrong}` });
  for (const field of ['name', 'community', 'workerNumber'] as const)
    if ((row[field]?.length ?? 0) > 60) problems.push({ field, problem: 'tooLong' });
  return problems;
}

/** The register as far as some rows meet it, by the same rules as registering itself. */
class Register {
  readonly #byIdentity = new Map<string, RegisteredPerson>();
  readonly #byPhone = new Map<string, RegisteredPerson[]>();
  readonly #byBirthDate = new Map<string, RegisteredPerson[]>();
  readonly #byWorkerNumber = new Map<string, RegisteredPerson>();

  constructor(people: readonly RegisteredPerson[]) {
    for (const person of [...people].sort((left, right) => left.id - right.id)) {
      const { identityNumber, phone, workerNumber, birthDate } = person;
      if (identityNumber) this.#byIdentity.set(identityNumber, person);
      if (workerNumber) this.#byWorkerNumber.set(workerNumber, person);
      if (phone) append(this.#byPhone, phone, person);
      if (birthDate) append(this.#byBirthDate, birthDate, person);
    }
  }

  /** Whom a row means: by ID number, else by phone and name. */
  find({ name, phone, identityNumber }: ImportRow): RegisteredPerson | null {
    const byIdentity = identityNumber && this.#byIdentity.get(identityNumber);
    if (byIdentity) return byIdentity;
    const candidates = (phone && this.#byPhone.get(phone)) || [];
    const named = candidates.filter((person) => person.name === name);
    return named.find(({ hasIdentity }) => identityNumber === null || !hasIdentity) ?? null;
  }

  clashes({ name, workerNumber }: ImportRow, known: RegisteredPerson | null): Problem[] {
    const problems: Problem[] = [];
    if (known && known.name !== name) problems.push({ field: 'name', problem: 'otherName' });
    const holder = workerNumber ? this.#byWorkerNumber.get(workerNumber) : undefined;
    if (holder && holder.id !== known?.id)
      problems.push({ field: 'workerNumber', problem: 'takenWorkerNumber' });
    else if (workerNumber && known?.workerNumber && known.workerNumber !== workerNumber)
      problems.push({ field: 'workerNumber', problem: 'otherWorkerNumber' });
    return problems;
  }

  /** Whom someone new resembles: the same phone, or a similar name and the same birth date. */
  doubt({ name, phone, identityNumber }: ImportRow): Pick<CheckedRow, 'problems' | 'match'> | null {
    const birthDate = identityNumber && birthDateOf(identityNumber);
    const born = (birthDate && this.#byBirthDate.get(birthDate)) || [];
    const similar = born.find((person) => areSimilarNames(person.name, name));
    if (similar) return { problems: [{ field: 'name', problem: 'similarPerson' }], match: matchOf(similar) };
    const [holder] = (phone && this.#byPhone.get(phone)) || [];
    return holder
      ? { problems: [{ field: 'phone', problem: 'phoneOfOther' }], match: matchOf(holder) }
      : null;
  }
}

/** What the rows above a row have used up. */
class RowsAbove {
  readonly #identities = new Set<string>();
  readonly #workerNumbers = new Set<string>();
  readonly #known = new Set<number>();
  /** ID numbers (or null) of the people with a phone and name. */
  readonly #people = new Map<string, (string | null)[]>();

  /** The clashes of the next row, which then counts as above. */
  clashes(row: ImportRow, known: RegisteredPerson | null): Problem[] {
    const { identityNumber, workerNumber } = row;
    const problems: Problem[] = [];
    if (identityNumber && this.#identities.has(identityNumber))
      problems.push({ field: 'identityNumber', problem: 'duplicateIdentity' });
    else if (this.#isSamePerson(row, known)) problems.push({ field: 'name', problem: 'duplicatePerson' });
    if (workerNumber && this.#workerNumbers.has(workerNumber))
      problems.push({ field: 'workerNumber', problem: 'duplicateWorkerNumber' });
    this.#add(row, known);
    return problems;
  }

  /** Two rows with one phone and name are two people only when both have an ID number. */
  #isSamePerson({ name, phone, identityNumber }: ImportRow, known: RegisteredPerson | null): boolean {
    if (known && this.#known.has(known.id)) return true;
    const same = (phone && this.#people.get(phoneAndName(phone, name))) || [];
    return same.some((other) => other === null || identityNumber === null);
  }

  #add({ name, phone, identityNumber, workerNumber }: ImportRow, known: RegisteredPerson | null): void {
    if (identityNumber) this.#identities.add(identityNumber);
    if (workerNumber) this.#workerNumbers.add(workerNumber);
    if (known) this.#known.add(known.id);
    if (phone) append(this.#people, phoneAndName(phone, name), identityNumber);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function phoneAndName(phone: string, name: string): string {
  return `${phone} ${nameKey(name)}`;
}
