/** The main navigation: one list, filtered by what the person may do. The first link is her home. */
import type { TranslationKey } from './i18n/texts.ts';
import { type Ability, type Actor, may } from './policy.ts';

interface NavigationRow {
  readonly href: string;
  readonly label: TranslationKey;
  readonly icon: string;
  readonly may: Ability;
}

const rows: readonly NavigationRow[] = [
  { href: '/admin/home', label: 'common.nav.staffHome', icon: 'home', may: 'staff.home' },
  { href: '/admin/figures', label: 'insights.title', icon: 'chart', may: 'figures.see' },
  { href: '/admin/people', label: 'common.nav.people', icon: 'users', may: 'people.see' },
  { href: '/admin/cohorts', label: 'common.nav.cohorts', icon: 'calendar', may: 'cohorts.see' },
  { href: '/admin/ladder', label: 'rules.title', icon: 'ladder', may: 'ladder.edit' },
  { href: '/admin/stations', label: 'enrolment.stations.title', icon: 'map-pin', may: 'stations.edit' },
  { href: '/admin/calendar', label: 'calendar.title', icon: 'calendar', may: 'cohorts.see' },
  { href: '/admin/venues', label: 'calendar.venues', icon: 'map-pin', may: 'cohorts.see' },
  { href: '/admin/exams', label: 'common.nav.exams', icon: 'pencil', may: 'exams.see' },
  { href: '/admin/competitions', label: 'common.nav.competitions', icon: 'trophy', may: 'competitions.see' },
  {
    href: '/admin/certificates',
    label: 'common.nav.certificates',
    icon: 'certificate',
    may: 'certificates.see',
  },
  { href: '/admin/printing', label: 'issuing.printing.title', icon: 'printer', may: 'certificates.issue' },
  { href: '/admin/templates', label: 'templates.title', icon: 'pencil', may: 'templates.edit' },
  {
    href: '/admin/enterprises',
    label: 'partners.enterprise.list',
    icon: 'building',
    may: 'enterprises.see',
  },
  { href: '/admin/erasures', label: 'people.erasure.heading', icon: 'user', may: 'people.seeInFull' },
  { href: '/admin/feedback', label: 'feedback.results.title', icon: 'star', may: 'feedback.see' },
  { href: '/admin/messages', label: 'notices.messages.title', icon: 'phone', may: 'messages.see' },
  { href: '/admin/audit', label: 'accounts.audit.title', icon: 'list', may: 'audit.see' },
  { href: '/admin/keys', label: 'keys.staff.title', icon: 'lock', may: 'keys.manage' },
  { href: '/verify', label: 'look.verify', icon: 'shield', may: 'employer.home' },
  { href: '/partner', label: 'partners.nav.home', icon: 'building', may: 'partner.own' },
  { href: '/teaching', label: 'attendance.nav.teaching', icon: 'calendar', may: 'rolls.own' },
  { href: '/judging', label: 'common.nav.judging', icon: 'pencil', may: 'sheets.score' },
  { href: '/assessing', label: 'common.nav.assessing', icon: 'check', may: 'practicals.assess' },
  { href: '/station', label: 'enrolment.own.title', icon: 'map-pin', may: 'stations.own' },
  { href: '/me', label: 'common.nav.ladder', icon: 'ladder', may: 'ladder.own' },
  { href: '/exams', label: 'common.nav.myExams', icon: 'pencil', may: 'exams.sit' },
  {
    href: '/me/certificates',
    label: 'common.nav.myCertificates',
    icon: 'certificate',
    may: 'certificates.own',
  },
  { href: '/me/privacy', label: 'people.privacy.nav', icon: 'shield', may: 'privacy.own' },
  { href: '/me/notices', label: 'notices.title', icon: 'info', may: 'ladder.own' },
];

const staffOnly = rows.filter(({ href }) => href.startsWith('/admin'));

/** The links for this person; staff see the staff area only. */
export function navigationFor(actor: Actor | null): readonly NavigationRow[] {
  if (actor === null) return [];
  return (isStaff(actor) ? staffOnly : rows).filter((row) => may(actor, row.may));
}

/** Whether this person works in the staff area. */
export function isStaff(actor: Actor | null): boolean {
  return actor !== null && staffOnly.some((row) => may(actor, row.may));
}
