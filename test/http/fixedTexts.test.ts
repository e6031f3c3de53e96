import { expect } from 'chai';
import handlebars from 'handlebars';
import { withFixedTexts } from '../../src/http/fixedTexts.ts';
import { translator } from '../../src/i18n/translate.ts';

/** Renders with a helper that would betray itself. */
function rendered(source: string, locale: 'zh-CN' | 'en', data: object = {}): string {
  const engine = handlebars.create();
  engine.registerHelper('t', (key: string) => `asked for ${key}`);
  return engine.compile(withFixedTexts(source, locale))(data);
}

describe('texts that never vary', () => {
  it('stand in the template in its language, also inside blocks', () => {
    const source = '<p>{{#if is}}{{t "look.cancel"}}{{/if}}</p>';
    for (const locale of ['zh-CN', 'en'] as const)
      expect(rendered(source, locale, { is: true })).to.equal(`<p>${translator(locale)('look.cancel')}</p>`);
  });

  it('are escaped as the helper’s answer would be', () => {
    const key = 'look.cancel';
    const text = handlebars.escapeExpression(translator('en')(key));
    expect(rendered(`{{t '${key}'}}`, 'en')).to.equal(text);
  });

  it('leave texts with values, with keys from data, and inside other statements to the helper', () => {
    expect(rendered("{{t 'look.page' current=1 count=2}}", 'en')).to.equal('asked for look.page');
    expect(rendered('{{t key}}', 'en', { key: 'look.cancel' })).to.equal('asked for look.cancel');
    expect(rendered("{{#if (t 'look.cancel')}}yes{{/if}}", 'en')).to.equal('yes');
  });

  it('refuse a key that no text has', () => {
    expect(() => withFixedTexts("{{t 'no.such.text'}}", 'en')).to.throw('no.such.text');
  });
});
