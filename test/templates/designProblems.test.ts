import { expect } from 'chai';
import fc from 'fast-check';
import { findForbiddenTitleWords } from '../../src/certificates/forbiddenTitleWords.ts';
import {
  type Design,
  type DesignElement,
  designSchema,
  sheets,
  templateKinds,
  templateLanguages,
} from '../../src/templates/design.ts';
import { problemsOf, quietZone, smallestQr } from '../../src/templates/designProblems.ts';
import { shippedDesign } from '../../src/templates/shippedDesigns.ts';

const keysOf = (design: Design, kind: (typeof templateKinds)[number] = 'completion') =>
  problemsOf(design, kind, findForbiddenTitleWords).map(({ key }) => key);

const shipped = shippedDesign('completion', 'bilingual');
const codeAt = shipped.elements.findIndex(({ kind }) => kind === 'qr');
const code = shipped.elements[codeAt] as DesignElement;
const changed = (at: number, changes: Partial<DesignElement>): Design => ({
  ...shipped,
  elements: shipped.elements.map((one, index) =>
    index === at ? ({ ...one, ...changes } as DesignElement) : one,
  ),
});
const without = (at: number): Design => ({
  ...shipped,
  elements: shipped.elements.filter((_one, index) => index !== at),
});
const textAt = (part: string) =>
  shipped.elements.findIndex((one) => one.kind === 'text' && one.text.includes(part));

describe('the designs that ship', () => {
  for (const kind of templateKinds)
    for (const language of templateLanguages)
      it(`are sound: ${kind}, ${language}`, () => {
        const design = shippedDesign(kind, language);
        expect(designSchema.parse(design)).to.deep.equal(design);
        expect(keysOf(design, kind)).to.deep.equal([]);
      });
});

describe('a design', () => {
  it('needs one QR code, square and large enough to be scanned', () => {
    expect(keysOf(without(codeAt))).to.deep.equal(['noQr']);
    expect(keysOf({ ...shipped, elements: [...shipped.elements, { ...code, x: 100 }] })).to.include(
      'manyQrs',
    );
    expect(
      keysOf(changed(codeAt, { width: smallestQr.paper - 1, height: smallestQr.paper - 1 })),
    ).to.deep.equal(['qrSmall']);
    expect(keysOf(changed(codeAt, { height: 320 }))).to.include('qrNotSquare');
  });

  it('keeps everything out of the clear paper around the code, wherever it is put', () => {
    const box = { width: 50, height: 20 };
    fc.assert(
      fc.property(
        fc.integer({ min: code.x - quietZone - 49, max: code.x + code.width + quietZone - 1 }),
        fc.integer({ min: code.y - quietZone - 19, max: code.y + code.height + quietZone - 1 }),
        (x, y) => {
          const line = { kind: 'line', ...box, x, y, colour: '#000000', thickness: 2 } as const;
          expect(keysOf({ ...shipped, elements: [...shipped.elements, line] })).to.deep.equal(['qrCovered']);
        },
      ),
    );
  });

  it('keeps every element on the paper', () => {
    const { width, height } = sheets[shipped.sheet];
    const elements = fc.nat(shipped.elements.length - 1);
    fc.assert(
      fc.property(elements, fc.integer({ min: 1, max: 400 }), fc.boolean(), (at, beyond, isAcross) => {
        const element = shipped.elements[at] as DesignElement;
        const place = isAcross
          ? { x: width - element.width + beyond }
          : { y: height - element.height + beyond };
        const problems = problemsOf(changed(at, place), 'completion', () => []);
        expect(problems).to.deep.include({ key: 'outside', element: at, params: {} });
      }),
    );
  });

  it('prints what a certificate must carry', () => {
    for (const field of ['name', 'number'])
      expect(keysOf(without(textAt(`{{${field}}}`))), field).to.deep.equal(['missingField']);
    const noDay = {
      ...shipped,
      elements: shipped.elements.filter((one) => !('text' in one && one.text.includes('issuedOn'))),
    };
    expect(keysOf(noDay)).to.deep.equal(['missingField']);
    expect(keysOf(shipped, 'award')).to.deep.equal(['missingField']);
  });

  it('names no field that there is none of, and no word that is the state’s', () => {
    const at = textAt('Scan to verify');
    expect(keysOf(changed(at, { text: '{{phone}}' }))).to.deep.equal(['unknownField']);
    expect(keysOf(changed(at, { text: '国家职业资格' }))).to.deep.equal(['forbiddenWords']);
  });

  it('leaves a name its room, and no picture open', () => {
    expect(keysOf(changed(textAt('{{name}}'), { x: 1000, width: 900 }))).to.deep.equal(['nameTooNarrow']);
    const seal = { kind: 'seal', x: 1500, y: 1400, width: 400, height: 400, imageId: null } as const;
    expect(keysOf({ ...shipped, elements: [...shipped.elements, seal] })).to.deep.equal(['noImage']);
    expect(keysOf(changed(textAt('{{name}}'), { smallest: 500 }))).to.deep.equal(['shrinkAboveSize']);
  });
});
