import type { Language } from '@harbourlink/kernel';
import type { Schemas } from '@harbourlink/api-client';
import { said, textOf, wordsOf } from '../parts/form-values.js';

export type Profile = Schemas['enterprise-registry']['ProfileResponse'];
export type ProfileRequest = Schemas['enterprise-registry']['ProfileFields'];

/** A profile as the form holds it: what is not said is empty or undefined. */
export interface ProfileForm {
  readonly names: Readonly<Record<Language, string>>;
  readonly uscc: string;
  readonly brNumber: string;
  readonly placeCode?: string | undefined;
  readonly sectorCodes: readonly string[];
  readonly industryText: string;
  readonly sizeCode?: string | undefined;
  readonly foundedOn: string;
  readonly exchangeCode?: string | undefined;
  readonly listingCode: string;
  readonly listedOn: string;
  readonly boardCode?: string | undefined;
  readonly website: string;
  readonly seeks: boolean;
  readonly provides: boolean;
  readonly hasHongKongEntity?: boolean | undefined;
  readonly stageCode?: string | undefined;
  readonly languageCodes: readonly string[];
}

export const emptyProfileForm: ProfileForm = {
  names: wordsOf({}),
  uscc: '',
  brNumber: '',
  sectorCodes: [],
  industryText: '',
  foundedOn: '',
  listingCode: '',
  listedOn: '',
  website: '',
  seeks: false,
  provides: false,
  languageCodes: [],
};

export function formOfProfile(profile: Profile): ProfileForm {
  const { names, listing, ...rest } = profile;
  return {
    ...emptyProfileForm,
    names: wordsOf(names),
    uscc: rest.uscc ?? '',
    brNumber: rest.brNumber ?? '',
    placeCode: rest.placeCode,
    sectorCodes: rest.sectorCodes,
    industryText: rest.industryText ?? '',
    sizeCode: rest.sizeCode,
    foundedOn: rest.foundedOn ?? '',
    exchangeCode: listing?.exchangeCode,
    listingCode: listing?.listingCode ?? '',
    listedOn: listing?.listedOn ?? '',
    boardCode: listing?.boardCode,
    website: rest.website ?? '',
    seeks: rest.seeks,
    provides: rest.provides,
    hasHongKongEntity: rest.hasHongKongEntity,
    stageCode: rest.stageCode,
    languageCodes: rest.languageCodes,
  };
}

/** What is sent: nothing empty, and registration numbers as they are written. */
export function profileOfForm(form: ProfileForm): ProfileRequest {
  const { exchangeCode, listingCode, listedOn, boardCode } = form;
  const listing = said({ exchangeCode, listingCode: upper(listingCode), listedOn, boardCode });
  // The form holds codes as plain texts; the platform says which ones it knows.
  return {
    ...said({
      uscc: upper(form.uscc),
      brNumber: upper(form.brNumber),
      placeCode: form.placeCode,
      industryText: form.industryText.trim(),
      sizeCode: form.sizeCode,
      foundedOn: form.foundedOn,
      website: form.website.trim(),
      hasHongKongEntity: form.hasHongKongEntity,
      stageCode: form.stageCode,
    }),
    ...(Object.keys(listing).length > 0 && { listing }),
    names: textOf(form.names),
    sectorCodes: form.sectorCodes,
    seeks: form.seeks,
    provides: form.provides,
    languageCodes: form.languageCodes,
  } as ProfileRequest;
}

const upper = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

const missingIn: Readonly<Record<string, string>> = { seeksOrProvides: 'seeks', classifiedSector: 'sectorCodes' };

/** The field of the form where what is missing can be given. */
export function fieldOfMissing(missing: string): string {
  return missingIn[missing] ?? missing;
}

/** The field a rule of the platform is about. */
export const fieldOfRule: Readonly<Record<string, string>> = {
  'enterprise.uscc-malformed': 'uscc',
  'enterprise.br-number-malformed': 'brNumber',
  'enterprise.place-unknown': 'placeCode',
};
