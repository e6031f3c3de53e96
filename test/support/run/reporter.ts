/**
 * Mocha's usual output, and the counts in a file for the run's last line. A skipped test counts as failed and is named:
 * nothing is skipped silently. Mocha loads it with `require`, hence the name of the export.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const skipped: string[] = [];
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.once('end', () => {
      for (const title of skipped) console.log(`  SKIPPED, counts as failed: ${title}`);
      const { passes, failures } = this.stats;
      const counts = { passed: passes, failed: failures + skipped.length };
      writeFileSync(options.reporterOptions.output, JSON.stringify(counts));
    });
  }
}

export { CountingReporter as 'module.exports' };
