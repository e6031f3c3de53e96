import { expect } from 'chai';
import { imageFacts } from '../../src/lib/imageFile.ts';
import { withElementMoved, withNewElement, withoutElement } from '../../src/templates/changeDesign.ts';
import { elementKinds, elementSchema, filledText, isOnForm } from '../../src/templates/design.ts';
import { blankFields } from '../../src/templates/fields.ts';
import { shippedDesign } from '../../src/templates/shippedDesigns.ts';

const design = shippedDesign('award', 'bilingual');
const values = { ...blankFields, name: '李一', award: '一等奖' };

describe('a text of a template', () => {
  it('fills its fields in, with the words around them', () => {
    expect(filledText({ text: '{{ name }}：{{award}}', onlyWith: null }, values)).to.equal('李一：一等奖');
    expect(filledText({ text: '扫码查验', onlyWith: null }, values)).to.equal('扫码查验');
  });

  it('prints nothing where all its fields are empty, or the one it depends on', () => {
    expect(filledText({ text: 'ID {{identity}}', onlyWith: null }, values)).to.equal(null);
    expect(filledText({ text: '有效期至', onlyWith: 'validUntil' }, values)).to.equal(null);
    expect(filledText({ text: '{{identity}}{{name}}', onlyWith: 'award' }, values)).to.equal('李一');
  });
});

describe('changing a design', () => {
  it('adds every kind of element as a sound one, on paper and on a card', () => {
    for (const kind of elementKinds)
      for (const on of [design, shippedDesign('card', 'zh')]) {
        const added = withNewElement(on, kind).elements.at(-1);
        expect(elementSchema.parse(added)).to.deep.equal(added);
        expect(added?.kind).to.equal(kind);
      }
  });

  it('moves elements within their order, and removes them', () => {
    const [first, second] = design.elements;
    expect(withElementMoved(design, 1, -1).elements.slice(0, 2)).to.deep.equal([second, first]);
    expect(withElementMoved(design, 0, -1)).to.deep.equal(design);
    expect(withoutElement(design, 0).elements).to.deep.equal(design.elements.slice(1));
  });
});

describe('a pre-printed form', () => {
  it('carries ornaments and title, but nothing that is one certificate’s own', () => {
    const onForm = design.elements.filter(isOnForm).map((one) => ('text' in one ? one.text : one.kind));
    expect(onForm).to.include.members(['ornament', 'line', '{{title}}', '{{titleEnglish}}']);
    expect(onForm).not.to.include.members(['qr']);
    expect(onForm.filter((text) => /\{\{(name|number|award|issuer|issuedOn)/.test(text))).to.deep.equal([]);
  });
});

describe('a picture', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAUAABsAAVm1xcIAAAAASUVORK5CYII=',
    'base64',
  );

  it('is known by its own bytes, with its size', () => {
    expect(imageFacts(png)).to.deep.equal({ mimeType: 'image/png', width: 2, height: 3 });
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108000500070301220002', 'hex');
    expect(imageFacts(jpeg)).to.deep.equal({ mimeType: 'image/jpeg', width: 7, height: 5 });
  });

  it('is refused when it is something else, cut off or empty', () => {
    for (const bytes of [
      Buffer.from('<svg/>'),
      Buffer.alloc(0),
      png.subarray(0, 20),
      Buffer.from('ffd8ffe0', 'hex'),
    ])
      expect(imageFacts(bytes)).to.equal(null);
  });
});
