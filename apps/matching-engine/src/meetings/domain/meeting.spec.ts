import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@harbourlink/kernel';
import type { Instant } from '@harbourlink/kernel';
import { introductionStatuses } from '../../introductions/domain/introduction.js';
import { decide, meetingStatuses } from './meeting.js';
import type { MeetingCommand, MeetingEvent, MeetingStatus } from './meeting.js';
import * as fixture from './meeting.fixture.js';
import { meetingRefusals } from './meeting.refusals.js';

const { commands, journals, stateAfter, arranged, held, rated, firm, provider, stranger } = fixture;

function given(...events: readonly MeetingEvent[]) {
  return {
    when(command: MeetingCommand, at: Instant = fixture.afterwards) {
      const decision = decide(stateAfter(events), command, at);
      return isRefusal(decision) ? decision.code : decision.map(({ type }) => type);
    },
  };
}

describe('every state meets every command', () => {
  const expected: Record<MeetingStatus, Record<MeetingCommand['type'], string | readonly string[]>> = {
    arranged: {
      arrange: 'meeting.arranged-already',
      hold: ['MeetingHeld'],
      cancel: ['MeetingCancelled'],
      rate: 'meeting.not-held',
    },
    held: {
      arrange: 'meeting.arranged-already',
      hold: 'meeting.not-arranged',
      cancel: 'meeting.not-arranged',
      rate: ['MeetingRated'],
    },
    cancelled: {
      arrange: 'meeting.arranged-already',
      hold: 'meeting.not-arranged',
      cancel: 'meeting.not-arranged',
      rate: 'meeting.not-held',
    },
  };
  for (const status of meetingStatuses) {
    for (const command of Object.values(commands)) {
      it(`${status}: ${command.type}`, () => {
        expect(stateAfter(journals[status])?.status).toBe(status);
        expect(given(...journals[status]).when(command)).toEqual(expected[status][command.type]);
      });
    }
  }

  it.each(Object.values(commands).filter(({ type }) => type !== 'arrange'))('nothing yet: $type', (command) => {
    expect(given().when(command)).toBe('meeting.unknown');
  });
});

describe('arranging', () => {
  it.each(introductionStatuses.filter((status) => status !== 'in-progress'))(
    'is refused while the introduction is %s',
    (introductionStatus) => {
      expect(given().when({ ...commands.arrange, introductionStatus })).toBe('meeting.introduction-not-in-progress');
    },
  );

  it('keeps who may attend and rate', () => {
    expect(decide(undefined, commands.arrange, fixture.before)).toEqual([arranged]);
  });
});

describe('attendance', () => {
  it('may be one-sided', () => {
    expect(given(arranged).when({ ...commands.hold, attendedOrganisationIds: [provider] })).toEqual(['MeetingHeld']);
  });

  it.each([
    ['nobody', [], 'meeting.nobody-came'],
    ['a stranger', [firm, stranger], 'meeting.not-a-party'],
    ['a side twice', [firm, firm], 'meeting.not-a-party'],
  ])('is not of %s', (_, attendedOrganisationIds, code) => {
    expect(given(arranged).when({ ...commands.hold, attendedOrganisationIds })).toBe(code);
  });

  it('is not logged ahead', () => {
    expect(given(arranged).when(commands.hold, fixture.before)).toBe('meeting.held-in-the-future');
  });
});

describe('ratings', () => {
  it('come from each side once', () => {
    expect(given(arranged, held, rated).when(commands.rate)).toBe('meeting.rated-already');
    expect(given(arranged, held, rated).when({ ...commands.rate, organisationId: provider })).toEqual(['MeetingRated']);
  });

  it('come from parties only', () => {
    expect(given(arranged, held).when({ ...commands.rate, organisationId: stranger })).toBe('meeting.not-a-party');
  });

  it('may say of an arranged meeting that it did not take place, once its time has come', () => {
    const command = { ...commands.rate, ratingCode: 'did-not-take-place' } as const;
    expect(given(arranged).when(command)).toEqual(['MeetingRated']);
    expect(given(arranged).when(command, fixture.before)).toBe('meeting.not-held');
  });

  it('are kept apart from attendance', () => {
    expect(stateAfter([arranged, held, rated])).toMatchObject({
      status: 'held',
      attendedOrganisationIds: [firm, provider],
      ratings: [{ organisationId: firm, ratingCode: 'co-operation-possible' }],
    });
  });
});

describe('a meeting', () => {
  it('starts with MeetingArranged and nothing else', () => {
    expect(() => stateAfter([held])).toThrow('before MeetingArranged');
  });

  it('refuses in three languages', () => {
    for (const text of Object.values(meetingRefusals)) expect(Object.keys(text)).toEqual(['zh-Hans', 'zh-Hant', 'en']);
  });
});
