/** Who is told of look-ups, so that holders see who looked: nobody until a recorder is set at the start. */

/** One look-up, without anything about who asked. */
export interface LookUpNote {
  readonly certificateId: number;
  readonly kind: 'qr' | 'number' | 'api';
  readonly at: Date;
  readonly city: string | null;
}

/** Keeps notes of look-ups. */
export type LookUpRecorder = (note: LookUpNote) => Promise<unknown>;

let recorder: LookUpRecorder | null = null;

/** Sets the recorder; null takes it away again. */
export function useLookUpRecorder(next: LookUpRecorder | null): void {
  recorder = next;
}

/** Passes a note on. A recorder that fails costs nobody an answer: the note is lost. */
export async function noteLookUp(note: LookUpNote): Promise<void> {
  try {
    await recorder?.(note);
  } catch {
    // The employer has her answer; the holder misses one line.
  }
}
