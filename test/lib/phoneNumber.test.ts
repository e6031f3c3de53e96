import { expect } from 'chai';
import { readPhoneNumber } from '../../src/lib/phoneNumber.ts';

describe('phone numbers', () => {
  it('are read whatever the digits’ width, the spaces and the country code', () => {
    for (const typed of [
      '13812341234',
      ' 138 1234 1234 ',
      '138-1234-1234',
      '+86 13812341234',
      '008613812341234',
      '８６１３８１２３４１２３４',
    ])
      expect(readPhoneNumber(typed), typed).to.equal('13812341234');
  });

  it('are refused when they are no mainland mobile', () => {
    for (const typed of [
      '',
      '1381234123',
      '138123412345',
      '12812341234',
      '0459-1234567',
      '+1 202 555 0100',
      '1381234123a',
    ])
      expect(readPhoneNumber(typed), typed).to.equal(null);
  });
});
