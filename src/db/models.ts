/** Every table's model, in one list, and the options that all share. Associations are not used: stores join by id. */
import type { Sequelize } from 'sequelize';
import { declareAccount, declareAccountRole } from '../accounts/account.model.ts';
import { declareDuplicatePair } from '../accounts/duplicates/duplicatePair.model.ts';
import {
  declareImportMapping,
  declarePersonImport,
  declarePersonImportChunk,
} from '../accounts/import/personImport.model.ts';
import { declarePersonMerge } from '../accounts/merge/personMerge.model.ts';
import { declarePerson } from '../accounts/person.model.ts';
import { declarePersonPhoto } from '../accounts/photo/photo.model.ts';
import { declareConsent, declareErasureRequest } from '../accounts/privacy/consent.model.ts';
import { declareWebSession } from '../accounts/webSession.model.ts';
import { declareCertificate, declareCertificateChange } from '../certificates/certificate.model.ts';
import { declareCertificateDocument, declareDueDocument } from '../certificates/certificateDocument.model.ts';
import { declareCertificateLookUp } from '../certificates/lookUp.model.ts';
import { declareRevocationRequest } from '../certificates/revocation.model.ts';
import { declareCertificateShare } from '../certificates/share.model.ts';
import { declareStatusListEntry } from '../certificates/statusListEntry.model.ts';
import {
  declareCompetition,
  declareContestant,
  declareEvent,
  declarePanelMember,
} from '../competitions/competition.model.ts';
import {
  declareResultList,
  declareScoreSheet,
  declareScoreSheetVersion,
} from '../competitions/scoreSheet.model.ts';
import { declareExam } from '../exams/exam.model.ts';
import { declareSittingAllowance, declareSittingEvent } from '../exams/invigilation/invigilation.model.ts';
import { declarePaper } from '../exams/papers/paper.model.ts';
import {
  declareQuestion,
  declareQuestionTopic,
  declareQuestionVersion,
} from '../exams/questions/question.model.ts';
import { declareExamResult, declarePracticalMark } from '../exams/result.model.ts';
import { declareAnswer, declareSitting } from '../exams/sitting.model.ts';
import { declareExternalCertificate } from '../external/externalCertificate.model.ts';
import {
  declareFeedbackAnswer,
  declareFeedbackCell,
  declareFeedbackRound,
} from '../feedback/feedback.model.ts';
import { declareCertificateBatch, declareCertificateBatchRow } from '../issuing/batch.model.ts';
import {
  declareFormSeries,
  declareFormSheet,
  declarePrinter,
  declarePrintRun,
} from '../issuing/printing.model.ts';
import { declareSigningKey } from '../keys/signingKey.model.ts';
import { declareAchievement } from '../ladders/achievement.model.ts';
import { declareClassAssessment } from '../ladders/assessment/assessment.model.ts';
import { declareCompletionDecision } from '../ladders/attendance/decision.model.ts';
import { declareAttendanceEntry } from '../ladders/attendance/entry.model.ts';
import { declareCalendarFeed } from '../ladders/calendar/feed.model.ts';
import { declareCohort, declareSession } from '../ladders/cohort.model.ts';
import { declareCourse, declareTier } from '../ladders/course.model.ts';
import { declareEnrolmentSource, declareSourceScan } from '../ladders/enrolment/source.model.ts';
import { declareAttendance, declareEnrolment } from '../ladders/enrolment.model.ts';
import { declareStation, declareVenue } from '../ladders/place.model.ts';
import { declareLadderVersion, declarePreviewRow } from '../ladders/rules/ladderVersion.model.ts';
import { declareOccupation } from '../ladders/rules/occupation.model.ts';
import { declareNotice } from '../notices/notice.model.ts';
import { declareOutboxMessage } from '../notices/outboxMessage.model.ts';
import { declareEmailConfirmation, declareNoticePreference } from '../notices/preference.model.ts';
import { declareApiKey, declareApiUsage } from '../partners/apiKey.model.ts';
import { declareEnterprise, declareEnterpriseMember } from '../partners/enterprise.model.ts';
import { declareFeedEntry, declareFeedHead, declareFollow } from '../partners/feed.model.ts';
import { declareWebhook, declareWebhookAttempt, declareWebhookDelivery } from '../partners/webhook.model.ts';
import {
  declareTemplate,
  declareTemplateImage,
  declareTemplateVersion,
} from '../templates/template.model.ts';
import {
  declareLogEntry,
  declareLogHead,
  declareLogNode,
  declareLogTree,
} from '../transparency/log.model.ts';
import { declareAuditEntry, declareAuditHead } from './audit.model.ts';
import { declareHandledRequest } from './handledRequest.model.ts';

const declarations: ((sequelize: Sequelize) => void)[] = [
  declarePerson,
  declareAccount,
  declareAccountRole,
  declareWebSession,
  declarePersonImport,
  declarePersonImportChunk,
  declareImportMapping,
  declarePersonMerge,
  declareDuplicatePair,
  declareConsent,
  declareErasureRequest,
  declareNotice,
  declareOutboxMessage,
  declareNoticePreference,
  declareEmailConfirmation,
  declarePersonPhoto,
  declareTemplate,
  declareTemplateVersion,
  declareTemplateImage,
  declareCertificate,
  declareCertificateChange,
  declareCertificateDocument,
  declareDueDocument,
  declareSigningKey,
  declareRevocationRequest,
  declareCertificateLookUp,
  declareCertificateShare,
  declareExternalCertificate,
  declareOccupation,
  declareTier,
  declareCourse,
  declareLadderVersion,
  declarePreviewRow,
  declareStation,
  declareVenue,
  declareCohort,
  declareSession,
  declareCalendarFeed,
  declareEnrolmentSource,
  declareSourceScan,
  declareEnrolment,
  declareAttendance,
  declareAttendanceEntry,
  declareClassAssessment,
  declareCompletionDecision,
  declareFeedbackCell,
  declareFeedbackAnswer,
  declareFeedbackRound,
  declareAchievement,
  declareCompetition,
  declareEvent,
  declareContestant,
  declarePanelMember,
  declareScoreSheet,
  declareScoreSheetVersion,
  declareResultList,
  declareQuestionTopic,
  declareQuestion,
  declareQuestionVersion,
  declareExam,
  declarePaper,
  declareSitting,
  declareAnswer,
  declareSittingAllowance,
  declareSittingEvent,
  declarePracticalMark,
  declareExamResult,
  declareEnterprise,
  declareEnterpriseMember,
  declareApiKey,
  declareApiUsage,
  declareFollow,
  declareFeedEntry,
  declareFeedHead,
  declareWebhook,
  declareWebhookDelivery,
  declareWebhookAttempt,
  declareLogEntry,
  declareLogNode,
  declareLogTree,
  declareLogHead,
  declareCertificateBatch,
  declareCertificateBatchRow,
  declarePrinter,
  declareFormSeries,
  declarePrintRun,
  declareFormSheet,
  declareAuditEntry,
  declareAuditHead,
  declareHandledRequest,
  declareStatusListEntry,
];

/** Binds every model to a connection. */
export function declareModels(sequelize: Sequelize): void {
  for (const declare of declarations) declare(sequelize);
}
