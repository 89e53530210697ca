import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MembershipGrantedSchema } from '@harbourlink/contracts/identity';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionDeclinedSchema,
  IntroductionNudgedSchema,
  IntroductionProposedSchema,
  IntroductionWithdrawnSchema,
  SuggestionMadeSchema,
} from '@harbourlink/contracts/matching';
import {
  MemorandumRecordedSchema,
  MemorandumSignedSchema,
  OutcomeClaimedSchema,
  OutcomeConfirmedSchema,
  OutcomeDisputedSchema,
  OutcomeSentBackSchema,
  OutcomeVerifiedSchema,
} from '@harbourlink/contracts/mou';
import {
  CaseAssignedSchema,
  CaseOpenedSchema,
  EnterpriseChangesRequestedSchema,
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseNotAcceptedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseSubmittedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
} from '@harbourlink/contracts/registry';
import { eventually } from '@harbourlink/testing';
import { profileOf, startService } from './service.fixture.js';

jest.setTimeout(60_000);

let at: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  at = await startService();
});
afterAll(() => at.stop());

/** A firm with a name and one member. */
async function firm(name: string) {
  const id = randomUUID();
  const member = await at.member(id);
  await at.registry.publish(EnterpriseDraftedSchema, { profile: profileOf(name), byPersonId: member }, id);
  return { id, member };
}

async function noticesOf(personId: string): Promise<{ workflowCode: string; subject: string; body: string }[]> {
  const response = await at.fetchAs(personId, '/api/v1/notices', { headers: { 'accept-language': 'en' } });
  return ((await response.json()) as { items: { workflowCode: string; subject: string; body: string }[] }).items;
}

/** The notices of a person once there are so many, the newest first. */
async function told(personId: string, count: number) {
  await eventually(async () => (await noticesOf(personId)).length === count, { within: 15_000 });
  return noticesOf(personId);
}

async function proposedIntroduction() {
  const [need, offer] = [await firm('Sample Need'), await firm('Sample Offer')];
  const officer = await at.member('shanghai', 'officer');
  const id = await at.matching.publish(IntroductionProposedSchema, {
    suggestionIds: [randomUUID()],
    needId: randomUUID(),
    parties: [
      { organisationId: need.id, sideCode: 'need' },
      { organisationId: offer.id, sideCode: 'offer', offerId: randomUUID() },
    ],
    byPersonId: officer,
    officeCode: 'shanghai',
    nudgeAt: '2026-11-27T08:00:00.000Z',
    expiresAt: '2026-12-02T08:00:00.000Z',
  });
  await told(need.member, 1);
  await told(offer.member, 1);
  return { id, need, offer, officer };
}

