import { common, sectorsOf, stageOf } from './facts.js';
import type { FirmFacts, Kinship, Pair } from './facts.js';

export const exclusionCodes = [
  'same-organisation',
  'need-ended',
  'offer-ended',
  'not-checked',
  'suspended',
  'no-common-service',
  'missing-accreditation',
  'stage-not-served',
  'no-hong-kong-entity',
  'exclusive-mandate-of-rival',
  'at-capacity',
] as const;
export type ExclusionCode = (typeof exclusionCodes)[number];

/** Why a pair is out of the question: the fields of both that caused it, and the codes that stand in the way. */
export interface Exclusion {
  readonly code: ExclusionCode;
  readonly needFields: readonly string[];
  readonly offerFields: readonly string[];
  readonly valueCodes: readonly string[];
}

type Rule = (pair: Pair, kin: Kinship) => Exclusion | undefined;

/** Every rule the pair breaks, not only the first: whoever asks "why not" should hear it all at once. */
export function exclusionsOf(pair: Pair, kin: Kinship): Exclusion[] {
  return rules.map((rule) => rule(pair, kin)).filter((exclusion) => exclusion !== undefined);
}

const nobodyIsIntroducedToThemselves: Rule = ({ need, offer }) =>
  need.enterpriseId === offer.providerId
    ? { code: 'same-organisation', needFields: ['enterpriseId'], offerFields: ['providerId'], valueCodes: [] }
    : undefined;

const needMustBeLive: Rule = ({ need }) =>
  need.publication === 'published'
    ? undefined
    : { code: 'need-ended', needFields: ['publication'], offerFields: [], valueCodes: [] };

const offerMustBeLive: Rule = ({ offer }) =>
  offer.publication === 'published'
    ? undefined
    : { code: 'offer-ended', needFields: [], offerFields: ['publication'], valueCodes: [] };

const bothFirmsMustBeChecked: Rule = ({ enterprise, provider }) => {
  const unchecked = (firm: FirmFacts) => firm.standing === 'unchecked' || firm.standing === 'withdrawn';
  if (!unchecked(enterprise) && !unchecked(provider)) return undefined;
  return { code: 'not-checked', ...standingOf(unchecked(enterprise), unchecked(provider)), valueCodes: [] };
};

const neitherFirmMayBeSuspended: Rule = ({ enterprise, provider }) => {
  const needs = enterprise.standing === 'suspended';
  const offers = provider.standing === 'suspended';
  if (!needs && !offers) return undefined;
  return { code: 'suspended', ...standingOf(needs, offers), valueCodes: [] };
};

const atLeastOneServiceMustBeOffered: Rule = ({ need, offer }, kin) =>
  common(need.serviceCodes, offer.serviceCodes, kin.services).length > 0
    ? undefined
    : {
        code: 'no-common-service',
        needFields: ['serviceCodes'],
        offerFields: ['serviceCodes'],
        valueCodes: [...need.serviceCodes],
      };

const requiredAccreditationsMustBeHeld: Rule = ({ need, offer }) => {
  const missing = need.requiredAccreditationCodes.filter((code) => !offer.accreditationCodes.includes(code));
  if (missing.length === 0) return undefined;
  return {
    code: 'missing-accreditation',
    needFields: ['requiredAccreditationCodes'],
    offerFields: ['accreditationCodes'],
    valueCodes: missing,
  };
};

const stageMustBeServed: Rule = (pair) => {
  const stage = stageOf(pair);
  const served = pair.offer.servesStageCodes;
  if (stage === undefined || served.length === 0 || served.includes(stage)) return undefined;
  return {
    code: 'stage-not-served',
    needFields: ['stageCode'],
    offerFields: ['servesStageCodes'],
    valueCodes: [stage],
  };
};

const hongKongEntityMustExistWhereRequired: Rule = ({ enterprise, offer }) =>
  !offer.requiresHongKongEntity || enterprise.hasHongKongEntity === true
    ? undefined
    : {
        code: 'no-hong-kong-entity',
        needFields: ['hasHongKongEntity'],
        offerFields: ['requiresHongKongEntity'],
        valueCodes: [],
      };

const providerMustNotBeBoundToARival: Rule = (pair, kin) => {
  const { need, offer } = pair;
  const sectors = sectorsOf(pair);
  for (const mandate of offer.exclusiveMandates) {
    if (mandate.principalId === need.enterpriseId) continue;
    const services =
      mandate.serviceCodes.length === 0
        ? [...need.serviceCodes]
        : common(need.serviceCodes, mandate.serviceCodes, kin.services);
    const rivalry = mandate.sectorCodes.length === 0 ? [...sectors] : common(sectors, mandate.sectorCodes, kin.sectors);
    if (services.length === 0 || (rivalry.length === 0 && mandate.sectorCodes.length > 0)) continue;
    return {
      code: 'exclusive-mandate-of-rival',
      needFields: ['serviceCodes', 'sectorCodes'],
      offerFields: ['exclusiveMandates'],
      valueCodes: [...services, ...rivalry],
    };
  }
  return undefined;
};

const providerMustHaveAFreePlace: Rule = ({ offer, openIntroductions }) =>
  openIntroductions < offer.capacity
    ? undefined
    : { code: 'at-capacity', needFields: [], offerFields: ['capacity'], valueCodes: [] };

const rules: readonly Rule[] = [
  nobodyIsIntroducedToThemselves,
  needMustBeLive,
  offerMustBeLive,
  bothFirmsMustBeChecked,
  neitherFirmMayBeSuspended,
  atLeastOneServiceMustBeOffered,
  requiredAccreditationsMustBeHeld,
  stageMustBeServed,
  hongKongEntityMustExistWhereRequired,
  providerMustNotBeBoundToARival,
  providerMustHaveAFreePlace,
];

function standingOf(ofNeed: boolean, ofOffer: boolean): Pick<Exclusion, 'needFields' | 'offerFields'> {
  return { needFields: ofNeed ? ['standing'] : [], offerFields: ofOffer ? ['standing'] : [] };
}
