import type { EventData, EventSchema } from '@harbourlink/contracts';
import * as matching from '@harbourlink/contracts/matching';
import * as mou from '@harbourlink/contracts/mou';
import * as registry from '@harbourlink/contracts/registry';
import { isUuid } from '@harbourlink/kernel';
import { FactProjection, when } from '../../funnel/events/fact-projection.js';
import type { Telling } from '../../funnel/events/fact-projection.js';
import { FactTable } from '../../funnel/postgres/fact-table.js';
import type { Facts } from '../../funnel/postgres/fact-table.js';
import type { ChainKind } from '../chain-item.js';

const columns = {
  kind: 'text',
  status: 'text',
  lapsed: 'boolean',
  began_at: 'timestamptz',
  changed_at: 'timestamptz',
  parent_ids: 'uuid[]',
  organisation_ids: 'text[]',
  names: 'jsonb',
  office_code: 'text',
  codes: 'text[]',
} as const;
type Column = keyof typeof columns;

/** The first event of a thing. */
function begins<Schema extends EventSchema>(
  kind: ChainKind,
  schema: Schema,
  facts: (data: EventData<Schema>) => Facts<Column>,
): Telling<Column> {
  return when(schema, (data, at) => ({ kind, began_at: at, changed_at: at, ...facts(data) }));
}

/** A later one; `status` where it moves on. */
function then<Schema extends EventSchema>(
  schema: Schema,
  status: string | undefined,
  facts: (data: EventData<Schema>) => Facts<Column> = () => ({}),
): Telling<Column> {
  return when(schema, (data, at) => ({
    changed_at: at,
    ...(status === undefined ? {} : { status }),
    ...facts(data),
  }));
}

const named = ({ profile }: { profile: { names: object } }) => ({ names: profile.names });
const asked = ({ need }: { need: { serviceCodes: readonly string[] } }) => ({ codes: need.serviceCodes });

const enterprises = [
  begins('enterprise', registry.EnterpriseDraftedSchema, (data) => ({ status: 'draft', ...named(data) })),
  begins('enterprise', registry.EnterpriseImportedSchema, (data) => ({ status: 'prospect', ...named(data) })),
  then(registry.EnterpriseClaimedSchema, 'draft'),
  then(registry.EnterpriseRevisedSchema, undefined, named),
  then(registry.EnterpriseSubmittedSchema, 'submitted'),
  then(registry.EnterpriseCheckedSchema, 'checked', named),
  then(registry.EnterpriseChangesRequestedSchema, 'changes-requested'),
  then(registry.EnterpriseNotAcceptedSchema, 'not-accepted'),
  then(registry.EnterpriseSuspendedSchema, 'suspended'),
  then(registry.EnterpriseReinstatedSchema, 'checked'),
  then(registry.EnterpriseWithdrawnSchema, 'withdrawn'),
];

const cases = [
  begins('case', registry.CaseOpenedSchema, ({ enterpriseId, officeCode }) => ({
    status: officeCode === undefined ? 'unrouted' : 'open',
    parent_ids: [enterpriseId],
    organisation_ids: [enterpriseId],
    office_code: officeCode ?? null,
  })),
  then(registry.CaseRoutedSchema, 'open', ({ officeCode }) => ({ office_code: officeCode })),
  then(registry.CaseAssignedSchema, undefined),
  then(registry.CaseClosedSchema, 'closed'),
];

const needs = [
  begins('need', registry.NeedDraftedSchema, ({ need }) => ({
    status: 'draft',
    parent_ids: [need.enterpriseId],
    organisation_ids: [need.enterpriseId],
    ...asked({ need }),
  })),
  then(registry.NeedRevisedSchema, undefined, asked),
  then(registry.NeedPublishedSchema, 'published', asked),
  then(registry.NeedRenewedSchema, undefined),
  then(registry.NeedEndedSchema, 'ended'),
];

const suggestions = [
  begins('suggestion', matching.SuggestionMadeSchema, ({ needId, enterpriseId, providerId, bandCode }) => ({
    status: 'suggested',
    parent_ids: [needId],
    organisation_ids: [enterpriseId, providerId],
    codes: [bandCode],
  })),
  then(matching.SuggestionRefreshedSchema, undefined, ({ bandCode }) => ({ lapsed: false, codes: [bandCode] })),
  then(matching.SuggestionShortlistedSchema, 'shortlisted'),
  then(matching.SuggestionDismissedSchema, 'dismissed'),
  // A refreshed one that had lapsed is a mere suggestion again, whatever it was before.
  then(matching.SuggestionLapsedSchema, 'suggested', () => ({ lapsed: true })),
];

