/** The demonstration's certificate of another issuer; the people, numbers and offices in it are invented. */
import { demonstrationTokens } from './demonstrationTokens.ts';
import type { RecordedCertificate } from './verdict.ts';

/** Shown under its fixed token, and under its number, where nothing else is recorded there. */
export const demonstrationRecord: RecordedCertificate = {
  token: demonstrationTokens.recorded,
  number: 'S000099000001243000018',
  holderName: '王桂芳',
  title: '养老护理员（示例）',
  level: '三级',
  issuerName: '示例职业技能评价中心',
  issuedOn: new Date('2024-06-18T02:00:00Z'),
  expiresOn: null,
  queryUrl: 'http://zscx.osta.org.cn/',
};
