/** Reads what someone was told, for tests. */
import { Notice } from '../../src/notices/notice.model.ts';

/** All notices of a person, newest first. */
export async function noticesOf(personId: number): Promise<Notice[]> {
  return Notice.findAll({
    where: { personId },
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
  });
}
