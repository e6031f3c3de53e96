/** Texts in which a backslash takes its meaning away from the character behind it; `\\n` is a new line. */

/** The parts between a separator that no backslash stands before. */
export function splitEscaped(line: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') part += line.slice(at, ++at + 1);
    else if (line.startsWith(separator, at)) {
      parts.push(part);
      part = '';
      at += separator.length - 1;
    } else part += line[at];
  }
  return [...parts, part];
}

/** The text without its backslashes and the spaces around it. */
export function plainText(text: string): string {
  return text.trim().replace(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one));
}
