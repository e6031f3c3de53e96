/** Makes certificates' documents off the event loop; piscina calls it by name. */
import { type DocumentJob, renderDocument } from './certificateDocument.ts';

/** Makes one document. */
export function render(job: DocumentJob): Promise<Uint8Array> {
  return renderDocument(job);
}
