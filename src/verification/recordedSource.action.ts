/** Where other issuers' certificates are looked up: nowhere until a source is set at the start. */
import type { RecordedCertificate } from './verdict.ts';

/** Finds by the token of our page about it, or by the number that its issuer printed. */
export interface RecordedSource {
  findByToken(token: string): Promise<RecordedCertificate | null>;
  findByNumber(number: string): Promise<RecordedCertificate | null>;
}

const nowhere: RecordedSource = {
  findByToken: () => Promise.resolve(null),
  findByNumber: () => Promise.resolve(null),
};
let source = nowhere;

/** Sets the source; null takes it away again. */
export function useRecordedSource(found: RecordedSource | null): void {
  source = found ?? nowhere;
}

/** The source in use. */
export function recordedSource(): RecordedSource {
  return source;
}
