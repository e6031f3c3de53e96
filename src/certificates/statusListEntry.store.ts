/** Gives certificates their places in the status lists, and reads which places are set. */
import { randomInt } from 'node:crypto';
import { Op, QueryTypes } from 'sequelize';
import { database } from '../db/connection.ts';
import { lookupHash } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { CertificateChangeEntry } from './certificate.model.ts';
import {
  certificatesPerList,
  drawDecoys,
  listForCertificate,
  placesPerList,
  type StatusListName,
  type StatusPurpose,
} from './statusList.ts';
import { StatusListEntry } from './statusListEntry.model.ts';

/** The place of a certificate, or null where none was given yet. */
export async function findStatusIndex(certificateId: number): Promise<number | null> {
  const entry = await StatusListEntry.findOne({
    where: { certificateId },
    attributes: ['statusIndex'],
    raw: true,
  });
  return entry?.statusIndex ?? null;
}

/**
 * Gives a certificate a random free place, or finds the one that it has. Parallel issuers don't wait for each other:
 * which list follows from the certificate's id, and a place is taken by its unique key.
 */
export async function assignStatusIndex(transaction: Transaction, certificateId: number): Promise<number> {
  const has = await StatusListEntry.findOne({ where: { certificateId }, transaction });
  if (has) return has.statusIndex;
  const decoys = decoysOf(listForCertificate(certificateId));
  for (;;) {
    const statusIndex = drawPlace(certificateId, decoys);
    const taken = await StatusListEntry.count({ where: { statusIndex }, transaction });
    if (taken > 0) continue;
    const created = await nullIfTaken(
      StatusListEntry.create({ certificateId, statusIndex }, { transaction }),
    );
    if (created) return statusIndex;
    const others = await StatusListEntry.findOne({ where: { certificateId }, transaction });
    if (others) return others.statusIndex;
  }
}

/** Gives places to many certificates that have none, as after a bulk insert. */
export async function assignStatusIndexes(
  transaction: Transaction,
  certificateIds: readonly number[],
): Promise<void> {
  const drawn = new Map<number, number>();
  let homeless = [...certificateIds];
  while (homeless.length > 0) {
    for (const id of homeless) drawn.set(drawPlace(id, decoysOf(listForCertificate(id))), id);
    const entries = await StatusListEntry.findAll({
      where: { statusIndex: [...drawn.keys()] },
      attributes: ['statusIndex'],
      transaction,
    });
    for (const { statusIndex } of entries) drawn.delete(statusIndex);
    const housed = new Set(drawn.values());
    homeless = homeless.filter((id) => !housed.has(id));
  }
  const rows = [...drawn].map(([statusIndex, certificateId]) => ({ certificateId, statusIndex }));
  await StatusListEntry.bulkCreate(rows, { transaction });
}

/** Whether any certificate belongs to this list. */
export async function isListInUse(list: number): Promise<boolean> {
  const first = (list - 1) * placesPerList;
  const entry = await StatusListEntry.findOne({
    where: { statusIndex: { [Op.between]: [first, first + placesPerList - 1] } },
    attributes: ['id'],
  });
  return entry !== null;
}

/**
 * The places of a list that are set. What was replaced no longer holds, so it counts as revoked. A list's certificates
 * are a range of ids, so the index on their state leads straight to the few that count.
 */
export async function findSetPlaces({ purpose, list }: StatusListName): Promise<number[]> {
  const first = (list - 1) * certificatesPerList;
  const states = purpose === 'revocation' ? ['revoked', 'replaced'] : ['suspended'];
  const rows = await database().query<{ statusIndex: number }>(
    `SELECT entries.status_index AS statusIndex FROM certificates
      INNER JOIN status_list_entries AS entries ON entries.certificate_id = certificates.id
      WHERE certificates.state IN (:states) AND certificates.id BETWEEN :first AND :last`,
    { replacements: { states, first, last: first + certificatesPerList - 1 }, type: QueryTypes.SELECT },
  );
  return rows.map(({ statusIndex }) => statusIndex);
}

/** The id of the newest change of any certificate's status; 0 before the first. */
export async function findNewestChange(): Promise<number> {
  return Number((await CertificateChangeEntry.max('id')) ?? 0);
}

const decoys = new Map<number, readonly (StatusPurpose | null)[]>();

/** The decoys of a list; their seed follows from the application's key. */
export function decoysOf(list: number): readonly (StatusPurpose | null)[] {
  const known = decoys.get(list) ?? drawDecoys(lookupHash('decoys of the status lists'), list);
  decoys.set(list, known);
  return known;
}

function drawPlace(certificateId: number, reserved: readonly (StatusPurpose | null)[]): number {
  for (;;) {
    const place = randomInt(placesPerList);
    if (reserved[place] === null) return (listForCertificate(certificateId) - 1) * placesPerList + place;
  }
}
