import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startIntroducing } from './introducing.fixture.js';
import type { Introducing, Problem } from './introducing.fixture.js';
import type { MeetingResponse } from './meetings/http/meeting.responses.js';
import { idOf } from './service.fixture.js';

const meetings = '/api/v1/meetings';
let at: Introducing;
let officer: Introducing['officer'];
let firm: Introducing['firm'];
let provider: Introducing['provider'];
let stranger: Introducing['stranger'];
let propose: Introducing['propose'];
let inProgress: Introducing['inProgress'];
beforeAll(async () => {
  at = await startIntroducing();
  ({ officer, firm, provider, stranger, propose, inProgress } = at);
}, 60_000);
afterAll(() => at.stop());
beforeEach(() => at.freePlaces());

describe('a meeting', () => {
  it('is arranged over an introduction in progress, held, and rated once by each side for officers to read', async () => {
    const introductionId = await inProgress();
    const startsAt = '2026-01-05T02:00:00.000Z';
    const arranged = await firm.creates<MeetingResponse>(meetings, { introductionId, modeCode: 'online', startsAt });
    expect([arranged.status, arranged.body.status]).toEqual([201, 'arranged']);
    expect(arranged.body.organisations).toContainEqual({ organisationId: idOf('P1'), names: { en: 'Sample P1 Ltd' } });
    const path = `${meetings}/${arranged.body.id}`;
    const attended = { attendedOrganisationIds: [idOf('E1'), idOf('P1')] };
    expect((await firm.changes(path, 'holding', attended)).status).toBe(403);
    expect((await officer.changes<MeetingResponse>(path, 'holding', attended)).body.status).toBe('held');
    const rated = await firm.changes<MeetingResponse>(path, 'ratings', { ratingCode: 'co-operation-possible' });
    expect(rated.body.ratings).toEqual([{ organisationId: idOf('E1'), ratingCode: 'co-operation-possible' }]);
    expect((await firm.changes<Problem>(path, 'ratings', { ratingCode: 'informative' })).body.code).toBe(
      'meeting.rated-already',
    );
    expect((await provider.reads<MeetingResponse>(path)).body.ratings).toEqual([]);
    const forProvider = { ratingCode: 'informative', organisationId: idOf('P1') };
    expect((await officer.changes<MeetingResponse>(path, 'ratings', forProvider)).body.ratings).toHaveLength(2);
    expect((await stranger.reads(path)).status).toBe(404);
    expect((await stranger.reads<{ items: unknown[] }>(meetings)).body.items).toEqual([]);
    expect(
      (await provider.reads<{ items: unknown[] }>(`${meetings}?introductionId=${introductionId}`)).body.items,
    ).toHaveLength(1);
  });

  it('is not arranged before all have accepted, nor by who is no party', async () => {
    const { id: introductionId } = await propose();
    const request = { introductionId, modeCode: 'phone', startsAt: '2026-12-01T02:00:00Z' };
    const early = await officer.creates<Problem>(meetings, request);
    expect([early.status, early.body.code]).toEqual([409, 'meeting.introduction-not-in-progress']);
    const foreign = await stranger.creates<Problem>(meetings, request);
    expect([foreign.status, foreign.body.code]).toEqual([422, 'meeting.introduction-unknown']);
  });

  it('is cancelled by a party', async () => {
    const introductionId = await inProgress();
    const request = { introductionId, modeCode: 'in-person', startsAt: '2026-12-01T02:00:00Z' };
    const { body } = await officer.creates<MeetingResponse>(meetings, request);
    const cancelled = await provider.changes<MeetingResponse>(`${meetings}/${body.id}`, 'cancellation', {
      reasonCode: 'postponed',
    });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancellationReasonCode: 'postponed' });
  });
});
