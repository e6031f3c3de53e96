/** Tries a template with fictional certificates: for pictures of it, and to find what would keep it from being published. */

import { renderPage } from '../../lib/pdf/document.ts';
import type { Design, TemplateKind } from '../../templates/design.ts';
import { imageIdsOf } from '../../templates/design.ts';
import { type DesignProblem, problemsOf } from '../../templates/designProblems.ts';
import { findImageBytes } from '../../templates/template.store.ts';
import { drawCertificate, type PrintedCertificate, renderCertificatePdf } from '../certificatePdf.ts';
import { findForbiddenTitleWords } from '../forbiddenTitleWords.ts';
import { type Sample, sampleFacts, sampleQr, samples } from './samples.ts';

/** Under whose name and where. */
export interface Place {
  readonly organisation: string;
  readonly timeZone: string;
  readonly origin: string;
}

/** A problem that only shows when something is printed. */
export interface CutText {
  readonly key: 'cut';
  readonly element: number;
  readonly params: { readonly sample: Sample };
}

/** The PDF of a design with a fictional certificate. */
export async function renderSample(
  design: Design,
  kind: TemplateKind,
  sample: Sample,
  place: Place,
): Promise<Buffer> {
  return renderCertificatePdf(await sampleOf(design, kind, sample, place));
}

/** Everything that keeps a design from being published: its own problems, and texts that would be cut. */
export async function findProblems(
  design: Design,
  kind: TemplateKind,
  place: Place,
): Promise<(DesignProblem | CutText)[]> {
  const own = problemsOf(design, kind, findForbiddenTitleWords);
  if (own.length > 0) return own;
  const found: CutText[] = [];
  for (const sample of samples)
    for (const element of await cutIn(await sampleOf(design, kind, sample, place)))
      if (!found.some((one) => one.element === element))
        found.push({ key: 'cut', element, params: { sample } });
  return found;
}

async function sampleOf(
  design: Design,
  kind: TemplateKind,
  sample: Sample,
  place: Place,
): Promise<PrintedCertificate> {
  const facts = sampleFacts(kind, sample, place);
  const images = await findImageBytes(imageIdsOf(design));
  return { ...facts, qrText: sampleQr(facts, kind), look: { design, images, photo: null } };
}

async function cutIn(facts: PrintedCertificate): Promise<number[]> {
  let cut: number[] = [];
  const page = {
    title: '',
    subject: '',
    author: '',
    createdAt: facts.issuedOn,
    layout: 'landscape',
  } as const;
  await renderPage(page, (document, root) => {
    cut = drawCertificate(document, root, facts);
  });
  return cut;
}
