import { expect } from 'chai';
import fc from 'fast-check';
import { metresBetween, readPosition, writePosition } from '../../src/lib/geoPosition.ts';

const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('a place on the map', () => {
  it('is read as maps copy it, and from nothing else', () => {
    for (const text of ['31.2304,121.4737', ' 31.2304， 121.4737 ', '31.2304 121.4737'])
      expect(readPosition(text)).to.deep.equal({ latitude: 31.2304, longitude: 121.4737 });
    for (const text of ['', '31.2', '91,10', '10,181', '东经 121', '31.2;121.4', '1e1,2'])
      expect(readPosition(text), text).to.equal(null);
  });

  it('is written so that it is read again, to six decimals', () => {
    fc.assert(
      fc.property(position, (one) => {
        const again = readPosition(writePosition(one));
        expect(again?.latitude).to.be.closeTo(one.latitude, 0.000001);
        expect(again?.longitude).to.be.closeTo(one.longitude, 0.000001);
      }),
    );
  });

  it('is as far from another as that is from it, and never farther than half around the earth', () => {
    fc.assert(
      fc.property(position, position, (one, other) => {
        expect(metresBetween(one, other)).to.be.closeTo(metresBetween(other, one), 0.001);
        expect(metresBetween(one, other)).to.be.within(0, 20_015_200);
        expect(metresBetween(one, one)).to.equal(0);
      }),
    );
    const degree = metresBetween({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 });
    expect(degree).to.be.closeTo(111_195, 1);
  });
});
