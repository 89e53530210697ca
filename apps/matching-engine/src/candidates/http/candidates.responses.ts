import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText, Trilingual } from '@harbourlink/kernel';
import { Code, Localized, Nested, NestedList, Uuid, Whole } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import type { CandidatesOfNeed, JudgedKnownPair } from '../application/candidates.js';
import { shortfallInWords } from '../application/shortfall-wording.js';
import { nonEndorsement, partTexts } from '../application/wording.texts.js';
import { exclusionCodes } from '../domain/exclusions.js';
import type { ExclusionCode } from '../domain/exclusions.js';
import { partCodes } from '../domain/reasons.js';
import type { NeedPart, OfferPart, ScorePart } from '../domain/reasons.js';
import type { Shortfall } from '../domain/shortlist.js';
import { bands } from '../domain/verdict.js';
import type { Band, Verdict } from '../domain/verdict.js';
import { ExclusionResponse, ReasonResponse, toExclusion, toReason } from './pair.responses.js';

const forOfficers = 'For officers only; absent for firms.';

class PartResponse {
  @Localized({ max: 60 })
  label!: Trilingual;

  @Whole({
    min: 1,
    max: 1000,
    description: 'Among the parts that apply to this pair; what nobody asked about is absent.',
  })
  weight!: number;

  @Whole({ min: 0, max: 1000 })
  value!: number;
}

class NeedPartResponse extends PartResponse {
  @Code(partCodes.need)
  partCode!: NeedPart;
}

class OfferPartResponse extends PartResponse {
  @Code(partCodes.offer)
  partCode!: OfferPart;
}

export class ScoreResponse {
  @Whole({ min: 0, max: 1000, description: 'Both directions together (geometric mean).' })
  score!: number;

  @Whole({ min: 0, max: 1000, description: 'How well the offer serves the firm.' })
  needScore!: number;

  @Whole({ min: 0, max: 1000, description: 'How much the firm is a client the provider wants.' })
  offerScore!: number;

  @NestedList(() => NeedPartResponse, { description: '`needScore` is the weighted mean of these, rounded down.' })
  needParts!: NeedPartResponse[];

  @NestedList(() => OfferPartResponse, { description: '`offerScore` is the weighted mean of these, rounded down.' })
  offerParts!: OfferPartResponse[];
}

/** One pair, judged: why, and why not. */
export class ExplanationResponse {
  @Uuid()
  needId!: string;

  @Uuid()
  offerId!: string;

  @Uuid()
  enterpriseId!: string;

  @Localized({ max: 300, optional: true, description: "The firm's name; absent while it was never checked." })
  enterpriseNames?: LocalizedText;

  @Uuid()
  providerId!: string;

  @Localized({ max: 300, description: "The provider's name." })
  providerNames!: LocalizedText;

  @Code(['candidate', 'too-weak', 'excluded'])
  outcomeCode!: Verdict['outcome'];

  @Code(bands, { optional: true, description: 'Absent below `possible`.' })
  bandCode?: Band;

  @Nested(() => ScoreResponse, { optional: true, description: forOfficers })
  scores?: ScoreResponse;

  @NestedList(() => ReasonResponse)
  reasons!: ReasonResponse[];

  @NestedList(() => ExclusionResponse)
  exclusions!: ExclusionResponse[];
}

class ExclusionCountResponse {
  @Code(exclusionCodes)
  code!: ExclusionCode;

  @Whole({ min: 1, max: 1_000_000 })
  offers!: number;
}

/** Why fewer than three providers are shown. */
export class ShortfallResponse {
  @Whole({ min: 0, max: 2 })
  providers!: number;

  @Whole({ min: 0, max: 1_000_000, description: 'Providers that offer one of the services.' })
  offering!: number;

  @Whole({ min: 0, max: 1_000_000, description: 'Offers that fit too little.' })
  tooWeak!: number;

  @NestedList(() => ExclusionCountResponse, { optional: true, description: forOfficers })
  excluded?: ExclusionCountResponse[];

  @Localized({ max: 500 })
  text!: Trilingual;
}

export class CandidatesResponse {
  @Uuid()
  needId!: string;

  @NestedList(() => ExplanationResponse, { description: 'Best first.' })
  items!: ExplanationResponse[];

  @NestedList(() => ExplanationResponse, {
    optional: true,
    description: `Offers that are no candidates, and why not. ${forOfficers}`,
  })
  others?: ExplanationResponse[];

  @ApiProperty({ type: [String], description: 'Services of the need that no candidate covers.' })
  unmetServiceCodes!: readonly string[];

  @Nested(() => ShortfallResponse, {
    optional: true,
    description: 'Present when fewer than three providers are shown.',
  })
  shortfall?: ShortfallResponse;

  @Localized({ max: 300 })
  notice!: Trilingual;
}

export function toExplanation(judged: JudgedKnownPair, viewer: Viewer): ExplanationResponse {
  const { need, enterprise, offer, provider, verdict } = judged;
  return {
    needId: need.id,
    offerId: offer.id,
    enterpriseId: enterprise.id,
    ...(Object.keys(enterprise.names).length === 0 ? {} : { enterpriseNames: enterprise.names }),
    providerId: provider.id,
    providerNames: provider.names,
    outcomeCode: verdict.outcome,
    ...(verdict.band === undefined ? {} : { bandCode: verdict.band }),
    ...(viewer.kind === 'platform' ? { scores: toScores(verdict) } : {}),
    reasons: verdict.reasons.map(toReason),
    exclusions: toExclusions(verdict, viewer),
  };
}

export function toCandidates(found: CandidatesOfNeed, viewer: Viewer, limit: number): CandidatesResponse {
  return {
    needId: found.needId,
    items: found.candidates.slice(0, limit).map((candidate) => toExplanation(candidate, viewer)),
    ...(viewer.kind === 'platform'
      ? { others: found.others.slice(0, 100).map((pair) => toExplanation(pair, viewer)) }
      : {}),
    unmetServiceCodes: found.unmetServiceCodes,
    ...(found.shortfall === undefined ? {} : { shortfall: toShortfall(found.shortfall, viewer) }),
    notice: nonEndorsement,
  };
}

function toScores({ score, needScore, offerScore, needParts, offerParts }: Verdict): ScoreResponse {
  return { score, needScore, offerScore, needParts: needParts.map(labelled), offerParts: offerParts.map(labelled) };
}

function labelled<PartCode extends NeedPart | OfferPart>(part: ScorePart<PartCode>) {
  return { ...part, label: partTexts[part.partCode] };
}

/** Several rules may read the same to a firm: said once. */
function toExclusions(verdict: Verdict, viewer: Viewer): ExclusionResponse[] {
  const told = verdict.exclusions.map((exclusion) => toExclusion(exclusion, viewer));
  return told.filter(({ code }, index) => told.findIndex((other) => other.code === code) === index);
}

function toShortfall(shortfall: Shortfall, viewer: Viewer): ShortfallResponse {
  const { providers, offering, tooWeak, excluded } = shortfall;
  return {
    ...{ providers, offering, tooWeak },
    ...(viewer.kind === 'platform' ? { excluded: [...excluded] } : {}),
    text: shortfallInWords(shortfall),
  };
}
