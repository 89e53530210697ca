import { common, languagesAskedFor, languagesOffered, sectorsOf, stageOf } from './facts.js';
import type { Kinship, Pair } from './facts.js';
import { thousandths } from './reasons.js';
import type { Aspect, NeedPart, Reason, ReasonCode } from './reasons.js';

/** An offer for everybody is worth less to a firm than one made for firms like it, and more than one made for others. */
const GENERIC = 600;
const FOR_OTHERS = 100;
/** Without a common language people work through interpreters: bad, not impossible. */
const THROUGH_INTERPRETERS = 100;
const MARKETS_UNSAID = 400;
/** The broader or the narrower service, when the very one is not offered. */
const KINDRED_SERVICE = 600;

type Measure = (pair: Pair, kin: Kinship) => Omit<Aspect, 'partCode'> | undefined;

/** How well does the offer serve me: the aspects that apply to this need, with their reasons. */
export function aspectsOfTheNeed(pair: Pair, kin: Kinship): Aspect<NeedPart>[] {
  return measures.flatMap(([partCode, measure]) => {
    const aspect = measure(pair, kin);
    return aspect === undefined ? [] : [{ partCode, ...aspect }];
  });
}

const servicesCovered: Measure = ({ need, offer }, kin) => {
  const covered = common(need.serviceCodes, offer.serviceCodes);
  const rest = need.serviceCodes.filter((code) => !covered.includes(code));
  const kindred = common(rest, offer.serviceCodes, kin.services);
  const open = rest.filter((code) => !kindred.includes(code));
  const fields = ['serviceCodes'];
  const all = covered.length === need.serviceCodes.length;
  return {
    weight: 450,
    value: Math.floor(
      (1000 * covered.length + KINDRED_SERVICE * kindred.length) / Math.max(1, need.serviceCodes.length),
    ),
    reasons: [
      ...(covered.length > 0
        ? [reason(all ? 'covers-every-service' : 'covers-some-services', fields, fields, covered)]
        : []),
      ...(kindred.length > 0 ? [reason('offers-kindred-service', fields, fields, kindred)] : []),
      ...(open.length > 0 ? [reason('leaves-services-open', fields, fields, open)] : []),
    ],
  };
};

/** A provider that sells little else than what is asked is a specialist. */
const specialistInServices: Measure = ({ need, offer }, kin) => ({
  weight: 100,
  value: thousandths(common(offer.serviceCodes, need.serviceCodes, kin.services).length, offer.serviceCodes.length),
  reasons: [],
});

const sectorKnown: Measure = (pair, kin) => {
  const sectors = sectorsOf(pair);
  const served = pair.offer.servesSectorCodes;
  if (sectors.length === 0) return undefined;
  if (served.length === 0) return { weight: 200, value: GENERIC, reasons: [] };
  const shared = common(sectors, served, kin.sectors);
  const fields = [['sectorCodes'], ['servesSectorCodes']] as const;
  return shared.length > 0
    ? { weight: 200, value: 1000, reasons: [reason('specialised-in-sector', ...fields, shared)] }
    : { weight: 200, value: FOR_OTHERS, reasons: [reason('sector-not-its-focus', ...fields, [...sectors])] };
};

const marketsServed: Measure = ({ need, offer }, kin) => {
  if (need.marketCodes.length === 0) return undefined;
  if (offer.marketCodes.length === 0) return { weight: 100, value: MARKETS_UNSAID, reasons: [] };
  const served = common(need.marketCodes, offer.marketCodes, kin.markets);
  const open = need.marketCodes.filter((code) => !served.includes(code));
  const fields = ['marketCodes'];
  return {
    weight: 100,
    value: thousandths(served.length, need.marketCodes.length),
    reasons: [
      ...(served.length > 0 ? [reason('serves-market', fields, fields, served)] : []),
      ...(open.length > 0 ? [reason('leaves-markets-open', fields, fields, open)] : []),
    ],
  };
};

const languageShared: Measure = (pair) => {
  const asked = languagesAskedFor(pair);
  const offered = languagesOffered(pair);
  if (asked.length === 0 || offered.length === 0) return undefined;
  const shared = common(asked, offered);
  const fields = ['languageCodes'];
  return shared.length > 0
    ? { weight: 100, value: 1000, reasons: [reason('shares-language', fields, fields, shared)] }
    : {
        weight: 100,
        value: THROUGH_INTERPRETERS,
        reasons: [reason('no-common-language', fields, fields, [...asked])],
      };
};

const stageUnderstood: Measure = (pair) => {
  const stage = stageOf(pair);
  if (stage === undefined) return undefined;
  return pair.offer.servesStageCodes.includes(stage)
    ? {
        weight: 100,
        value: 1000,
        reasons: [reason('specialised-in-stage', ['stageCode'], ['servesStageCodes'], [stage])],
      }
    : { weight: 100, value: GENERIC, reasons: [] };
};

const accreditationsHeld: Measure = ({ need, offer }) => {
  const required = need.requiredAccreditationCodes;
  if (required.length === 0) return undefined;
  const held = common(required, offer.accreditationCodes);
  return {
    weight: 100,
    value: thousandths(held.length, required.length),
    reasons:
      held.length > 0
        ? [reason('holds-accreditation', ['requiredAccreditationCodes'], ['accreditationCodes'], held)]
        : [],
  };
};

const measures: readonly (readonly [NeedPart, Measure])[] = [
  ['services', servicesCovered],
  ['specialisation', specialistInServices],
  ['sector', sectorKnown],
  ['markets', marketsServed],
  ['languages', languageShared],
  ['stage', stageUnderstood],
  ['accreditations', accreditationsHeld],
];

function reason(
  reasonCode: ReasonCode,
  needFieldCodes: readonly string[],
  offerFieldCodes: readonly string[],
  valueCodes: readonly string[],
): Reason {
  return { sideCode: 'need', reasonCode, needFieldCodes, offerFieldCodes, valueCodes };
}
