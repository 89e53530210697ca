import type { LocalizedText } from '@harbourlink/kernel';
import type { OrganisationKind, Role } from '../memberships/domain/role.js';
import { sampleEnterprises, sampleProviders } from './sample-firms.js';
import type { SampleFirm } from './sample-firms.js';

/** A person everybody can sign in as while sample sign-ins are on; nothing about them is real. */
export interface SamplePerson {
  /** What scripts call them: `E1`, `P4`, `officer-shanghai`. */
  readonly key: string;
  readonly personId: string;
  readonly membershipId: string;
  readonly names: LocalizedText;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
}

/** Ids never change: demonstrations, tests and bookmarks name them. The last group tells whom: e001 is E1, a001 an officer. */
const personId = (suffix: string) => `5a3b1e00-0000-4000-8000-00000000${suffix}`;
const membershipId = (suffix: string) => `5a3b1e00-0000-4000-9000-00000000${suffix}`;
const organisationId = (suffix: string) => `5a3b1e00-0000-4000-a000-00000000${suffix}`;

function memberOf(firm: SampleFirm, kind: 'enterprise' | 'provider'): SamplePerson {
  const suffix = firm.key.charAt(0).toLowerCase() + firm.key.slice(1).padStart(3, '0');
  // A hexadecimal digit must stand for the P of a provider.
  const digits = suffix.replace('p', 'b');
  return {
    key: firm.key,
    personId: personId(digits),
    membershipId: membershipId(digits),
    names: {
      'zh-Hans': `示例·${firm.names['zh-Hans']}代表`,
      'zh-Hant': `範例·${firm.names['zh-Hant']}代表`,
      en: `Sample ${firm.names.en} member`,
    },
    email: `${firm.key.toLowerCase()}@sample.invalid`,
    role: kind === 'enterprise' ? 'enterprise_member' : 'provider_member',
    organisationId: organisationId(digits),
    organisationKind: kind,
  };
}

interface Colleague {
  readonly key: string;
  readonly digits: string;
  readonly names: { readonly 'zh-Hans': string; readonly 'zh-Hant': string; readonly en: string };
  readonly role: Role;
  readonly organisationId: string;
}

const colleagues: readonly Colleague[] = [
  {
    key: 'officer-beijing',
    digits: 'a001',
    names: { 'zh-Hans': '驻京办主任', 'zh-Hant': '駐京辦主任', en: 'Beijing officer' },
    role: 'officer',
    organisationId: 'beijing',
  },
  {
    key: 'officer-guangdong',
    digits: 'a002',
    names: { 'zh-Hans': '驻粤办主任', 'zh-Hant': '駐粵辦主任', en: 'Guangdong officer' },
    role: 'officer',
    organisationId: 'guangdong',
  },
  {
    key: 'officer-shanghai',
    digits: 'a003',
    names: { 'zh-Hans': '驻沪办主任', 'zh-Hant': '駐滬辦主任', en: 'Shanghai officer' },
    role: 'officer',
    organisationId: 'shanghai',
  },
  {
    key: 'officer-chengdu',
    digits: 'a004',
    names: { 'zh-Hans': '驻成都办主任', 'zh-Hant': '駐成都辦主任', en: 'Chengdu officer' },
    role: 'officer',
    organisationId: 'chengdu',
  },
  {
    key: 'officer-wuhan',
    digits: 'a005',
    names: { 'zh-Hans': '驻武汉办主任', 'zh-Hant': '駐武漢辦主任', en: 'Wuhan officer' },
    role: 'officer',
    organisationId: 'wuhan',
  },
  {
    key: 'officer-investhk',
    digits: 'a006',
    names: { 'zh-Hans': '投资推广署主任', 'zh-Hant': '投資推廣署主任', en: 'Invest Hong Kong officer' },
    role: 'officer',
    organisationId: 'investhk',
  },
  {
    key: 'team-head',
    digits: 'a011',
    names: { 'zh-Hans': '驻沪办组长', 'zh-Hant': '駐滬辦組長', en: 'Shanghai team head' },
    role: 'team_head',
    organisationId: 'shanghai',
  },
  {
    key: 'verifier',
    digits: 'a012',
    names: { 'zh-Hans': '核实员', 'zh-Hant': '核實員', en: 'verifier' },
    role: 'verifier',
    organisationId: 'investhk',
  },
  {
    key: 'event-desk',
    digits: 'a013',
    names: { 'zh-Hans': '活动柜台', 'zh-Hant': '活動櫃位', en: 'event desk' },
    role: 'event_desk',
    organisationId: 'investhk',
  },
  {
    key: 'administrator',
    digits: 'a014',
    names: { 'zh-Hans': '管理员', 'zh-Hant': '管理員', en: 'administrator' },
    role: 'administrator',
    organisationId: 'investhk',
  },
  {
    key: 'auditor',
    digits: 'a015',
    names: { 'zh-Hans': '审计员', 'zh-Hant': '審計員', en: 'auditor' },
    role: 'auditor',
    organisationId: 'investhk',
  },
];

function colleague({ key, digits, names, role, organisationId: office }: Colleague): SamplePerson {
  return {
    key,
    personId: personId(digits),
    membershipId: membershipId(digits),
    names: { 'zh-Hans': `示例·${names['zh-Hans']}`, 'zh-Hant': `範例·${names['zh-Hant']}`, en: `Sample ${names.en}` },
    email: `${key}@sample.invalid`,
    role,
    organisationId: office,
    organisationKind: office === 'investhk' ? 'agency' : 'office',
  };
}

/** One member of every sample firm, an officer of every office, and one of every other role. */
export const samplePeople: readonly SamplePerson[] = [
  ...sampleEnterprises.map((firm) => memberOf(firm, 'enterprise')),
  ...sampleProviders.map((firm) => memberOf(firm, 'provider')),
  ...colleagues.map(colleague),
];
