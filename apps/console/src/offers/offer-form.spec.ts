import { describe, expect, it } from '@jest/globals';
import { emptyOfferForm, formOfOffer, offerOfForm } from './offer-form.js';
import type { OfferRequest } from './offer-form.js';

const providerId = '5a3b1e00-0000-4000-a000-00000000b001';
const whole: OfferRequest = {
  providerId,
  serviceCodes: ['treasury-centre'],
  servesSectorCodes: ['advanced-manufacturing-and-new-materials'],
  servesSizeCodes: ['medium'],
  servesRegionCodes: ['mainland'],
  marketCodes: ['asean'],
  servesStageCodes: ['growth'],
  requiresHongKongEntity: true,
  accreditationCodes: ['licensed-corporation'],
  languageCodes: ['cantonese'],
  capacity: 4,
  exclusiveMandates: [{ principalId: '5a3b1e00-0000-4000-a000-00000000e013', serviceCodes: [], sectorCodes: [] }],
  texts: { 'zh-Hant': '協助製造業設立財資中心。' },
};

describe('the form of an offer', () => {
  it('sends what was read as it was, exclusive mandates too', () => {
    expect(offerOfForm(formOfOffer(whole))).toEqual(whole);
  });

  it.each([
    ['', 0],
    ['12', 12],
    ['1.5', 0],
    ['-3', 0],
    ['many', 0],
  ])('takes %j as a capacity of %d', (capacity, sent) => {
    expect(offerOfForm({ ...emptyOfferForm(providerId), capacity }).capacity).toBe(sent);
  });
});
