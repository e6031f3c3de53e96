/** Analyses papers off the event loop; piscina calls it by name. */
import { type AnalysisJob, analysePaper, type PaperAnalysis } from './analysePaper.ts';

/** Analyses one paper. */
export function analyse(job: AnalysisJob): PaperAnalysis {
  return analysePaper(job);
}
