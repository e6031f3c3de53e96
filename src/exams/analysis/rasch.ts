/**
 * A Rasch calibration: how hard each item is and how able each candidate, on one scale of logits, by joint maximum
 * likelihood with Wright & Douglas's correction (k − 1)/k for its bias (Wright & Stone, Best Test Design, 1979, ch. 3),
 * with infit and outfit mean squares (Wright & Masters, Rating Scale Analysis, 1982, ch. 5). Right or wrong only.
 */

/** One item's place on the scale. */
export interface RaschItem {
  /** Logits; the items' mean is 0. Null: everyone or nobody was right. */
  readonly difficulty: number | null;
  readonly standardError: number | null;
  /** 1 is as expected; above 1.3 or so candidates answer less regularly than the model says. */
  readonly infit: number | null;
  readonly outfit: number | null;
}

const mostRounds = 200;
const close = 0.0005;

/** Calibrates; `rows` of 1 and 0. Those with all or none right, and items like that, say nothing and are left out. */
export function calibrate(rows: readonly (readonly (0 | 1)[])[], items: number): RaschItem[] {
  const blank = { difficulty: null, standardError: null, infit: null, outfit: null };
  const { people, used } = informative(rows, items);
  if (people.length < 2 || used.length < 2) return Array.from({ length: items }, () => blank);
  const { abilities, difficulties } = estimate(rows, people, used);
  const shrink = (used.length - 1) / used.length;
  const found = Array.from({ length: items }, (): RaschItem => blank);
  for (const [at, item] of used.entries()) {
    const difficulty = difficulties[at] as number;
    const fit = fitOf(
      people.map((person, index) => [rows[person]?.[item] ?? 0, (abilities[index] as number) - difficulty]),
    );
    found[item] = { difficulty: difficulty * shrink, ...fit };
  }
  return found;
}

/** Leaves out extreme people and items until none is left. */
function informative(
  rows: readonly (readonly (0 | 1)[])[],
  items: number,
): { people: number[]; used: number[] } {
  let people = rows.map((_, index) => index);
  let used = Array.from({ length: items }, (_, index) => index);
  for (;;) {
    const before = people.length + used.length;
    people = people.filter((person) => isMixed(used.map((item) => rows[person]?.[item] ?? 0)));
    used = used.filter((item) => isMixed(people.map((person) => rows[person]?.[item] ?? 0)));
    if (people.length + used.length === before) return { people, used };
  }
}

function isMixed(answers: readonly number[]): boolean {
  const right = answers.filter((answer) => answer === 1).length;
  return right > 0 && right < answers.length;
}

/** Newton's steps for people and items in turn, people of one score together; items stay centred on 0. */
function estimate(
  rows: readonly (readonly (0 | 1)[])[],
  people: readonly number[],
  used: readonly number[],
): { abilities: number[]; difficulties: number[] } {
  const scores = people.map((person) => used.filter((item) => rows[person]?.[item] === 1).length);
  const right = used.map((item) => people.filter((person) => rows[person]?.[item] === 1).length);
  const counts = Array.from(
    { length: used.length },
    (_, score) => scores.filter((one) => one === score).length,
  );
  const ability = Array.from({ length: used.length }, (_, score) => Math.log(score / (used.length - score)));
  let difficulties = right.map((count) => Math.log((people.length - count) / count));
  for (let round = 0; round < mostRounds; round++) {
    difficulties = centred(difficulties);
    for (let score = 1; score < used.length; score++) {
      const chances = difficulties.map((difficulty) => chance((ability[score] as number) - difficulty));
      ability[score] = (ability[score] as number) + step(score - sum(chances), sum(chances.map(information)));
    }
    const moves = difficulties.map((difficulty, at) => {
      const chances = ability.map((one) => chance(one - difficulty));
      const expected = sum(chances.map((one, score) => (counts[score] as number) * one));
      const known = sum(chances.map((one, score) => (counts[score] as number) * information(one)));
      return step(expected - (right[at] as number), known);
    });
    difficulties = difficulties.map((difficulty, at) => difficulty + (moves[at] as number));
    if (Math.max(...moves.map(Math.abs)) < close) break;
  }
  return { abilities: scores.map((score) => ability[score] as number), difficulties: centred(difficulties) };
}

/** Mean squares of standardised residuals: outfit plain, infit weighted by information. */
function fitOf(
  pairs: readonly (readonly [answer: number, distance: number])[],
): Omit<RaschItem, 'difficulty'> {
  const lines = pairs.map(([answer, distance]) => {
    const expected = chance(distance);
    return { squared: (answer - expected) ** 2, known: information(expected) };
  });
  const known = sum(lines.map((line) => line.known));
  return {
    standardError: 1 / Math.sqrt(known),
    infit: sum(lines.map(({ squared }) => squared)) / known,
    outfit: sum(lines.map((line) => line.squared / line.known)) / lines.length,
  };
}

const chance = (distance: number) => 1 / (1 + Math.exp(-distance));
const information = (probability: number) => probability * (1 - probability);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** Not more than one logit at a time, so that early steps don't overshoot. */
const step = (distance: number, known: number) => Math.max(-1, Math.min(1, distance / Math.max(known, 1e-9)));

function centred(values: readonly number[]): number[] {
  const middle = sum(values) / values.length;
  return values.map((value) => value - middle);
}
