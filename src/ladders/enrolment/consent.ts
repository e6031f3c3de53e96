/**
 * What people agree to when they enrol: every text that was ever shown, under its version. A text is never changed;
 * new wording is a new version at the top.
 */

/** How she agreed: on the page herself; on paper; or by word of mouth before a witness. */
export const consentWays = ['self', 'paper', 'oral'] as const;
export type ConsentGiven = (typeof consentWays)[number];

/** One version of the text, in paragraphs. */
export interface ConsentText {
  readonly version: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** All versions, newest first. */
export const consentTexts: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: '2026-11-24',
    zh: [
      '我们收集您的姓名和手机号，用来报名、通知和考勤。课程的证书上要写身份证号的，才另外收集身份证号。',
      '手机号和身份证号加密保存，列表里只显示部分数字。公开查验页只显示打码的姓名。',
      '扫哪张海报来的，只用来统计每个社区的报名人数，不跟踪您。',
      '请服务站代您报名的，站长会记下您是书面同意还是口头同意，以及谁在场。',
      '您可以随时要求查看、更正、删除，或者收回同意。法律要求保留的证书登记除外。',
    ],
    en: [
      'We keep your name and phone number to enrol you, to tell you about the class, and to record attendance. We ask for your ID number only where the certificate carries it.',
      'Phone and ID numbers are stored encrypted; lists show some digits only. The public check of certificates shows a masked name.',
      'Which poster you came from is counted for each community only; nobody follows you.',
      'Where a station enrols you, its manager notes whether you agreed in writing or by word of mouth, and who was there.',
      'You may ask at any time to see, correct or delete what we keep, or withdraw your consent, except for the register of certificates that the law keeps.',
    ],
  },
  {
    version: '2026-11',
    zh: [
      '姓名、手机号和身份证号只用于报名、考勤、考试和发证。身份证号和手机号加密保存，列表里只显示部分数字。公开查验页只显示打码的姓名。您可以随时要求查看、更正或删除，法律要求保留的证书登记除外。',
    ],
    en: [
      'Name, phone and ID number are used only for enrolment, attendance, exams and certificates. Phone and ID numbers are stored encrypted; lists show some digits only. The public check shows a masked name. You may ask at any time to see, correct or delete them, except for the register of certificates that the law keeps.',
    ],
  },
];

/** The version that is shown to those who enrol now. */
export const consentVersion = consentTexts[0].version;

/** The text of a version, or null where there never was one. */
export function consentText(version: string): ConsentText | null {
  return consentTexts.find((text) => text.version === version) ?? null;
}
