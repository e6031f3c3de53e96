/** The thread that analyses papers: started when there is something to analyse, ended when there is not. */
import { Piscina } from 'piscina';
import type { AnalysisJob, PaperAnalysis } from './analysePaper.ts';

const idleMilliseconds = 20_000;
let pool: Piscina<AnalysisJob, PaperAnalysis> | null = null;

/** Analyses a paper in the thread; one at a time, others wait. */
export function analyseInThread(job: AnalysisJob): Promise<PaperAnalysis> {
  pool ??= new Piscina({
    filename: new URL('./analysis.worker.ts', import.meta.url).href,
    name: 'analyse',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMilliseconds,
  });
  return pool.run(job);
}

/** Ends the thread. */
export async function closeAnalysis(): Promise<void> {
  await pool?.destroy();
  pool = null;
}
