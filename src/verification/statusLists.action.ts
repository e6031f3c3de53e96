/** All status lists at once, for a verifier that will ask no more. */
import { getStatusList } from '../certificates/statusList.action.ts';
import { statusPurposes } from '../certificates/statusList.ts';

/** The most lists that a file carries: four million certificates. */
const mostLists = 64;

/** Every list that certificates belong to, as VC-JWT. */
export async function listsInUse(origin: string, now: Date): Promise<string[]> {
  const lists: string[] = [];
  for (let list = 1; list <= mostLists; list++) {
    const pair = await Promise.all(
      statusPurposes.map((purpose) => getStatusList({ purpose, list }, origin, now)),
    );
    if (pair.some((one) => one === null)) break;
    lists.push(...pair.flatMap((one) => (one ? [one.jwt] : [])));
  }
  return lists;
}
