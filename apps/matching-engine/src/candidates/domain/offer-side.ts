import { common, sectorsOf, stageOf, theSame } from './facts.js';
import type { Kinship, Meets, Pair } from './facts.js';
import type { Aspect, OfferPart, Reason, ReasonCode } from './reasons.js';

/** Who takes any client wants this one, but less than who looks for exactly this kind. */
const ANY_CLIENT = 700;
const NOT_KNOWN = 500;
const OUTSIDE_CLIENTELE = 150;

type Measured = Omit<Aspect, 'partCode'>;
type Measure = (pair: Pair, kin: Kinship) => Measured | undefined;

/** Is this the client I want: the aspects of the provider's view, with their reasons. */
export function aspectsOfTheOffer(pair: Pair, kin: Kinship): Aspect<OfferPart>[] {
  return measures.flatMap(([partCode, measure]) => {
    const aspect = measure(pair, kin);
    return aspect === undefined ? [] : [{ partCode, ...aspect }];
  });
}

const servicesAskedFor: Measure = ({ need, offer }, kin) => {
  const asked = common(offer.serviceCodes, need.serviceCodes, kin.services);
  if (asked.length === 0) return { weight: 100, value: 0, reasons: [] };
  const fields = ['serviceCodes'];
  return { weight: 100, value: 1000, reasons: [reason('asks-for-its-services', fields, fields, asked)] };
};

const sectorWanted: Measure = (pair, kin) =>
  clientele({
    weight: 350,
    field: 'sectorCodes',
    values: sectorsOf(pair),
    wantedField: 'servesSectorCodes',
    wanted: pair.offer.servesSectorCodes,
    meets: kin.sectors,
    inside: 'wants-sector',
    outside: 'sector-outside-clientele',
  });

const sizeWanted: Measure = (pair) =>
  clientele({
    weight: 250,
    field: 'sizeCode',
    values: pair.enterprise.sizeCode === undefined ? [] : [pair.enterprise.sizeCode],
    wantedField: 'servesSizeCodes',
    wanted: pair.offer.servesSizeCodes,
    meets: theSame,
    inside: 'wants-size',
    outside: 'size-outside-clientele',
  });

const regionWanted: Measure = (pair, kin) =>
  clientele({
    weight: 150,
    field: 'placeCode',
    values: pair.enterprise.placeCode === undefined ? [] : [pair.enterprise.placeCode],
    wantedField: 'servesRegionCodes',
    wanted: pair.offer.servesRegionCodes,
    meets: kin.origins,
    inside: 'wants-region',
    outside: 'region-outside-clientele',
  });

const stageWanted: Measure = (pair) => {
  const stage = stageOf(pair);
  if (stage === undefined) return undefined;
  return pair.offer.servesStageCodes.includes(stage)
    ? { weight: 150, value: 1000, reasons: [reason('wants-stage', ['stageCode'], ['servesStageCodes'], [stage])] }
    : { weight: 150, value: pair.offer.servesStageCodes.length === 0 ? ANY_CLIENT : OUTSIDE_CLIENTELE, reasons: [] };
};

const hongKongEntityThere: Measure = ({ enterprise, offer }) =>
  offer.requiresHongKongEntity && enterprise.hasHongKongEntity === true
    ? {
        weight: 100,
        value: 1000,
        reasons: [reason('has-hong-kong-entity', ['hasHongKongEntity'], ['requiresHongKongEntity'], [])],
      }
    : undefined;

const measures: readonly (readonly [OfferPart, Measure])[] = [
  ['services', servicesAskedFor],
  ['sector', sectorWanted],
  ['size', sizeWanted],
  ['region', regionWanted],
  ['stage', stageWanted],
  ['hong-kong-entity', hongKongEntityThere],
];

interface Clientele {
  readonly weight: number;
  readonly field: string;
  readonly values: readonly string[];
  readonly wantedField: string;
  /** Empty: any. */
  readonly wanted: readonly string[];
  readonly meets: Meets;
  readonly inside: ReasonCode;
  readonly outside: ReasonCode;
}

function clientele({ weight, field, values, wantedField, wanted, meets, inside, outside }: Clientele): Measured {
  if (wanted.length === 0) return { weight, value: ANY_CLIENT, reasons: [] };
  if (values.length === 0) return { weight, value: NOT_KNOWN, reasons: [] };
  const shared = common(values, wanted, meets);
  return shared.length > 0
    ? { weight, value: 1000, reasons: [reason(inside, [field], [wantedField], shared)] }
    : { weight, value: OUTSIDE_CLIENTELE, reasons: [reason(outside, [field], [wantedField], [...values])] };
}

function reason(
  reasonCode: ReasonCode,
  needFieldCodes: readonly string[],
  offerFieldCodes: readonly string[],
  valueCodes: readonly string[],
): Reason {
  return { sideCode: 'offer', reasonCode, needFieldCodes, offerFieldCodes, valueCodes };
}
