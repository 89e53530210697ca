import type { EventData } from '@harbourlink/contracts';
import {
  ImplementationStartedSchema,
  MemorandumRecordedSchema,
  MemorandumRevisedSchema,
  MemorandumSignedSchema,
  OutcomeClaimedSchema,
  OutcomeConfirmedSchema,
  OutcomeCorrectedSchema,
  OutcomeDisputedSchema,
  OutcomeVerifiedSchema,
} from '@harbourlink/contracts/mou';
import type { MemorandumContentSchema } from '@harbourlink/contracts/mou';
import {
  IntroductionAcceptedByAllSchema,
  IntroductionProposedSchema,
  MeetingArrangedSchema,
  MeetingHeldSchema,
  MeetingRatedSchema,
  SuggestionMadeSchema,
} from '@harbourlink/contracts/matching';
import {
  CaseOpenedSchema,
  CaseRoutedSchema,
  EnterpriseCheckedSchema,
  EnterpriseDraftedSchema,
  EnterpriseImportedSchema,
  EnterpriseRevisedSchema,
  NeedDraftedSchema,
  NeedPublishedSchema,
} from '@harbourlink/contracts/registry';
import { FactTable } from '../postgres/fact-table.js';
import { FactProjection, when } from './fact-projection.js';

export const enterpriseFacts = new FactProjection(
  new FactTable('enterprise_fact', { sector_codes: 'text[]', checked: 'boolean' }),
  [
    when(EnterpriseDraftedSchema, ({ profile }) => ({ sector_codes: profile.sectorCodes })),
    when(EnterpriseImportedSchema, ({ profile }) => ({ sector_codes: profile.sectorCodes })),
    when(EnterpriseRevisedSchema, ({ profile }) => ({ sector_codes: profile.sectorCodes })),
    when(EnterpriseCheckedSchema, ({ profile }) => ({ sector_codes: profile.sectorCodes, checked: true })),
  ],
);

export const caseFacts = new FactProjection(
  new FactTable('case_fact', { enterprise_id: 'uuid', office_code: 'text' }),
  [
    when(CaseOpenedSchema, ({ enterpriseId, officeCode }) => ({
      enterprise_id: enterpriseId,
      office_code: officeCode,
    })),
    when(CaseRoutedSchema, ({ officeCode }) => ({ office_code: officeCode })),
  ],
);

export const needFacts = new FactProjection(
  new FactTable('need_fact', { enterprise_id: 'uuid', published: 'boolean' }),
  [
    when(NeedDraftedSchema, ({ need }) => ({ enterprise_id: need.enterpriseId })),
    when(NeedPublishedSchema, ({ need }) => ({ enterprise_id: need.enterpriseId, published: true })),
  ],
);

export const suggestionFacts = new FactProjection(new FactTable('suggestion_fact', { need_id: 'uuid' }), [
  when(SuggestionMadeSchema, ({ needId }) => ({ need_id: needId })),
]);

export const introductionFacts = new FactProjection(
  new FactTable('introduction_fact', { need_id: 'uuid', accepted: 'boolean' }),
  [
    when(IntroductionProposedSchema, ({ needId }) => ({ need_id: needId })),
    when(IntroductionAcceptedByAllSchema, () => ({ accepted: true })),
  ],
);

export const meetingFacts = new FactProjection(
  new FactTable('meeting_fact', { introduction_id: 'uuid', held: 'boolean', promising: 'boolean' }),
  [
    when(MeetingArrangedSchema, ({ introductionId }) => ({ introduction_id: introductionId })),
    when(MeetingHeldSchema, () => ({ held: true })),
    // Each side rates once: one good word is enough, and a later cool one of another side does not take it back.
    when(MeetingRatedSchema, ({ ratingCode }) => (ratingCode === 'co-operation-possible' ? { promising: true } : {})),
  ],
);

export const memorandumFacts = new FactProjection(
  new FactTable('memorandum_fact', {
    introduction_id: 'uuid',
    enterprise_id: 'uuid',
    office_code: 'text',
    signed: 'boolean',
    implementing: 'boolean',
  }),
  [
    when(MemorandumRecordedSchema, ({ content, officeCode }) => ({ ...whose(content), office_code: officeCode })),
    when(MemorandumRevisedSchema, ({ content }) => whose(content)),
    when(MemorandumSignedSchema, () => ({ signed: true })),
    when(ImplementationStartedSchema, () => ({ implementing: true })),
  ],
);

export const outcomeFacts = new FactProjection(
  new FactTable('outcome_fact', {
    enterprise_id: 'uuid',
    confirmed: 'boolean',
    means_code: 'text',
    verified: 'boolean',
    corrected: 'boolean',
  }),
  [
    when(OutcomeClaimedSchema, ({ content }) => ({ enterprise_id: content.enterpriseId })),
    when(OutcomeConfirmedSchema, ({ meansCode }) => ({ confirmed: true, means_code: meansCode })),
    // The customer took the confirmation back.
    when(OutcomeDisputedSchema, () => ({ confirmed: false })),
    when(OutcomeVerifiedSchema, () => ({ verified: true })),
    when(OutcomeCorrectedSchema, () => ({ corrected: true })),
  ],
);

/** A memorandum belongs to the enterprise whose need it came of, else to the first enterprise that signs it. */
function whose({ introductionId, parties }: EventData<typeof MemorandumContentSchema>) {
  const signing = parties.find(({ natureCode, roleCode }) => natureCode === 'enterprise' && roleCode === 'party');
  return { introduction_id: introductionId ?? null, enterprise_id: signing?.organisationId ?? null };
}
