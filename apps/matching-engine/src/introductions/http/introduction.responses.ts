import { ApiProperty } from '@nestjs/swagger';
import { onlyPresent } from '@harbourlink/kernel';
import type { Instant, LocalizedText, Trilingual } from '@harbourlink/kernel';
import { Code, Flag, Localized, Moment, Nested, NestedList, Text, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import { nonEndorsement } from '../../candidates/application/wording.texts.js';
import type { NeedContent } from '../../candidates/domain/known.js';
import type { Particulars } from '../../candidates/postgres/particulars.queries.js';
import {
  declineReasons,
  introductionResults,
  introductionStatuses,
  withdrawalReasons,
} from '../domain/introduction.js';
import type {
  DeclineReason,
  Introduction,
  IntroductionResult,
  IntroductionStatus,
  Party,
  WithdrawalReason,
} from '../domain/introduction.js';
import type { ReadIntroduction } from '../postgres/introductions.queries.js';
import { statusInWords } from './status-wording.js';

export class PartyResponse {
  @Uuid({
    optional: true,
    description: 'Absent for a provider while the need is confidential and its firm has not accepted: a blind brief.',
  })
  organisationId?: string;

  @Localized({ max: 200, optional: true, description: 'Absent where `organisationId` is.' })
  names?: LocalizedText;

  @Code(['need', 'offer'])
  sideCode!: 'need' | 'offer';

  @Uuid({ optional: true })
  offerId?: string;

  @Code(['not-needed', 'open', 'cleared', 'declared'], { optional: true, description: 'A firm is told its own only.' })
  conflictCheck?: Party['conflictCheck'];

  @Flag({ optional: true, description: 'A firm is told its own answer, and those of others once all have accepted.' })
  accepted?: boolean;
}

/** What the introduction is about, as far as this reader may know. */
export class NeedBriefResponse {
  @ApiProperty({ type: [String] })
  serviceCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  sectorCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  marketCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  requiredAccreditationCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  languageCodes!: readonly string[];

  @ApiProperty({ type: String, required: false })
  stageCode?: string;

  @Localized({ max: 5_000, optional: true, description: 'In the words of the firm; absent from a blind brief.' })
  texts?: LocalizedText;

  @Flag()
  confidential!: boolean;
}

/** For a firm, what another party declined or declared reads `not-proceeding`, whoever it was and why. */
export class IntroductionResponse {
  @Uuid()
  id!: string;

  @Whole({ min: 1, max: 1_000_000 })
  version!: number;

  @Code([...introductionStatuses, 'not-proceeding'])
  status!: IntroductionStatus | 'not-proceeding';

  @Localized({ max: 300 })
  statusText!: Trilingual;

  @ApiProperty({ type: [String], format: 'uuid' })
  suggestionIds!: readonly string[];

  @Uuid()
  needId!: string;

  @Nested(() => NeedBriefResponse, { optional: true })
  need?: NeedBriefResponse;

  @NestedList(() => PartyResponse)
  parties!: PartyResponse[];

  @Text({ max: 64 })
  officeCode!: string;

  @Moment()
  nudgeAt!: Instant;

  @Moment()
  expiresAt!: Instant;

  @Flag()
  nudged!: boolean;

  @Flag()
  extended!: boolean;

  @Flag({ description: 'Contacts are disclosed once all have accepted.' })
  contactsDisclosed!: boolean;

  @Uuid({ optional: true, description: 'Who declined. For officers only.' })
  declinedByOrganisationId?: string;

  @Code(declineReasons, { optional: true, description: 'For officers only.' })
  declineReasonCode?: DeclineReason;

  @Code(withdrawalReasons, { optional: true, description: 'For officers only.' })
  withdrawalReasonCode?: WithdrawalReason;

  @Code(introductionResults, { optional: true })
  resultCode?: IntroductionResult;

  @Localized({ max: 300 })
  notice!: Trilingual;
}

export function toIntroductionResponse(
  { id, version, state, confidential }: ReadIntroduction,
  viewer: Viewer,
  { names, needs }: Particulars,
): IntroductionResponse {
  const { suggestionIds, needId, officeCode, nudgeAt, expiresAt, nudged, extended, resultCode } = state;
  const status = statusFor(state, viewer);
  const blind = confidential && isBlindFor(state, viewer);
  return {
    ...{ id, version, status, suggestionIds, needId, officeCode, nudgeAt, expiresAt, nudged, extended },
    statusText: statusInWords[status],
    ...onlyPresent({ need: brief(needs.get(needId), blind) }),
    parties: state.parties.map((party) =>
      blind && party.sideCode === 'need'
        ? { sideCode: party.sideCode }
        : { ...toParty(party, state, viewer), ...onlyPresent({ names: names.get(party.organisationId) }) },
    ),
    contactsDisclosed: isDisclosed(state),
    ...(viewer.kind === 'platform' ? forOfficersOnly(state) : {}),
    ...(resultCode === undefined ? {} : { resultCode }),
    notice: nonEndorsement,
  };
}

/** Others read a brief without the firm until the firm has accepted. */
function isBlindFor({ parties }: Introduction, viewer: Viewer): boolean {
  const needy = parties.find(({ sideCode }) => sideCode === 'need');
  return viewer.kind === 'firm' && needy?.organisationId !== viewer.organisationId && needy?.accepted !== true;
}

/** The words of a need may give its firm away: a blind brief has the codes alone. */
function brief(need: NeedContent | undefined, blind: boolean): NeedBriefResponse | undefined {
  if (need === undefined) return undefined;
  const { serviceCodes, sectorCodes, marketCodes, requiredAccreditationCodes, languageCodes, confidential } = need;
  return {
    ...{ serviceCodes, sectorCodes, marketCodes, requiredAccreditationCodes, languageCodes, confidential },
    ...onlyPresent({ stageCode: need.stageCode, texts: blind ? undefined : need.texts }),
  };
}

/** Face matters: a firm learns that it will not go ahead, not that the other side said no. */
function statusFor(introduction: Introduction, viewer: Viewer): IntroductionResponse['status'] {
  const { status, decline, parties } = introduction;
  if (viewer.kind === 'platform') return status;
  const declarer = parties.find(({ conflictCheck }) => conflictCheck === 'declared')?.organisationId;
  const whoSaidNo = status === 'declined' ? decline?.organisationId : status === 'conflicted' ? declarer : undefined;
  return whoSaidNo === undefined || whoSaidNo === viewer.organisationId ? status : 'not-proceeding';
}

function toParty(party: Party, introduction: Introduction, viewer: Viewer): PartyResponse {
  const { organisationId, sideCode, offerId, conflictCheck, accepted } = party;
  const identity = { organisationId, sideCode, ...(offerId === undefined ? {} : { offerId }) };
  const mayKnow = viewer.kind === 'platform' || viewer.organisationId === organisationId;
  if (mayKnow) return { ...identity, conflictCheck, accepted };
  return isDisclosed(introduction) ? { ...identity, accepted } : identity;
}

function isDisclosed({ status }: Introduction): boolean {
  return status === 'in-progress' || status === 'closed';
}

function forOfficersOnly({ decline, withdrawalReasonCode }: Introduction): Partial<IntroductionResponse> {
  return {
    ...(decline && { declinedByOrganisationId: decline.organisationId, declineReasonCode: decline.reasonCode }),
    ...(withdrawalReasonCode === undefined ? {} : { withdrawalReasonCode }),
  };
}
