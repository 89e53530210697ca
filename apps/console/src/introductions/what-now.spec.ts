import { describe, expect, it } from '@jest/globals';
import type { Introduction, Party } from './introductions.queries.js';
import { actionsNow, mayRecordMemorandum, waitingFor } from './what-now.js';

const firm = { organisationId: 'firm', isMember: true, isOfficer: false };
const provider = { organisationId: 'provider', isMember: true, isOfficer: false };
const itsOffice = { organisationId: 'shanghai', isMember: false, isOfficer: true };
const otherOffice = { organisationId: 'beijing', isMember: false, isOfficer: true };
const auditor = { organisationId: 'investhk', isMember: false, isOfficer: false };

const parties = (of: { firm?: Partial<Party>; provider?: Partial<Party> } = {}): Party[] => [
  { organisationId: 'firm', sideCode: 'need', conflictCheck: 'not-needed', accepted: false, ...of.firm },
  { organisationId: 'provider', sideCode: 'offer', conflictCheck: 'open', accepted: false, ...of.provider },
];
const introduction = (status: Introduction['status'], rest: Partial<Introduction> = {}) =>
  ({ status, officeCode: 'shanghai', extended: false, parties: parties(), ...rest }) as Introduction;

describe('what an onlooker may do now', () => {
  it('is for a provider the conflict check before the answer', () => {
    expect(actionsNow(introduction('proposed'), provider)).toEqual(['check-conflict', 'decline']);
    const cleared = introduction('conflict-checked', { parties: parties({ provider: { conflictCheck: 'cleared' } }) });
    expect(actionsNow(cleared, provider)).toEqual(['accept', 'decline']);
  });

  it('is for the firm to answer at once', () => {
    expect(actionsNow(introduction('proposed'), firm)).toEqual(['accept', 'decline']);
  });

  it('is nothing for who has accepted, until all have', () => {
    const accepted = parties({ firm: { accepted: true } });
    expect(actionsNow(introduction('proposed', { parties: accepted }), firm)).toEqual([]);
    expect(actionsNow(introduction('in-progress', { parties: accepted }), firm)).toEqual(['arrange-meeting']);
  });

  it('is for the office that proposed it to extend once, to withdraw, and later to close', () => {
    expect(actionsNow(introduction('proposed'), itsOffice)).toEqual(['extend', 'withdraw']);
    expect(actionsNow(introduction('proposed', { extended: true }), itsOffice)).toEqual(['withdraw']);
    expect(actionsNow(introduction('in-progress'), itsOffice)).toEqual(['arrange-meeting', 'close']);
    expect(actionsNow(introduction('proposed'), otherOffice)).toEqual([]);
    expect(actionsNow(introduction('in-progress'), otherOffice)).toEqual(['arrange-meeting']);
  });

  it.each(['closed', 'declined', 'conflicted', 'expired', 'withdrawn', 'not-proceeding'] as const)(
    'is nothing for anybody once it is %s',
    (status) => {
      for (const onlooker of [firm, provider, itsOffice, auditor])
        expect(actionsNow(introduction(status), onlooker)).toEqual([]);
    },
  );

  it('is nothing for who only reads', () => {
    expect(actionsNow(introduction('in-progress'), auditor)).toEqual([]);
  });
});

describe('a memorandum of its parties', () => {
  it('is recorded by the office that proposed it, once all have accepted', () => {
    const accepted = introduction('in-progress', { contactsDisclosed: true });
    expect(mayRecordMemorandum(accepted, itsOffice)).toBe(true);
    for (const onlooker of [firm, provider, otherOffice, auditor])
      expect(mayRecordMemorandum(accepted, onlooker)).toBe(false);
    expect(mayRecordMemorandum(introduction('proposed', { contactsDisclosed: false }), itsOffice)).toBe(false);
  });
});

describe('whom it waits for', () => {
  it('is the onlooker where it is', () => {
    expect(waitingFor(introduction('proposed'), provider)).toBe('own-conflict-check');
    expect(waitingFor(introduction('proposed'), firm)).toBe('own-answer');
  });

  it('is others for an office and for who has answered', () => {
    expect(waitingFor(introduction('proposed'), itsOffice)).toBe('others');
    expect(waitingFor(introduction('proposed', { parties: parties({ firm: { accepted: true } }) }), firm)).toBe(
      'others',
    );
  });

  it('is nobody once it is over', () => {
    expect(waitingFor(introduction('expired'), firm)).toBe('nobody');
  });
});