describe('what happens', () => {
  it('to a profile is told to the people of the firm, in the app and by mail', async () => {
    const { id, member } = await firm('Sample One');
    const officer = await at.member('shanghai', 'officer');
    const checked = { profile: profileOf('Sample One'), checkedOn: '2026-11-22', validUntilOn: '2027-11-22' };
    await at.registry.publish(EnterpriseChangesRequestedSchema, { reasonCodes: ['names'], byPersonId: officer }, id);
    await at.registry.publish(EnterpriseCheckedSchema, { ...checked, byPersonId: officer }, id);
    const notices = await told(member, 2);
    expect(notices.map(({ subject }) => subject)).toEqual([
      'The particulars of Sample One have been checked',
      'Please complete the profile of Sample One',
    ]);
    await eventually(() => at.sink.mails.filter((mail) => JSON.stringify(mail.to).includes(member)).length === 2);
    expect(await noticesOf(officer)).toEqual([]);
  });

  it('to a profile that halts is told to the people of the firm', async () => {
    const { id, member } = await firm('Sample Halted');
    const by = { byPersonId: await at.member('shanghai', 'officer') };
    await at.registry.publish(EnterpriseNotAcceptedSchema, { reasonCode: 'duplicate', ...by }, id);
    await at.registry.publish(EnterpriseSuspendedSchema, { reasonCode: 'complaint', ...by }, id);
    await at.registry.publish(EnterpriseReinstatedSchema, by, id);
    expect((await told(member, 3)).map(({ subject }) => subject)).toEqual([
      'The profile of Sample Halted counts again',
      'The profile of Sample Halted is suspended',
      'The profile of Sample Halted was not accepted',
    ]);
  });

  it('to a firm that is withdrawn is told to its people, but not to who did it', async () => {
    const { id, member } = await firm('Sample Leaving');
    const colleague = await at.member(id);
    const officer = await at.member('shanghai', 'officer');
    await at.registry.publish(EnterpriseWithdrawnSchema, { reasonCode: 'inactive', byPersonId: officer }, id);
    for (const person of [member, colleague]) {
      expect(await told(person, 1)).toMatchObject([
        { workflowCode: 'enterprise-withdrawn', subject: 'Sample Leaving was withdrawn from the platform' },
      ]);
    }
    const own = await firm('Sample Going');
    const other = await at.member(own.id);
    const byPersonId = own.member;
    await at.registry.publish(EnterpriseWithdrawnSchema, { reasonCode: 'at-own-request', byPersonId }, own.id);
    await told(other, 1);
    expect(await noticesOf(own.member)).toEqual([]);
    expect(await noticesOf(officer)).toEqual([]);
  });

  it('waits for the name of the firm', async () => {
    const id = randomUUID();
    const member = await at.member(id);
    const suggestion = { needId: randomUUID(), offerId: randomUUID(), enterpriseId: id, providerId: randomUUID() };
    await at.matching.publish(SuggestionMadeSchema, { ...suggestion, score: 800, bandCode: 'strong', reasons: [] });
    await eventually(async () => {
      const [row] = await at.sql(`SELECT 1 FROM inbox_key WHERE lane = 'tell-of-suggestions' AND error LIKE '%${id}%'`);
      return row;
    });
    await at.registry.publish(EnterpriseDraftedSchema, { profile: profileOf('Sample Late'), byPersonId: member }, id);
    expect(await told(member, 1)).toMatchObject([{ subject: 'A new suggestion for a need of Sample Late' }]);
  });

  it('waits for the membership of whoever submitted the profile', async () => {
    const id = randomUUID();
    const submitter = randomUUID();
    at.people.people.set(submitter, { email: 'late@sample.test', language: 'en' });
    const officer = await at.member('shanghai', 'officer');
    const by = { byPersonId: officer };
    const profile = profileOf('Sample Slow');
    await at.registry.publish(EnterpriseDraftedSchema, { profile, ...by }, id);
    await at.registry.publish(EnterpriseSubmittedSchema, { byPersonId: submitter }, id);
    await at.registry.publish(
      EnterpriseCheckedSchema,
      { profile, checkedOn: '2026-11-22', validUntilOn: '2027-11-22', ...by },
      id,
    );
    await eventually(async () => {
      const [row] = await at.sql(`SELECT 1 FROM inbox_key WHERE key = '${id}' AND error LIKE '%identity.membership%'`);
      return row;
    });
    const membership = { organisationId: id, organisationKindCode: 'enterprise', roleCode: 'enterprise_member' };
    await at.identity.publish(MembershipGrantedSchema, { personId: submitter, ...membership });
    expect(await told(submitter, 1)).toMatchObject([{ workflowCode: 'enterprise-checked' }]);
  });

  it('to an introduction is told to each side without naming the other, until all have accepted', async () => {
    const { id, need, offer, officer } = await proposedIntroduction();
    const [proposed] = await noticesOf(need.member);
    expect(proposed?.body).not.toContain('Sample Offer');
    expect(proposed?.body).toContain('2 December 2026');
    await at.matching.publish(IntroductionNudgedSchema, { waitingOrganisationIds: [offer.id] }, id);
    expect(await told(offer.member, 2)).toMatchObject([{ workflowCode: 'introduction-nudge' }, {}]);
    await at.matching.publish(IntroductionAcceptedByAllSchema, { organisationIds: [need.id, offer.id] }, id);
    for (const [person, count] of [
      [need.member, 2],
      [offer.member, 3],
      [officer, 1],
    ] as const) {
      const [accepted] = await told(person, count);
      expect(accepted?.subject).toBe('Introduction accepted: Sample Need and Sample Offer');
    }
    const links = () => [...at.people.links.values()].filter(({ request }) => JSON.stringify(request).includes(id));
    await eventually(() => links().length === 3);
  });

  it('declined, names the decliner to the officer only', async () => {
    const { id, need, offer, officer } = await proposedIntroduction();
    const declined = { organisationId: offer.id, reasonCode: 'no-capacity', byPersonId: offer.member };
    await at.matching.publish(IntroductionDeclinedSchema, declined, id);
    const [forOfficer] = await told(officer, 1);
    expect(forOfficer?.subject).toBe('Sample Offer does not take up the introduction');
    const [forOther] = await told(need.member, 2);
    expect(forOther?.workflowCode).toBe('introduction-not-continued');
    expect(JSON.stringify(forOther)).not.toMatch(/Sample Offer|no-capacity|declin/);
    expect(await noticesOf(offer.member)).toHaveLength(1);
    const kept = await at.sql(`SELECT "values" FROM notice WHERE workflow_code = 'introduction-not-continued'`);
    expect(JSON.stringify(kept)).not.toContain('Sample Offer');
  });

  it('withdrawn, is told to every party in neutral words', async () => {
    const { id, need, offer, officer } = await proposedIntroduction();
    await at.matching.publish(IntroductionWithdrawnSchema, { reasonCode: 'made-in-error', byPersonId: officer }, id);
    for (const { member } of [need, offer]) {
      const [notice] = await told(member, 2);
      expect(notice?.workflowCode).toBe('introduction-not-continued');
      expect(notice?.body).not.toMatch(/error|withdr/);
    }
    expect(await noticesOf(officer)).toEqual([]);
  });

  it('signed, is told to the firms and the owner of the memorandum', async () => {
    const party = await firm('Sample Party');
    const owner = await at.member('shanghai', 'officer');
    const parties = [
      { organisationId: party.id, natureCode: 'enterprise', roleCode: 'party', name: { en: 'Sample Party' } },
    ];
    const content = { kindCode: 'commercial', title: { en: 'Sample MoU' }, parties, areaCodes: [], projects: [] };
    const id = await at.mou.publish(MemorandumRecordedSchema, {
      content,
      ownerPersonId: owner,
      officeCode: 'shanghai',
    });
    const signed = { signedOn: '2026-11-20', byPersonId: owner, organisationIds: [party.id, 'investhk'] };
    await at.mou.publish(MemorandumSignedSchema, signed, id);
    expect(await told(party.member, 1)).toMatchObject([{ subject: 'Signed: Sample MoU' }]);
    expect(await told(owner, 1)).toMatchObject([{ workflowCode: 'memorandum-signed' }]);
  });

  it('to an outcome is told to the customer, the verifiers and the claimant, each when it is their turn', async () => {
    const customer = await firm('Sample Customer');
    const verifier = await at.member('investhk', 'verifier');
    const claimant = await at.member('shanghai', 'officer');
    const owner = await at.member('shanghai', 'officer');
    const caseId = await at.registry.publish(CaseOpenedSchema, { enterpriseId: customer.id, officeCode: 'shanghai' });
    await at.registry.publish(CaseAssignedSchema, { ownerPersonId: owner, byPersonId: owner }, caseId);
    const content = { enterpriseId: customer.id, kindCode: 'headquarters', amounts: [] };
    const id = await at.mou.publish(OutcomeClaimedSchema, {
      content,
      claimedByPersonId: claimant,
      officeCode: 'shanghai',
    });
    expect(await told(customer.member, 1)).toMatchObject([{ workflowCode: 'outcome-to-confirm' }]);
    await at.mou.publish(OutcomeConfirmedSchema, { byPersonId: customer.member, meansCode: 'bound-link' }, id);
    expect(await told(verifier, 1)).toMatchObject([{ workflowCode: 'outcome-to-verify' }]);
    const verified = { byPersonId: verifier, officeCode: 'investhk', enterpriseId: customer.id };
    await at.mou.publish(OutcomeVerifiedSchema, verified, id);
    expect(await told(claimant, 1)).toMatchObject([{ workflowCode: 'outcome-verified' }]);
    await told(customer.member, 2);
    const mail = await eventually(() => at.sink.mails.find((one) => one.subject?.startsWith('Please confirm')));
    const link = [...at.people.links.values()].find(({ request }) => JSON.stringify(request).includes(id));
    expect(mail?.text).toContain(link?.url);
  });

  it('to an outcome that comes back is told to the claimant alone', async () => {
    const customer = await firm('Sample Objecting');
    const claimant = await at.member('shanghai', 'officer');
    const content = { enterpriseId: customer.id, kindCode: 'headquarters', amounts: [] };
    const claim = { content, claimedByPersonId: claimant, officeCode: 'shanghai' };
    const [disputed, sentBack] = [
      await at.mou.publish(OutcomeClaimedSchema, claim),
      await at.mou.publish(OutcomeClaimedSchema, claim),
    ];
    await told(customer.member, 2);
    const dispute = { byPersonId: customer.member, reasonCode: 'amount-wrong' };
    await at.mou.publish(OutcomeDisputedSchema, dispute, disputed);
    expect(await told(claimant, 1)).toMatchObject([{ subject: 'Sample Objecting disputes an outcome' }]);
    const back = { byPersonId: claimant, reasonCode: 'evidence-missing', enterpriseId: customer.id };
    await at.mou.publish(OutcomeSentBackSchema, back, sentBack);
    expect(await told(claimant, 2)).toMatchObject([{ workflowCode: 'outcome-sent-back' }, {}]);
    expect(await noticesOf(customer.member)).toHaveLength(2);
  });

  it('leaves no event dead and no mail undelivered', async () => {
    await eventually(async () => (await at.sql(`SELECT 1 FROM delivery WHERE status = 'waiting'`)).length === 0);
    expect(await at.sql(`SELECT * FROM dead_letter`)).toEqual([]);
    expect(await at.sql(`SELECT * FROM delivery WHERE status <> 'sent'`)).toEqual([]);
  });
});
