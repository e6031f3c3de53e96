/**
 * Checks the rows of a people import against each other and against the register. Knows no files and no database: who
 * is known already comes as an argument.
 */
import { type IdentityProblem, identityProblem } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';
import { type ImportColumn, type ImportRow, isRounded, readRow } from './importRows.ts';

/** Why a cell can't be imported. */
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
  | 'otherWorkerNumber';

interface Problem {
  readonly column: ImportColumn;
  readonly problem: CellProblem;
}

/** What became of one row; `line` is its line in the sheet, the heading being 1. */
export interface CheckedRow {
  readonly line: number;
  readonly row: ImportRow;
  readonly outcome: 'new' | 'known' | 'error';
  readonly problems: readonly Problem[];
}

/** Someone in the register whom a row may mean; phone and ID number only where the file has them too. */
export interface RegisteredPerson {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly hasIdentity: boolean;
  readonly workerNumber: string | null;
}

/** What is accepted. */
export interface ImportRules {
  readonly demonstration: boolean;
  readonly now: Date;
}

/** Checks every row; rows that are wholly empty are left out. */
export function checkRows(
  sheet: readonly (readonly unknown[])[],
  headings: ReadonlyMap<ImportColumn, number>,
  registered: readonly RegisteredPerson[],
  rules: ImportRules,
): CheckedRow[] {
  const register = new Register(registered);
  const above = new RowsAbove();
  return sheet.flatMap((cells, index) => {
    const row = readRow(cells, headings);
    if (Object.values(row).every((value) => !value)) return [];
    const isIdentityRounded = isRounded(cells[headings.get('identityNumber') ?? -1]);
    const known = register.find(row);
    const problems = [
      ...cellProblems(row, isIdentityRounded, rules),
      ...above.clashes(row, known),
      ...register.clashes(row, known),
    ];
    const outcome = problems.length > 0 ? 'error' : known ? 'known' : 'new';
    return [{ line: index + 2, row, outcome, problems }];
  });
}

function cellProblems(row: ImportRow, isIdentityRounded: boolean, rules: ImportRules): Problem[] {
  const problems: Problem[] = [];
  if (row.name.length < 2)
    problems.push({ column: 'name', problem: row.name === '' ? 'required' : 'nameTooShort' });
  if (!row.phone && !row.identityNumber) problems.push({ column: 'phone', problem: 'required' });
  if (row.phone && readPhoneNumber(row.phone) === null) problems.push({ column: 'phone', problem: 'phone' });
  const wrong = row.identityNumber && identityProblem(row.identityNumber, rules);
  if (isIdentityRounded) problems.push({ column: 'identityNumber', problem: 'rounded' });
  else if (wrong) problems.push({ column: 'identityNumber', problem: `identity.${wrong}` });
  for (const column of ['name', 'community', 'workerNumber'] as const)
    if ((row[column]?.length ?? 0) > 60) problems.push({ column, problem: 'tooLong' });
  return problems;
}

/** The register as far as the file meets it, by the same rules as registering itself. */
class Register {
  readonly #byIdentity = new Map<string, RegisteredPerson>();
  readonly #byPhoneAndName = new Map<string, RegisteredPerson[]>();
  readonly #byWorkerNumber = new Map<string, RegisteredPerson>();

  constructor(people: readonly RegisteredPerson[]) {
    for (const person of [...people].sort((left, right) => left.id - right.id)) {
      const { identityNumber, phone, workerNumber } = person;
      if (identityNumber) this.#byIdentity.set(identityNumber, person);
      if (workerNumber) this.#byWorkerNumber.set(workerNumber, person);
      if (phone) append(this.#byPhoneAndName, phoneAndName(phone, person.name), person);
    }
  }

  /** Whom a row means: by ID number, else by phone and name. */
  find({ name, phone, identityNumber }: ImportRow): RegisteredPerson | null {
    const byIdentity = identityNumber && this.#byIdentity.get(identityNumber);
    if (byIdentity) return byIdentity;
    const candidates = (phone && this.#byPhoneAndName.get(phoneAndName(phone, name))) || [];
    return candidates.find(({ hasIdentity }) => identityNumber === null || !hasIdentity) ?? null;
  }

  clashes({ name, workerNumber }: ImportRow, known: RegisteredPerson | null): Problem[] {
    const problems: Problem[] = [];
    if (known && known.name !== name) problems.push({ column: 'name', problem: 'otherName' });
    const holder = workerNumber ? this.#byWorkerNumber.get(workerNumber) : undefined;
    if (holder && holder.id !== known?.id)
      problems.push({ column: 'workerNumber', problem: 'takenWorkerNumber' });
    else if (workerNumber && known?.workerNumber && known.workerNumber !== workerNumber)
      problems.push({ column: 'workerNumber', problem: 'otherWorkerNumber' });
    return problems;
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
      problems.push({ column: 'identityNumber', problem: 'duplicateIdentity' });
    else if (this.#isSamePerson(row, known)) problems.push({ column: 'name', problem: 'duplicatePerson' });
    if (workerNumber && this.#workerNumbers.has(workerNumber))
      problems.push({ column: 'workerNumber', problem: 'duplicateWorkerNumber' });
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
  return `${phone} ${name}`;
}
