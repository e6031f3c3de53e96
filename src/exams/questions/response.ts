/**
 * A candidate's answer to one question, as it is saved, stored, exported and marked: a list of texts whose places mean,
 * by kind:
 * - single: the option's key; multiple: the chosen keys; judgement: `true` or `false`
 * - fillIn: one text for each blank; cloze: one text (or option key) for each gap, in the order of the content
 * - numeric: the number as written, then the unit (may be empty where there is one unit at most)
 * - matching: the right option's key for each left one (empty: none); ordering: all keys in the chosen order
 * - hotSpot: points `x,y` in thousandths of the picture, or `#key` where a region was chosen by keyboard
 * - shortAnswer, essay: the text; upload: ids of the files
 *
 * The empty list, or one of empty texts only, is no answer.
 */
export type Response = readonly string[];

/** Longest text at one place, and most places, of any answer. */
export const responseLimits = { text: 20_000, places: 40 } as const;

/** Whether there is anything in it. */
export function isAnswered(response: Response | null): boolean {
  return response?.some((text) => text.trim() !== '') ?? false;
}
