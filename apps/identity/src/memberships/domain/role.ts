import { isUuid } from '@harbourlink/kernel';

export const roles = [
  'enterprise_member',
  'provider_member',
  'officer',
  'team_head',
  'verifier',
  'event_desk',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export const organisationKinds = ['enterprise', 'provider', 'office', 'agency'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** The five Mainland Offices of the Hong Kong SAR Government. */
export const offices = ['beijing', 'guangdong', 'shanghai', 'chengdu', 'wuhan'] as const;

/** Invest Hong Kong: case officers, the verifiers' pool, the platform's administrators. */
export const agencies = ['investhk'] as const;

const rolesIn: Record<OrganisationKind, readonly Role[]> = {
  enterprise: ['enterprise_member'],
  provider: ['provider_member'],
  office: ['officer', 'team_head', 'event_desk'],
  agency: ['officer', 'team_head', 'verifier', 'event_desk', 'administrator', 'auditor'],
};

/** True when an organisation of that kind has people of that role. */
export function roleBelongsTo(kind: OrganisationKind, role: Role): boolean {
  return rolesIn[kind].includes(role);
}

/** A firm is named by a UUID, which is its enterprise id too; an office or agency by its code. */
export function organisationIsOfKind(organisationId: string, kind: OrganisationKind): boolean {
  switch (kind) {
    case 'enterprise':
    case 'provider':
      return isUuid(organisationId);
    case 'office':
      return (offices as readonly string[]).includes(organisationId);
    case 'agency':
      return (agencies as readonly string[]).includes(organisationId);
  }
}
