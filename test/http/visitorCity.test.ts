import { expect } from 'chai';
import { visitorCity } from '../../src/http/visitorCity.ts';

const city = (
  header: string | undefined,
  settings = { cityHeader: 'X-City' as string | null, trustedProxies: 1 },
) => visitorCity({ get: ((name: string) => (name === 'X-City' ? header : undefined)) as never }, settings);

describe('the city of someone who looks', () => {
  it('is what the proxy in front names, plain or percent-encoded', () => {
    expect(city('Daqing')).to.equal('Daqing');
    expect(city('%E5%A4%A7%E5%BA%86')).to.equal('大庆');
    expect(city('100%')).to.equal('100%');
  });

  it('is not known without the setting, without a trusted proxy, or when nothing is named', () => {
    expect(city('Daqing', { cityHeader: null, trustedProxies: 1 })).to.equal(null);
    expect(city('Daqing', { cityHeader: 'X-City', trustedProxies: 0 })).to.equal(null);
    expect(city(undefined)).to.equal(null);
    expect(city('  ')).to.equal(null);
  });

  it('is kept short and free of control characters', () => {
    expect(city(`a\u0007<b>${'x'.repeat(100)}`)).to.equal(`ab${'x'.repeat(58)}`);
  });
});
