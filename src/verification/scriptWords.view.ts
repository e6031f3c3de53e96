/** The sentences that scripts in the browser say by themselves, by their short names. */
import type { Translate } from '../i18n/translate.ts';
import { outcomes } from './verdict.ts';

/** Findings of the browser's own: each has a word for its band and a sentence. */
const findings = [
  'offline',
  'nothingKept',
  'shape',
  'unknownKey',
  'signature',
  'revoked',
  'suspended',
  'ended',
  'genuine',
  'noCrypto',
  'lostKey',
  'unchanged',
  'altered',
  'unsigned',
  'foreign',
  'unreadable',
  'noQr',
  'ours',
  'elsewhere',
  'text',
  'noCamera',
] as const;

const sentences = [
  'knownNothing',
  'knownGood',
  'knownChanged',
  'moment',
  'minutes',
  'hours',
  'days',
  'signedAt',
  'credentialGood',
  'credentialBad',
  'openPage',
  'liveStatus',
  'liveElsewhere',
  'liveUnknown',
  'unchangedBut',
  'ready',
  'insecure',
] as const;

const fields = ['holder', 'programme', 'award', 'issuedOn', 'expiresOn', 'number'] as const;

/** One sentence under its short name. */
export interface ScriptWord {
  readonly name: string;
  readonly text: string;
}

/** All of them in one language. */
export function scriptWords(t: Translate): ScriptWord[] {
  return [
    ...findings.flatMap((name) => [
      { name: `${name}Word`, text: t(`verification.script.${name}Word`) },
      { name: `${name}Text`, text: t(`verification.script.${name}Text`) },
    ]),
    ...sentences.map((name) => ({ name, text: t(`verification.script.${name}`) })),
    ...fields.map((name) => ({ name, text: t(`certificates.field.${name}`) })),
    { name: 'noExpiry', text: t('certificates.noExpiry') },
    ...outcomes.map((name) => ({ name: `live_${name}`, text: t(`verification.word.${name}`) })),
  ];
}
