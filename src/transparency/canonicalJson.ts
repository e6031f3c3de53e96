/**
 * One text for one value, so that its hash means something: JSON with sorted names and no spaces (RFC 8785; its
 * numbers and texts are those of ECMAScript). Names without a value are left out, dates become ISO texts.
 */

/** Writes a value as canonical JSON. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  // Null prototype: a name such as __proto__ is a name like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value).sort()) copy[name] = sorted((value as Record<string, unknown>)[name]);
  return copy;
}
