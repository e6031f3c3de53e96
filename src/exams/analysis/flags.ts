/** What an author should look at, found from a question's statistics. Says it as data; knows no sentences. */
import type { ItemStatistics } from './itemStatistics.ts';
import type { OptionStatistics } from './optionStatistics.ts';

/** One thing to look at; `keys` name the options that it is about. */
export interface Flag {
  readonly kind: 'checkKey' | 'optionUnused' | 'tooEasy' | 'guessing' | 'weak';
  readonly keys: readonly string[];
}

/** Facility from which nearly everyone is right, and how near to guessing is no better than guessing; per cent. */
const easy = 95;
const nearGuessing = 5;
/** Discrimination below which a question hardly tells stronger from weaker candidates; per cent. */
const weak = 15;

/** Attempts below which figures say little. */
export const fewAttempts = 30;

/**
 * The flags of one question, the gravest first; `guessShare`: the score in per cent of one who guesses. A correlation of
 * S attempts strays by about 1/√S, so that with few attempts only what stands out more is named.
 */
export function flagsOf(
  { facility, discriminationIndex }: ItemStatistics,
  options: readonly OptionStatistics[],
  { guessShare, attempts }: { readonly guessShare: number; readonly attempts: number },
): Flag[] {
  const stray = attempts === 0 ? 1 : 1 / Math.sqrt(attempts);
  const rights = options.filter(({ isRight }) => isRight);
  const best = Math.max(...rights.map(({ pointBiserial }) => pointBiserial ?? -1));
  const luring = options.filter(
    ({ isRight, pointBiserial }) =>
      !isRight && pointBiserial !== null && pointBiserial > Math.max(2 * stray, best),
  );
  const unused = options.filter(({ isRight, count }) => !isRight && count === 0);
  const isReversed = discriminationIndex !== null && discriminationIndex < -100 * stray;
  const isWeak = !isReversed && discriminationIndex !== null && discriminationIndex < weak - 50 * stray;
  const named = (some: readonly OptionStatistics[]) => some.map(({ key }) => key);
  return [
    ...(isReversed || luring.length > 0 ? [{ kind: 'checkKey', keys: named(luring) } as const] : []),
    ...(facility <= guessShare + nearGuessing ? [{ kind: 'guessing', keys: [] } as const] : []),
    ...(isWeak && facility < easy ? [{ kind: 'weak', keys: [] } as const] : []),
    ...(facility >= easy ? [{ kind: 'tooEasy', keys: [] } as const] : []),
    ...(unused.length > 0 ? [{ kind: 'optionUnused', keys: named(unused) } as const] : []),
  ];
}
