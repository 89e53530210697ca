import type { Introduction, IntroductionEvent, IntroductionStatus, Party, ProposedParty } from './introduction.js';

export function evolve(introduction: Introduction | undefined, event: IntroductionEvent): Introduction {
  if (event.type === 'IntroductionProposed') {
    const { type: _, byPersonId, parties, ...proposed } = event;
    return {
      status: 'proposed',
      ...proposed,
      proposedByPersonId: byPersonId,
      parties: parties.map(partyAtTheStart),
      nudged: false,
      extended: false,
    };
  }
  if (introduction === undefined) throw new Error(`${event.type} before IntroductionProposed`);
  switch (event.type) {
    case 'ConflictCleared':
      return conflictCleared(introduction, event.organisationId);
    case 'ConflictDeclared':
      return {
        ...withParty(introduction, event.organisationId, { conflictCheck: 'declared' }),
        status: 'conflicted',
      };
    case 'IntroductionAccepted':
      return withParty(introduction, event.organisationId, { accepted: true });
    case 'IntroductionAcceptedByAll':
      return { ...introduction, status: 'in-progress' };
    case 'IntroductionDeclined': {
      const { organisationId, reasonCode } = event;
      return { ...introduction, status: 'declined', decline: { organisationId, reasonCode } };
    }
    case 'IntroductionNudged':
      return { ...introduction, nudged: true };
    case 'IntroductionExtended': {
      const { nudgeAt, expiresAt } = event;
      return { ...introduction, nudgeAt, expiresAt, nudged: false, extended: true };
    }
    case 'IntroductionExpired':
      return { ...introduction, status: 'expired' };
    case 'IntroductionWithdrawn':
      return { ...introduction, status: 'withdrawn', withdrawalReasonCode: event.reasonCode };
    case 'IntroductionClosed':
      return { ...introduction, status: 'closed', resultCode: event.resultCode };
  }
}

function partyAtTheStart(party: ProposedParty): Party {
  return { ...party, conflictCheck: party.sideCode === 'offer' ? 'open' : 'not-needed', accepted: false };
}

function conflictCleared(introduction: Introduction, organisationId: string): Introduction {
  const cleared = withParty(introduction, organisationId, { conflictCheck: 'cleared' });
  const status: IntroductionStatus = cleared.parties.every(({ conflictCheck }) => conflictCheck !== 'open')
    ? 'conflict-checked'
    : 'proposed';
  return { ...cleared, status };
}

function withParty(introduction: Introduction, organisationId: string, change: Partial<Party>): Introduction {
  const parties = introduction.parties.map((party) =>
    party.organisationId === organisationId ? { ...party, ...change } : party,
  );
  return { ...introduction, parties };
}
