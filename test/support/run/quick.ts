/**
 * `npm run test:quick`: what needs nothing but npm. Type check, lint, unit and integration tests on SQLite.
 *
 * Some test files only: `npm run test:quick -- test/exams`.
 */
import { runFromCommandLine } from './options.ts';

await runFromCommandLine(['types', 'lint', 'sqlite']);
