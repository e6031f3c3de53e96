/** How much of an answer is right, part by part: options, blanks, gaps, pairs, places in an order, places on a picture. */
import { isAccepted } from './answerText.ts';
import { isWithin, readDecimal, times } from './exactDecimal.ts';
import { regionOf } from './pictureRegions.ts';
import type { ContentOf, Gap, QuestionContent } from './questionContent.ts';
import type { Response } from './response.ts';

/** Right and wrong parts of an answer, of all that there are to get right. */
export interface Parts {
  readonly right: number;
  readonly wrong: number;
  readonly all: number;
  /** Whether a wrong part forfeits a share of the right ones: where whoever takes everything would have all of them. */
  readonly forfeits: boolean;
}

/** Counts; for kinds that people mark there is nothing to count. */
export function countParts(content: QuestionContent, response: Response): Parts {
  switch (content.kind) {
    case 'single':
      return ofChoice([content.answerKey], response);
    case 'judgement':
      return ofChoice([String(content.isTrue)], response);
    case 'multiple':
      return ofChoice(content.answerKeys, response);
    case 'fillIn':
      return ofBlanks(content, response);
    case 'numeric':
      return ofTests([isRightNumber(content, response)]);
    case 'matching':
      return ofPlaces(
        content.lefts.map(({ key }) => content.pairs[key] ?? ''),
        response,
      );
    case 'ordering':
      return ofPlaces(
        content.options.map(({ key }) => key),
        response,
      );
    case 'cloze':
      return ofTests(content.gaps.map((gap, index) => isRightGap(gap, response[index] ?? '')));
    case 'hotSpot':
      return ofRegions(content, response);
    default:
      return { right: 0, wrong: 0, all: 1, forfeits: false };
  }
}

function ofChoice(rightKeys: readonly string[], response: Response): Parts {
  const chosen = [...new Set(response)];
  const right = chosen.filter((key) => rightKeys.includes(key)).length;
  return { right, wrong: chosen.length - right, all: rightKeys.length, forfeits: true };
}

function ofTests(tests: readonly boolean[]): Parts {
  const right = tests.filter(Boolean).length;
  return { right, wrong: tests.length - right, all: tests.length, forfeits: false };
}

/** A place that was left open is neither right nor wrong. */
function ofPlaces(wanted: readonly string[], response: Response): Parts {
  const right = wanted.filter((key, index) => key !== '' && response[index] === key).length;
  const given = response.filter((key) => key !== '').length;
  return { right, wrong: Math.max(0, given - right), all: wanted.length, forfeits: false };
}

function ofBlanks({ blanks, isCaseSensitive, inAnyOrder }: ContentOf<'fillIn'>, response: Response): Parts {
  const fits = (blank: number, text: number) =>
    isAccepted(response[text] ?? '', blanks[blank]?.accepted ?? [], isCaseSensitive);
  if (!inAnyOrder) return ofTests(blanks.map((_, index) => fits(index, index)));
  const right = mostPairs(blanks.length, fits);
  return { right, wrong: blanks.length - right, all: blanks.length, forfeits: false };
}

/** The most blanks that can each be given a text of their own (augmenting paths; Kuhn, Naval Res. Logist. Q. 2, 1955). */
function mostPairs(size: number, fits: (blank: number, text: number) => boolean): number {
  const holder = new Map<number, number>();
  const place = (blank: number, tried: Set<number>): boolean => {
    for (let text = 0; text < size; text++) {
      if (tried.has(text) || !fits(blank, text)) continue;
      tried.add(text);
      const other = holder.get(text);
      if (other === undefined || place(other, tried)) {
        holder.set(text, blank);
        return true;
      }
    }
    return false;
  };
  return Array.from({ length: size }, (_, blank) => place(blank, new Set())).filter(Boolean).length;
}

function isRightNumber({ value, tolerance, units }: ContentOf<'numeric'>, response: Response): boolean {
  const typed = readDecimal(response[0] ?? '');
  const unit =
    units.length === 1 ? units[0] : units.find(({ text }) => isAccepted(response[1] ?? '', [text], true));
  if (!typed || (units.length > 0 && !unit)) return false;
  const factor = readDecimal(unit?.factor ?? '1');
  return isNear(factor ? times(typed, factor) : typed, value, tolerance);
}

function isNear(typed: ReturnType<typeof readDecimal>, value: string, tolerance: string): boolean {
  const [wanted, apart] = [readDecimal(value), readDecimal(tolerance)];
  return typed !== null && wanted !== null && apart !== null && isWithin(typed, wanted, apart);
}

function isRightGap(gap: Gap, text: string): boolean {
  if (gap.input === 'choice') return text === gap.answerKey;
  if (gap.input === 'number') return isNear(readDecimal(text), gap.value, gap.tolerance);
  return isAccepted(text, gap.accepted, gap.isCaseSensitive);
}

/** Each right region counts once, however often it is met; a point outside of them is wrong. */
function ofRegions({ regions, answerKeys }: ContentOf<'hotSpot'>, response: Response): Parts {
  const met = response.map((text) => regionOf(text, regions)?.key ?? null);
  const right = answerKeys.filter((key) => met.includes(key)).length;
  const wrong = met.filter((key) => key === null || !answerKeys.includes(key)).length;
  return { right, wrong, all: answerKeys.length, forfeits: true };
}
