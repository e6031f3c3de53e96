/**
 * Masks names, phones and ID numbers for screens: just enough stays to tell people apart. Does not know who looks;
 * what is too short to be masked is hidden whole.
 */

/**
 * 王芳 → 王*, 王小芳 → 王*芳, 欧阳小芳 → 欧**芳; a middle dot stays. In other scripts each word keeps its first letter
 * and hides its length: Anna Li → A*** L***.
 */
export function maskName(name: string): string {
  const plain = name.normalize('NFKC').trim();
  if (!/^[\p{Script=Han}·]+$/u.test(plain)) return plain.replace(/(\S)\S*/gu, '$1***');
  const characters = [...plain];
  if (characters.length < 2) return '*';
  const shown = characters.length === 2 ? [0] : [0, characters.length - 1];
  return characters
    .map((character, index) => (shown.includes(index) || character === '·' ? character : '*'))
    .join('');
}

/** 13812341234 → 138****1234; anything shorter than 8 characters is hidden whole. */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, 3, 4);
}

/** 11010519491231002X → 1101**********002X, as staff see it. */
export function maskIdentityNumber(identityNumber: string): string {
  return maskMiddle(identityNumber, 4, 4);
}

function maskMiddle(text: string, head: number, tail: number): string {
  const characters = [...text];
  const hidden = characters.length - head - tail;
  if (hidden < 1) return '*'.repeat(characters.length);
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(-tail)].join('');
}

/** wang.fang@example.cn → w***@example.cn */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}***@${domain}`;
}
