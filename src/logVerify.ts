/**
 * `npm run log:verify [-- --from head.json …]`: rebuilds the transparency log, holds it against its signed heads (also
 * those that were kept elsewhere) and against the certificates; names what is wrong, with exit code 1.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkLog, type LogFinding } from './certificates/checkLog.action.ts';
import { readSettings } from './config.ts';
import { openDatabase } from './db/connection.ts';
import { openSecrets } from './db/secrets.ts';
import { readHead, type SignedHead } from './transparency/treeHead.ts';

const mostLines = 200;

const sentences: Record<LogFinding['problem'], (finding: LogFinding) => string> = {
  entryMissing: ({ index }) => `Entry ${index} is missing.`,
  entryAltered: ({ index }) => `Entry ${index} was altered.`,
  backdated: ({ index }) => `Entry ${index} names a time long before it was entered: back-dated.`,
  nodeAltered: ({ index }) =>
    `A stored node over entry ${index} does not fit the log, nor may those above it.`,
  headRoot: ({ index }) => `The head of ${index} entries does not fit the log, nor may later ones.`,
  headSignature: ({ index }) => `The head of ${index} entries is not signed by a published log key.`,
  headBeyond: ({ index }) =>
    `The head of ${index} entries knows more than the log has: entries were removed.`,
  notLogged: ({ certificate }) => `Certificate ${certificate} is not in the log.`,
  deleted: ({ certificate, index }) => `Certificate ${certificate} of entry ${index} was deleted.`,
  numberAltered: ({ certificate, index }) =>
    `Certificate ${certificate} has another number than entry ${index} says.`,
  factsAltered: ({ certificate, index }) =>
    `Certificate ${certificate} says something else than at entry ${index}.`,
  dateAltered: ({ certificate, index }) =>
    `Certificate ${certificate} has another date of issue than entry ${index}.`,
  stateAltered: ({ certificate, index }) =>
    `Certificate ${certificate} has another state than entry ${index} says.`,
  unlinked: ({ certificate, index }) =>
    `Entry ${index} of certificate ${certificate} does not follow the one before.`,
  issuedTwice: ({ certificate, index }) => `Certificate ${certificate} was issued again by entry ${index}.`,
};

const { values } = parseArgs({ options: { from: { type: 'string', multiple: true, default: [] } } });
const settings = readSettings(process.env);
openSecrets(settings);
const sequelize = openDatabase(settings.databaseUrl);
const kept = values.from.map(headIn);
const { entries, heads, certificates, backfilled, findings } = await checkLog(kept);
for (const finding of findings.slice(0, mostLines)) console.error(sentences[finding.problem](finding));
if (findings.length > mostLines) console.error(`… and ${findings.length - mostLines} more.`);
if (findings.length > 0) process.exitCode = 1;
else {
  console.log(`The log is whole: ${entries} entries, ${heads} signed heads, ${certificates} certificates.`);
  if (backfilled > 0) console.log(`${backfilled} entries were added after the fact, and say so.`);
}
await sequelize.close();

function headIn(path: string): SignedHead {
  const head = readHead(readFileSync(path, 'utf8'));
  if (!head) throw new Error(`${path} is no signed head, such as /log/head gives.`);
  return head;
}
