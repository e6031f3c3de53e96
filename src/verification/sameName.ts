/** Whether a typed name is the holder's: only letters count, since dots, spaces, width and case are typed in many ways. */

/** Compares the name on file with a typed one. */
export function isSameName(onFile: string, typed: string): boolean {
  const letters = lettersOf(onFile);
  return letters !== '' && letters === lettersOf(typed);
}

function lettersOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[^\p{Letter}\p{Mark}]/gu, '')
    .toLowerCase();
}
