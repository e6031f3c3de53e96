/**
 * Words that the title of a training, award or honour certificate must not carry: they would make it look like a
 * state document. Strict on purpose: 跨国家政 is refused for 国家, since a title can be worded otherwise.
 */

const forbiddenWords = ['中华人民共和国', '中国', '国家', '全国', '职业资格'] as const;

const simplified: Readonly<Record<string, string>> = {
  華: '华',
  國: '国',
  職: '职',
  業: '业',
  資: '资',
  囯: '国',
};

/** The forbidden words in a title, in the order of the list; spaces, marks and traditional characters hide none. */
export function findForbiddenTitleWords(title: string): string[] {
  const letters = title.normalize('NFKC').replace(/[^\p{Letter}\p{Number}]/gu, '');
  const plain = letters.replace(/[華國職業資囯]/g, (character) => simplified[character] ?? character);
  return forbiddenWords.filter((word) => plain.includes(word));
}
