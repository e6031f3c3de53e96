/** The sheet that a certificate is drawn on: sizes in points, colours, and the two languages of its text. */

/** A4 landscape. */
export const page = { x: 0, y: 0, width: 841.89, height: 595.28 };

/** From the edge of the sheet to the text. */
export const margin = 92;

/** The colour of what is read first. */
export const ink = '#1c2430';

/** The colour of labels and English. */
export const grey = '#5a6270';

/** A paragraph in Chinese. */
export const chinese = { type: 'P', lang: 'zh-CN' } as const;

/** A paragraph in English. */
export const english = { type: 'P', lang: 'en' } as const;
