/** Turns "this key is taken" of the database into a value, so that stores can answer it with a refusal. */
import { UniqueConstraintError } from 'sequelize';

/** What the write gives, or null when a unique key was taken; within a transaction only that statement is undone. */
export async function nullIfTaken<T>(write: Promise<T>): Promise<T | null> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof UniqueConstraintError) return null;
    throw error;
  }
}
