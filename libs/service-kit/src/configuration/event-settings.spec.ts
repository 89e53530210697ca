import { describe, expect, it } from '@jest/globals';
import { MisconfiguredService } from './index.js';
import { readEventSettings } from './event-settings.js';

const pace = { firstMilliseconds: 100, notYetMilliseconds: 100 };

describe('how patient a service is with its events', () => {
  it('is patient unless told', () => {
    const retries = { ...pace, attempts: 8, longestMilliseconds: 60_000 };
    expect(readEventSettings({})).toEqual({ leaseSeconds: 10, consuming: { retries } });
  });

  it('may be told to be quick', () => {
    const told = { SEQUENCER_LEASE_MS: '1500', EVENT_IDLE_MS: '100', EVENT_ATTEMPTS: '3', EVENT_RETRY_MS: '200' };
    const retries = { ...pace, attempts: 3, longestMilliseconds: 200 };
    expect(readEventSettings(told)).toEqual({ leaseSeconds: 1.5, consuming: { idleMilliseconds: 100, retries } });
  });

  it('takes nothing that is no number', () => {
    expect(() => readEventSettings({ SEQUENCER_LEASE_MS: 'soon' })).toThrow(MisconfiguredService);
  });
});
