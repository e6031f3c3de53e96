/**
 * `npm test`: everything. System tools, type check, lint, unit and integration tests on SQLite, integration tests on a
 * private MariaDB, browser tests in Chromium.
 *
 * Some test files only: `npm test -- test/exams test/ladders/tier.test.ts`.
 * Some steps only: `npm test -- --only mariadb`, one of types, lint, sqlite, mariadb, browser; may be repeated.
 *
 * The last line is `N passed, N failed`; type check and lint count as one each, a skipped test counts as failed.
 */
import { runFromCommandLine } from './options.ts';
import { stepNames } from './steps.ts';

await runFromCommandLine(stepNames);
