import { defineService } from '@harbourlink/service-kit/service';
import { contactRefusals } from './contacts/domain/contact.refusals.js';
import { IdentityModule } from './identity.module.js';
import { linkRefusals } from './links/domain/link.js';
import { membershipRefusals } from './memberships/domain/membership.refusals.js';
import { MembershipRow } from './memberships/postgres/membership.row.js';
import { migrations } from './migrations/index.js';
import { personRefusals } from './people/domain/person.js';
import { mountSignIn } from './sign-in/mount-sign-in.js';

/** Builds identity from its settings. */
export const createService = defineService({
  name: 'identity',
  app: 'identity',
  title: 'Identity',
  description: 'Who somebody is, whom they may act for in which role, and links that let a guest do one thing.',
  module: IdentityModule,
  entities: [MembershipRow],
  migrations,
  refusals: [membershipRefusals, personRefusals, linkRefusals, contactRefusals],
  prepare: mountSignIn,
});
