/** Reads and writes requests to be erased. */

import { pageOf } from '../../db/pageOf.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import type { ListPage, ListQuery } from '../../lib/paging.ts';
import { ErasureRequest, type ErasureState } from './consent.model.ts';

/** A request. */
export interface ErasureRow {
  readonly id: number;
  readonly personId: number;
  readonly state: ErasureState;
  readonly requestedById: number;
  readonly requestedAt: Date;
  readonly decidedById: number | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
}

/** The latest request of a person. */
export async function findErasure(personId: number, transaction?: Transaction): Promise<ErasureRow | null> {
  const row = await ErasureRequest.findOne({
    where: { personId },
    order: [['id', 'DESC']],
    transaction: transaction ?? null,
  });
  return row?.get({ plain: true }) ?? null;
}

/** Adds a request. */
export async function addErasure(
  transaction: Transaction,
  request: { personId: number; requestedById: number; requestedAt: Date },
): Promise<void> {
  const row = { ...request, state: 'waiting' as const, decidedById: null, decidedAt: null, note: null };
  await ErasureRequest.create(row, { transaction });
}

/** Decides a request. */
export async function decideErasure(
  transaction: Transaction,
  id: number,
  decision: { state: ErasureState; decidedById: number; decidedAt: Date; note: string | null },
): Promise<void> {
  await ErasureRequest.update(decision, { where: { id }, transaction });
}

/** One page of the requests in a state. */
export function pageOfErasures(state: ErasureState, query: ListQuery): Promise<ListPage<ErasureRow>> {
  return pageOf(ErasureRequest, query, { state });
}
