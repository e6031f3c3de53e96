/** Files inside a PDF, as PDF/A-3 wants them: with type, date, and how they relate to the page. */

/** A file to attach. */
export interface Attachment {
  readonly name: string;
  /** Media type, such as `application/vc+jwt`. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly createdAt: Date;
}

/** Attaches a file that says the same as the page for machines (AFRelationship `Alternative`). */
export function attach(document: PDFKit.PDFDocument, attachment: Attachment): void {
  const { name, mimeType, bytes, description, createdAt } = attachment;
  const options = {
    name,
    type: mimeType,
    description,
    creationDate: createdAt,
    modifiedDate: createdAt,
    relationship: 'Alternative',
  };
  document.file(Buffer.from(bytes), options);
}
