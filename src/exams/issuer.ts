/** Under whose name a passed exam's certificate is issued. */
import type { Issuer } from '../certificates/certificateAward.ts';
import type { Settings } from '../config.ts';

/** The issuer that the settings name. */
export function issuerOf({ organisation, timeZone, demonstration }: Settings): Issuer {
  return { name: organisation, timeZone, demonstration };
}
