/** Shows just enough of personal data to tell people apart. */

/** 王小芳 → 王*芳, 王芳 → 王*, 欧阳小兰 → 欧**兰; Latin names keep the first letter of each word. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (/^[\p{Script=Latin}\s.'’-]+$/u.test(name)) return name.trim().replace(/(\p{L})[^\s]*/gu, '$1***');
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** 13812341234 → 138****1234 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** First four and last four of an ID number: 2306**********1234 */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(Math.max(0, number.length - 8))}${number.slice(-4)}`;
}
