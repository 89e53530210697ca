import { describe, expect, it } from '@jest/globals';
import * as introductions from './introductions/domain/introduction.fixture.js';
import { introductionContract } from './introductions/events/introduction.contract.js';
import * as meetings from './meetings/domain/meeting.fixture.js';
import { meetingContract } from './meetings/events/meeting.contract.js';
import * as suggestions from './suggestions/domain/suggestion.fixture.js';
import { suggestionContract } from './suggestions/events/suggestion.contract.js';

/** Every event of the fixtures, by its type. */
function eventsOf<Event extends { type: string }>(
  journals: Record<string, readonly Event[]>,
  ...more: readonly Event[]
) {
  return new Map([...Object.values(journals).flat(), ...more].map((event) => [event.type, event]));
}

const kinds = [
  {
    contract: suggestionContract,
    events: eventsOf(suggestions.journals, { type: 'SuggestionRefreshed', ...suggestions.lesserFit }),
  },
  {
    contract: introductionContract,
    events: eventsOf(introductions.journals, introductions.extended, introductions.proposedToTeam),
  },
  { contract: meetingContract, events: eventsOf(meetings.journals, meetings.rated) },
] as const;

describe.each(kinds)('the contract of $contract.topic', ({ contract, events }) => {
  it('has a fixture of every event', () => {
    expect([...events.keys()].sort()).toEqual(contract.schemas.map(({ name }) => name).sort());
  });

  it.each([...events.values()])('gives $type back from its bytes, every key and no other', (event) => {
    const { type, payload } = contract.encode(event as never);
    expect(contract.decode(type, payload)).toEqual(event);
  });
});
