import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@harbourlink/kernel';
import { decide, suggestionStatuses } from './suggestion.js';
import type { SuggestionCommand, SuggestionEvent } from './suggestion.js';
import { commands, dismissed, fit, journals, lesserFit, made, shortlisted, stateAfter } from './suggestion.fixture.js';
import { suggestionRefusals } from './suggestion.refusals.js';

function when(events: readonly SuggestionEvent[], command: SuggestionCommand) {
  const decision = decide(stateAfter(events), command);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type);
}

describe('every state meets every command', () => {
  const expected = {
    suggested: {
      suggest: ['SuggestionRefreshed'],
      lapse: ['SuggestionLapsed'],
      shortlist: ['SuggestionShortlisted'],
      dismiss: ['SuggestionDismissed'],
    },
    shortlisted: {
      suggest: ['SuggestionRefreshed'],
      lapse: ['SuggestionLapsed'],
      shortlist: 'suggestion.shortlisted-already',
      dismiss: ['SuggestionDismissed'],
    },
    dismissed: { suggest: [], lapse: [], shortlist: 'suggestion.not-live', dismiss: 'suggestion.not-live' },
    lapsed: {
      suggest: ['SuggestionRefreshed'],
      lapse: [],
      shortlist: 'suggestion.not-live',
      dismiss: 'suggestion.not-live',
    },
  } as const;
  for (const status of suggestionStatuses) {
    for (const command of Object.values(commands)) {
      it(`${status}: ${command.type}`, () => {
        expect(stateAfter(journals[status])?.status).toBe(status);
        expect(when(journals[status], command)).toEqual(expected[status][command.type]);
      });
    }
  }

  it.each(Object.values(commands).filter(({ type }) => type !== 'suggest'))(
    'nothing yet: $type finds nothing',
    (command) => {
      expect(when([], command)).toBe('suggestion.unknown');
    },
  );
});

describe('a suggestion', () => {
  it('is made once per pair', () => {
    expect(decide(undefined, commands.suggest)).toEqual([{ ...made, ...lesserFit }]);
    expect(when([made], { ...commands.suggest, fit })).toEqual([]);
  });

  it('keeps its place on the shortlist when its fit changes', () => {
    expect(stateAfter([made, shortlisted, { type: 'SuggestionRefreshed', ...lesserFit }])).toMatchObject({
      status: 'shortlisted',
      score: 680,
    });
  });

  it('lives again after a lapse, without the reason of the lapse', () => {
    const state = stateAfter([...journals.lapsed, { type: 'SuggestionRefreshed', ...fit }]);
    expect(state).toEqual(stateAfter([made]));
  });

  it('remembers who dismissed it and why', () => {
    expect(stateAfter([made, dismissed])?.dismissal).toEqual({
      reasonCode: 'not-suitable',
      organisationId: 'shanghai',
    });
  });

  it('starts with SuggestionMade and nothing else', () => {
    expect(() => stateAfter([shortlisted])).toThrow('before SuggestionMade');
  });

  it('refuses in three languages', () => {
    for (const text of Object.values(suggestionRefusals))
      expect(Object.keys(text)).toEqual(['zh-Hans', 'zh-Hant', 'en']);
  });
});
