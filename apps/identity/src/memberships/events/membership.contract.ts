import { eventContract } from '@harbourlink/contracts';
import { MembershipGrantedSchema, MembershipRevokedSchema } from '@harbourlink/contracts/identity';
import type { MembershipEvent } from '../domain/membership.js';

export const membershipContract = eventContract<MembershipEvent>('identity.membership.v1', {
  MembershipGranted: MembershipGrantedSchema,
  MembershipRevoked: MembershipRevokedSchema,
});
