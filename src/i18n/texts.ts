/**
 * All texts of the interface, merged from one file per room and language. Keys are flat and typed, so that code
 * can't ask for a text that does not exist.
 */

import accountsEn from './accounts.en.json' with { type: 'json' };
import accountsZh from './accounts.zh-CN.json' with { type: 'json' };
import analysisEn from './analysis.en.json' with { type: 'json' };
import analysisZh from './analysis.zh-CN.json' with { type: 'json' };
import assessmentEn from './assessment.en.json' with { type: 'json' };
import assessmentZh from './assessment.zh-CN.json' with { type: 'json' };
import attendanceEn from './attendance.en.json' with { type: 'json' };
import attendanceZh from './attendance.zh-CN.json' with { type: 'json' };
import calendarEn from './calendar.en.json' with { type: 'json' };
import calendarZh from './calendar.zh-CN.json' with { type: 'json' };
import certificatesEn from './certificates.en.json' with { type: 'json' };
import certificatesZh from './certificates.zh-CN.json' with { type: 'json' };
import commonEn from './common.en.json' with { type: 'json' };
import commonZh from './common.zh-CN.json' with { type: 'json' };
import competitionsEn from './competitions.en.json' with { type: 'json' };
import competitionsZh from './competitions.zh-CN.json' with { type: 'json' };
import enrolmentEn from './enrolment.en.json' with { type: 'json' };
import enrolmentZh from './enrolment.zh-CN.json' with { type: 'json' };
import examsEn from './exams.en.json' with { type: 'json' };
import examsZh from './exams.zh-CN.json' with { type: 'json' };
import exchangeEn from './exchange.en.json' with { type: 'json' };
import exchangeZh from './exchange.zh-CN.json' with { type: 'json' };
import externalEn from './external.en.json' with { type: 'json' };
import externalZh from './external.zh-CN.json' with { type: 'json' };
import feedbackEn from './feedback.en.json' with { type: 'json' };
import feedbackZh from './feedback.zh-CN.json' with { type: 'json' };
import holdersEn from './holders.en.json' with { type: 'json' };
import holdersZh from './holders.zh-CN.json' with { type: 'json' };
import insightsEn from './insights.en.json' with { type: 'json' };
import insightsZh from './insights.zh-CN.json' with { type: 'json' };
import invigilationEn from './invigilation.en.json' with { type: 'json' };
import invigilationZh from './invigilation.zh-CN.json' with { type: 'json' };
import issuingEn from './issuing.en.json' with { type: 'json' };
import issuingZh from './issuing.zh-CN.json' with { type: 'json' };
import keysEn from './keys.en.json' with { type: 'json' };
import keysZh from './keys.zh-CN.json' with { type: 'json' };
import laddersEn from './ladders.en.json' with { type: 'json' };
import laddersZh from './ladders.zh-CN.json' with { type: 'json' };
import lookEn from './look.en.json' with { type: 'json' };
import lookZh from './look.zh-CN.json' with { type: 'json' };
import noticesEn from './notices.en.json' with { type: 'json' };
import noticesZh from './notices.zh-CN.json' with { type: 'json' };
import partnersEn from './partners.en.json' with { type: 'json' };
import partnersZh from './partners.zh-CN.json' with { type: 'json' };
import peopleEn from './people.en.json' with { type: 'json' };
import peopleZh from './people.zh-CN.json' with { type: 'json' };
import questionsEn from './questions.en.json' with { type: 'json' };
import questionsZh from './questions.zh-CN.json' with { type: 'json' };
import rulesEn from './rules.en.json' with { type: 'json' };
import rulesZh from './rules.zh-CN.json' with { type: 'json' };
import templatesEn from './templates.en.json' with { type: 'json' };
import templatesZh from './templates.zh-CN.json' with { type: 'json' };
import transparencyEn from './transparency.en.json' with { type: 'json' };
import transparencyZh from './transparency.zh-CN.json' with { type: 'json' };
import verificationEn from './verification.en.json' with { type: 'json' };
import verificationZh from './verification.zh-CN.json' with { type: 'json' };

/** Chinese texts: the default language, and the one that defines which keys exist. */
export const chinese = {
  ...enrolmentZh,
  ...questionsZh,
  ...rulesZh,
  ...calendarZh,
  ...analysisZh,
  ...assessmentZh,
  ...attendanceZh,
  ...feedbackZh,
  ...peopleZh,
  ...templatesZh,
  ...insightsZh,
  ...accountsZh,
  ...certificatesZh,
  ...commonZh,
  ...competitionsZh,
  ...examsZh,
  ...laddersZh,
  ...lookZh,
  ...exchangeZh,
  ...externalZh,
  ...holdersZh,
  ...invigilationZh,
  ...issuingZh,
  ...keysZh,
  ...noticesZh,
  ...partnersZh,
  ...transparencyZh,
  ...verificationZh,
};

/** English texts. */
export const english = {
  ...enrolmentEn,
  ...questionsEn,
  ...rulesEn,
  ...calendarEn,
  ...analysisEn,
  ...assessmentEn,
  ...attendanceEn,
  ...feedbackEn,
  ...peopleEn,
  ...templatesEn,
  ...insightsEn,
  ...accountsEn,
  ...certificatesEn,
  ...commonEn,
  ...competitionsEn,
  ...examsEn,
  ...laddersEn,
  ...lookEn,
  ...exchangeEn,
  ...externalEn,
  ...holdersEn,
  ...invigilationEn,
  ...issuingEn,
  ...keysEn,
  ...noticesEn,
  ...partnersEn,
  ...transparencyEn,
  ...verificationEn,
};

/** A key of the interface's texts. */
export type TranslationKey = keyof typeof chinese;
