/** The words of a record of learning, section by section, in Chinese and English side by side. Knows no layout. */
import { type Bilingual, bilingualDay } from '../lib/bilingualDays.ts';
import type { LearningRecord, RecordedCertificate } from './learningRecord.ts';

/** A heading with its rows. */
export interface RecordSection {
  readonly title: Bilingual;
  readonly rows: readonly { readonly main: string; readonly detail: string; readonly side: string }[];
}

const states: Readonly<Record<RecordedCertificate['state'], string>> = {
  valid: '有效 Valid',
  expired: '已过期 Expired',
  suspended: '暂停使用 Suspended',
  revoked: '已撤销 Revoked',
  replaced: '已更换 Replaced',
};

const passes = {
  theory: '理论考试合格 Theory passed',
  practical: '实操考核合格 Practical passed',
  tier: '通过这一阶 Tier passed',
} as const;

/** All sections, in the order of the paper. */
export function recordSections(record: LearningRecord, timeZone: string): RecordSection[] {
  const day = (iso: string) => bilingualDay(new Date(iso), timeZone).zh;
  const lastDay = (iso: string) => day(new Date(Date.parse(iso) - 1).toISOString());
  const { theoryHours, practiceHours } = record;
  return [
    {
      title: { zh: '学时合计', en: 'Class hours in all' },
      rows: [
        {
          main: `理论 Theory ${theoryHours} · 实操 Practice ${practiceHours}`,
          detail: '',
          side: `${theoryHours + practiceHours} 学时 hours`,
        },
      ],
    },
    {
      title: { zh: '参加的班', en: 'Classes' },
      rows: record.classes.map((one) => ({
        main: `${one.title}  ${one.titleEnglish}`,
        detail: `${[...new Set([day(one.startsOn), day(one.endsOn)])].join('–')} · 到课 attended ${one.attended}/${one.held} · 理论 theory ${one.theoryHours} · 实操 practice ${one.practiceHours} 学时 hours`,
        side: one.isCompleted ? '已结业 Completed' : '未结业 Not completed',
      })),
    },
    {
      title: { zh: '考试与层级', en: 'Exams and tiers' },
      rows: record.passes.map(({ kind, title, titleEnglish, on }) => ({
        main: `${title}  ${titleEnglish}`,
        detail: passes[kind],
        side: day(on),
      })),
    },
    {
      title: { zh: '证书', en: 'Certificates' },
      rows: record.certificates.map(({ number, title, programme, issuedOn, expiresOn, state }) => ({
        main: `${title} · ${programme}`,
        detail: `${number} · ${day(issuedOn)}${expiresOn ? ` – ${lastDay(expiresOn)}` : ' · 长期有效 no expiry'}`,
        side: states[state],
      })),
    },
    {
      title: { zh: '大赛奖项', en: 'Awards' },
      rows: record.awards.map(({ award, event, on }) => ({
        main: `${award} · ${event}`,
        detail: '',
        side: day(on),
      })),
    },
    {
      title: { zh: '其他机构的证书（已核对）', en: 'Certificates of other issuers (checked)' },
      rows: record.externals.map(({ title, level, number, issuer, issuedOn }) => ({
        main: [title, level].filter(Boolean).join(' · '),
        detail: `${number} · ${issuer}`,
        side: day(`${issuedOn}T04:00:00Z`),
      })),
    },
  ];
}
