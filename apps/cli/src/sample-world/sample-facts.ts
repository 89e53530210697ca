import type { Schemas } from '@harbourlink/api-client';

export type ProfileFields = Schemas['enterprise-registry']['ProfileFields'];
export type NeedFields = Schemas['enterprise-registry']['NeedFields'];
export type OfferFields = Schemas['enterprise-registry']['OfferFields'];
export type Texts = NonNullable<NeedFields['texts']>;

export interface ShortNames {
  readonly 'zh-Hans': string;
  readonly 'zh-Hant': string;
  readonly en: string;
}

/** What a sample firm looks for. Facts decide, not words: each fact is in a field of its own. */
export interface SampleNeed
  extends
    Pick<NeedFields, 'serviceCodes'>,
    Partial<
      Pick<NeedFields, 'marketCodes' | 'requiredAccreditationCodes' | 'stageCode' | 'languageCodes' | 'confidential'>
    > {
  readonly texts: Texts;
  /** Days from today until an answer is of no use. */
  readonly deadlineInDays?: number;
}

/** A fictional Mainland firm. */
export interface SampleEnterprise {
  /** Its number in the sample world; the sample person of that key is its member. */
  readonly key: string;
  readonly names: ShortNames;
  readonly placeCode: string;
  readonly sectorCodes: ProfileFields['sectorCodes'];
  readonly hasHongKongEntity: boolean;
  /** Absent: the profile stays an unfinished draft. */
  readonly need?: SampleNeed;
}

/** A fictional Hong Kong service provider. */
export interface SampleProvider {
  readonly key: string;
  readonly names: ShortNames;
  readonly sectorCodes: ProfileFields['sectorCodes'];
  readonly offer: Pick<OfferFields, 'serviceCodes'> &
    Partial<Omit<OfferFields, 'providerId' | 'exclusiveMandates' | 'texts' | 'serviceCodes'>> & {
      readonly texts: Texts;
      readonly exclusiveMandate?: Omit<OfferFields['exclusiveMandates'][number], 'principalId'> & {
        /** The firm whose mandate it is. */
        readonly principalKey: string;
      };
    };
}
