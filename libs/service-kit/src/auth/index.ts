export { AccessGuard } from './access.guard.js';
export { Caller, hasRole, organisationKinds, roles } from './caller.js';
export type { OrganisationKind, Role } from './caller.js';
export { MembershipDirectory } from './membership-directory.js';
export type { Membership } from './membership-directory.js';
export { Allow, ByLink, Public, rulesOf, ServiceOnly, SignedIn } from './rules.js';
export type { AccessRule } from './rules.js';
export { audience, TokenVerifier } from './token-verifier.js';