/** That single providers have checked for conflicts is not told here: matching knows when all have. */
const introductions = [
  begins('introduction', matching.IntroductionProposedSchema, ({ suggestionIds, needId, parties, officeCode }) => ({
    status: 'proposed',
    parent_ids: [...suggestionIds, needId],
    organisation_ids: parties.map(({ organisationId }) => organisationId),
    office_code: officeCode,
  })),
  then(matching.ConflictDeclaredSchema, 'conflicted'),
  then(matching.IntroductionAcceptedByAllSchema, 'in-progress'),
  then(matching.IntroductionDeclinedSchema, 'declined'),
  then(matching.IntroductionExpiredSchema, 'expired'),
  then(matching.IntroductionWithdrawnSchema, 'withdrawn'),
  then(matching.IntroductionClosedSchema, 'closed', ({ resultCode }) => ({ codes: [resultCode] })),
];

const meetings = [
  begins('meeting', matching.MeetingArrangedSchema, ({ introductionId, organisationIds, modeCode }) => ({
    status: 'arranged',
    parent_ids: [introductionId],
    organisation_ids: organisationIds,
    codes: [modeCode],
  })),
  then(matching.MeetingHeldSchema, 'held'),
  then(matching.MeetingCancelledSchema, 'cancelled'),
];

const memoranda = [
  begins('memorandum', mou.MemorandumRecordedSchema, ({ content, officeCode }) => ({
    status: 'draft',
    office_code: officeCode,
    ...ofMemorandum(content),
  })),
  then(mou.MemorandumRevisedSchema, undefined, ({ content }) => ofMemorandum(content)),
  then(mou.NegotiationStartedSchema, 'negotiating'),
  then(mou.MemorandumSignedSchema, 'signed'),
  then(mou.ImplementationStartedSchema, 'implementing'),
  then(mou.MemorandumDeliveredSchema, 'delivered'),
  then(mou.MemorandumHeldSchema, undefined),
  then(mou.MemorandumResumedSchema, undefined),
  then(mou.MemorandumLapsedSchema, 'lapsed'),
  then(mou.MemorandumTerminatedSchema, 'terminated'),
];

const outcomes = [
  begins('outcome', mou.OutcomeClaimedSchema, ({ content, officeCode, correctsOutcomeId }) => ({
    status: 'claimed',
    parent_ids: cameOf(
      [correctsOutcomeId, content.memorandumId, content.meetingId, content.introductionId, content.needId],
      [content.enterpriseId],
    ),
    organisation_ids: [content.enterpriseId],
    office_code: officeCode,
    codes: [content.kindCode],
  })),
  then(mou.OutcomeConfirmedSchema, 'confirmed'),
  then(mou.OutcomeDisputedSchema, 'disputed'),
  then(mou.OutcomeVerifiedSchema, 'verified'),
  then(mou.OutcomeSentBackSchema, 'sent-back'),
  then(mou.OutcomeCorrectedSchema, 'corrected'),
];

/** All in one table, which one lane keeps: the things of one chain are of many topics. */
export const chainItems = new FactProjection(new FactTable('chain_item', columns), [
  ...[...enterprises, ...cases, ...needs],
  ...[...suggestions, ...introductions, ...meetings],
  ...[...memoranda, ...outcomes],
]);

function ofMemorandum(content: EventData<typeof mou.MemorandumContentSchema>): Facts<Column> {
  const { parties, introductionId, meetingId, parentMemorandumId, title, kindCode } = content;
  const organisations = parties.flatMap(({ organisationId }) => (organisationId === undefined ? [] : [organisationId]));
  return {
    names: title,
    parent_ids: cameOf([parentMemorandumId, meetingId, introductionId], organisations.filter(isUuid)),
    organisation_ids: organisations,
    codes: [kindCode],
  };
}

/** What it names as its origin; where it names nothing, the firms it is about. */
function cameOf(origins: readonly (string | undefined)[], firms: readonly string[]): readonly string[] {
  const named = origins.filter((origin) => origin !== undefined);
  return named.length > 0 ? named : firms;
}
