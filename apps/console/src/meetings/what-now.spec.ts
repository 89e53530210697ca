import { describe, expect, it } from '@jest/globals';
import type { Meeting } from './meetings.queries.js';
import { mayCancel, mayLogAsHeld, sidesToRate } from './what-now.js';

const firm = { organisationId: 'firm', isMember: true, isOfficer: false };
const officer = { organisationId: 'shanghai', isMember: false, isOfficer: true };
const auditor = { organisationId: 'investhk', isMember: false, isOfficer: false };

const meeting = (status: Meeting['status'], rated: string[] = []) =>
  ({
    status,
    organisationIds: ['firm', 'provider'],
    ratings: rated.map((organisationId) => ({ organisationId, ratingCode: 'informative' as const })),
  }) as Meeting;

describe('a meeting', () => {
  it('is rated by each side once, after it was held', () => {
    expect(sidesToRate(meeting('arranged'), firm)).toEqual([]);
    expect(sidesToRate(meeting('held'), firm)).toEqual(['firm']);
    expect(sidesToRate(meeting('held', ['firm']), firm)).toEqual([]);
  });

  it('may be rated by an officer for a side that has not', () => {
    expect(sidesToRate(meeting('held', ['firm']), officer)).toEqual(['provider']);
    expect(sidesToRate(meeting('held'), auditor)).toEqual([]);
  });

  it('is logged by officers, and cancelled by them and by its parties, while it is arranged', () => {
    expect(mayLogAsHeld(meeting('arranged'), officer)).toBe(true);
    expect(mayLogAsHeld(meeting('arranged'), firm)).toBe(false);
    expect(mayCancel(meeting('arranged'), firm)).toBe(true);
    expect(mayCancel(meeting('arranged'), { ...firm, organisationId: 'stranger' })).toBe(false);
    expect(mayCancel(meeting('held'), officer)).toBe(false);
  });
});
