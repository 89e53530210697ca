import type { Language } from '@harbourlink/kernel';
import type { Entry } from './entry.js';
import { gbt4754Sections, hsicSections } from './industry/sections.js';
import { sectors } from './industry/sectors.js';
import { liaisonUnits } from './offices/liaison-units.js';
import { offices } from './offices/offices.js';
import { markets } from './places/markets.js';
import { origins } from './places/origins.js';
import { places } from './places/places.js';
import { boards, exchanges, sizes, stages, workLanguages } from './profile.js';
import { areas, meetingModes, meetingRatings, memorandumKinds, outcomeKinds } from './results.js';
import { accreditations } from './services/accreditations.js';
import { services } from './services/services.js';

/** Every set of the taxonomy by the word the code and the API use for it. */
export const taxonomy = {
  accreditation: accreditations,
  area: areas,
  board: boards,
  exchange: exchanges,
  'gbt4754-section': gbt4754Sections,
  'hsic-section': hsicSections,
  'liaison-unit': liaisonUnits,
  market: markets,
  'meeting-mode': meetingModes,
  'meeting-rating': meetingRatings,
  'memorandum-kind': memorandumKinds,
  office: offices,
  origin: origins,
  'outcome-kind': outcomeKinds,
  place: places,
  sector: sectors,
  service: services,
  size: sizes,
  stage: stages,
  'work-language': workLanguages,
} as const satisfies Record<string, readonly Entry[]>;

export type TaxonomyKind = keyof typeof taxonomy;

const labelsByKind = new Map(
  Object.entries<readonly Entry[]>(taxonomy).map(([kind, entries]) => [
    kind,
    new Map(entries.map(({ code, labels }) => [code, labels])),
  ]),
);

/** What people read for a code, in their language; the code itself when the taxonomy does not know it. */
export function labelOf(kind: TaxonomyKind, code: string, language: Language): string {
  return labelsByKind.get(kind)?.get(code)?.[language] ?? code;
}
