import type { Schemas } from '@harbourlink/api-client';
import type { Currency, LocalizedText } from '@harbourlink/kernel';
import { onlyPresent } from '@harbourlink/kernel';
import type { Words } from '../parts/text-fields.js';
import { textOf, wordsOf } from '../parts/form-values.js';
import type { Memorandum } from './status.js';

export type MemorandumRequest = Schemas['mou-tracker']['MemorandumRequest'];
export type Kind = MemorandumRequest['kindCode'];
export type Nature = NonNullable<MemorandumRequest['parties'][number]['natureCode']>;
export type PartyRole = MemorandumRequest['parties'][number]['roleCode'];
export type AreaCode = NonNullable<MemorandumRequest['areaCodes']>[number];
/** Where a party is known from. */
export type Source = 'enterprise' | 'office' | 'outside';

export interface PartyEntry {
  readonly key: number;
  readonly source: Source;
  readonly roleCode: PartyRole;
  /** Of a firm or office. */
  readonly organisationId?: string;
  /** What the box shows for a firm that was chosen. */
  readonly shown?: LocalizedText;
  /** Of a body that is not on the platform. */
  readonly name: Words;
  readonly natureCode: Nature;
  readonly ownerPersonId?: string;
}

export interface ProjectEntry {
  readonly key: number;
  readonly projectId?: string;
  readonly title: Words;
  readonly areaCode: AreaCode | undefined;
}

/** What is typed about a memorandum before it is one. */
export interface MemorandumEntry {
  readonly kindCode: Kind;
  readonly title: Words;
  readonly parties: readonly PartyEntry[];
  readonly areaCodes: readonly AreaCode[];
  readonly projects: readonly ProjectEntry[];
  readonly amount: string;
  readonly currency: Currency;
  readonly validFromOn: string;
  readonly validUntilOn: string;
  readonly introductionId?: string;
  /** What it came of besides, kept as it is. */
  readonly origin?: Pick<MemorandumRequest, 'parentMemorandumId' | 'meetingId' | 'originEventCode'>;
}

export function emptyParty(key: number, source: Source = 'enterprise'): PartyEntry {
  return { key, source, roleCode: 'party', name: wordsOf(undefined), natureCode: 'government' };
}

/** A number no entry has yet: entries keep their place on the page while others come and go. */
export function nextKey(entries: readonly { readonly key: number }[]): number {
  return Math.max(0, ...entries.map(({ key }) => key)) + 1;
}

export interface KnownParty {
  readonly organisationId?: string;
  readonly names?: LocalizedText;
}

/** An empty form; from an introduction its parties are in it already. */
export function beginMemorandum(introductionId?: string, known: readonly KnownParty[] = []): MemorandumEntry {
  const parties = known.flatMap(({ organisationId, names }, index) =>
    organisationId === undefined ? [] : [{ ...emptyParty(index + 1), organisationId, ...(names && { shown: names }) }],
  );
  return {
    kindCode: 'commercial',
    title: wordsOf(undefined),
    parties: parties.length > 0 ? parties : [emptyParty(1), emptyParty(2)],
    areaCodes: [],
    projects: [],
    amount: '',
    currency: 'HKD',
    validFromOn: '',
    validUntilOn: '',
    ...(introductionId !== undefined && { introductionId }),
  };
}

/** The form of a memorandum that is on record. */
export function entryOf(memorandum: Memorandum): MemorandumEntry {
  const { parentMemorandumId, meetingId, originEventCode, introductionId, value } = memorandum;
  return {
    kindCode: memorandum.kindCode,
    title: wordsOf(memorandum.title),
    parties: memorandum.parties.map((party, index) => ({
      key: index + 1,
      source: sourceOf(party),
      roleCode: party.roleCode,
      ...onlyPresent({ organisationId: party.organisationId, ownerPersonId: party.ownerPersonId }),
      shown: party.name,
      name: wordsOf(party.organisationId === undefined ? party.name : undefined),
      natureCode: party.natureCode,
    })),
    areaCodes: memorandum.areaCodes,
    projects: memorandum.projects.map(({ projectId, title, areaCode }, index) => ({
      key: index + 1,
      projectId,
      title: wordsOf(title),
      areaCode,
    })),
    amount: value?.amount ?? '',
    currency: value?.currency ?? 'HKD',
    validFromOn: memorandum.validFromOn ?? '',
    validUntilOn: memorandum.validUntilOn ?? '',
    ...(introductionId !== undefined && { introductionId }),
    origin: onlyPresent({ parentMemorandumId, meetingId, originEventCode }),
  };
}

function sourceOf({ organisationId, natureCode }: Memorandum['parties'][number]): Source {
  if (organisationId === undefined) return 'outside';
  return natureCode === 'enterprise' ? 'enterprise' : 'office';
}

/** What is sent: fields left empty are left out, so that the platform says which are missing. */
export function requestOf(entry: MemorandumEntry): MemorandumRequest {
  const { amount, currency, validFromOn, validUntilOn, introductionId } = entry;
  return {
    kindCode: entry.kindCode,
    title: textOf(entry.title),
    parties: entry.parties.map(partyOf),
    areaCodes: [...entry.areaCodes],
    projects: entry.projects.flatMap(({ projectId, title, areaCode }) =>
      areaCode === undefined ? [] : [{ ...(projectId !== undefined && { projectId }), title: textOf(title), areaCode }],
    ),
    ...entry.origin,
    ...(amount.trim() !== '' && { value: { amount: amount.trim(), currency } }),
    ...(validFromOn !== '' && { validFromOn }),
    ...(validUntilOn !== '' && { validUntilOn }),
    ...(introductionId !== undefined && { introductionId }),
  };
}

function partyOf(party: PartyEntry): MemorandumRequest['parties'][number] {
  const { source, roleCode, organisationId, ownerPersonId, name, natureCode } = party;
  if (source === 'outside') return { roleCode, natureCode, name: textOf(name) };
  return { roleCode, ...onlyPresent({ organisationId, ownerPersonId }) };
}

/** Parties and projects that are not told in full yet: which has no firm, no name, no area. */
export function unfinished(entry: MemorandumEntry): readonly string[] {
  const parties = entry.parties.flatMap((party, index) => {
    const told = party.source === 'outside' ? Object.values(party.name).some(Boolean) : party.organisationId;
    return told ? [] : [`parties.${index}`];
  });
  const projects = entry.projects.flatMap(({ title, areaCode }, index) =>
    areaCode !== undefined && Object.values(title).some(Boolean) ? [] : [`projects.${index}`],
  );
  return [...(Object.values(entry.title).some(Boolean) ? [] : ['title']), ...parties, ...projects];
}
