/** Makes typed answers comparable: width, traditional forms, spaces and, where it does not matter, case. */
import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 't', to: 'cn' });

/** A text as it is compared. */
export function levelled(text: string, isCaseSensitive = false): string {
  const plain = simplified(text.normalize('NFKC')).replace(/\s+/gu, '');
  return isCaseSensitive ? plain : plain.toLowerCase();
}

/** Whether a typed text is one of those that are accepted. */
export function isAccepted(typed: string, accepted: readonly string[], isCaseSensitive = false): boolean {
  const one = levelled(typed, isCaseSensitive);
  return one !== '' && accepted.some((text) => levelled(text, isCaseSensitive) === one);
}
