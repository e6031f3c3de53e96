/** Under whose name certificates are issued. */

import type { Settings } from '../config.ts';
import type { Issuer } from './certificateAward.ts';

/** The issuer that the settings name. */
export function issuerOf({ organisation, timeZone, demonstration, issuerMark }: Settings): Issuer {
  return { name: organisation, timeZone, demonstration, mark: issuerMark };
}
