/** Remembers what was worked out for a text, for texts that come again and again, such as browsers' headers. */

/**
 * The same function, remembering its latest few hundred answers by the text alone; `means` is what the work is done
 * with, and must not change the answer.
 */
export function remembered<V, Means = void>(
  work: (text: string, means: Means) => V,
  most = 500,
): (text: string, means: Means) => V {
  const known = new Map<string, V>();
  return (text, means) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = work(text, means);
    known.set(text, value);
    return value;
  };
}
