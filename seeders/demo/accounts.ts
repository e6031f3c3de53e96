/** The demonstration accounts: fixed, fictional, and never made in production. */
import type { Settings } from '../../src/config.ts';
import type { Role } from '../../src/policy.ts';

/** A named member of the cast who can log in. */
export interface CastMember {
  /** User name (staff) or phone (trainees). */
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** All demonstration accounts share this password. */
export const demonstrationPassword = 'jieti-demo';

/** Who can log in, one line each at the start. Judges 1–5 sit on one panel; assessors 1–3 on another. */
export const cast = {
  admin: { login: 'admin', name: '周文静', roles: ['admin'] },
  organiser: { login: 'organiser', name: '林晓燕', roles: ['organiser'] },
  assessor: { login: 'assessor1', name: '方秀兰', roles: ['assessor'] },
  assessor2: { login: 'assessor2', name: '贺桂芝', roles: ['assessor'] },
  assessor3: { login: 'assessor3', name: '彭玉洁', roles: ['assessor'] },
  judge: { login: 'judge1', name: '孙丽华', roles: ['judge'] },
  judge2: { login: 'judge2', name: '吴淑芬', roles: ['judge'] },
  judge3: { login: 'judge3', name: '郑海英', roles: ['judge'] },
  judge4: { login: 'judge4', name: '冯雪梅', roles: ['judge'] },
  judge5: { login: 'judge5', name: '蒋红霞', roles: ['judge'] },
  trainee: { login: '13900000001', name: '王桂芳', roles: ['trainee'] },
  newcomer: { login: '13900000002', name: '李一', roles: ['trainee'] },
  employer: { login: 'employer', name: '安心家政公司 陈经理', roles: ['employer'] },
  trainer: { login: 'trainer1', name: '赵明霞', roles: ['trainer'] },
  stationManager: { login: 'station1', name: '罗玉琴', roles: ['stationManager'] },
  /** Four tiers done, and an award. */
  climber: { login: '13900000003', name: '孙桂兰', roles: ['trainee'] },
  /** Theory passed, practical still open. */
  halfway: { login: '13900000004', name: '郑玉梅', roles: ['trainee'] },
  /** Her certificate ends within weeks. */
  lapsing: { login: '13900000005', name: '何秀云', roles: ['trainee'] },
} as const satisfies Record<string, CastMember>;

export type CastName = keyof typeof cast;

/** What `npm start` prints: one line for each account. */
export function demonstrationLines(_settings: Settings): string[] {
  return Object.values(cast).map(
    ({ login, name, roles }) =>
      `  ${login.padEnd(12)} ${demonstrationPassword}   ${roles.join(', ')} (${name})`,
  );
}
