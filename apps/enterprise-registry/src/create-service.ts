import { defineService } from '@harbourlink/service-kit/service';
import { caseRefusals } from './cases/domain/case.refusals.js';
import { CaseRow } from './cases/postgres/case.row.js';
import { EnterpriseRegistryModule } from './enterprise-registry.module.js';
import { enterpriseRefusals } from './enterprises/domain/enterprise.refusals.js';
import { EnterpriseRow } from './enterprises/postgres/enterprise.row.js';
import { importRefusals } from './imports/domain/import.refusals.js';
import { acceptFiles } from './imports/http/file-bodies.js';
import { migrations } from './migrations/index.js';
import { needRefusals } from './needs/domain/need.refusals.js';
import { NeedRow } from './needs/postgres/need.row.js';
import { offerRefusals } from './offers/domain/offer.refusals.js';
import { OfferRow } from './offers/postgres/offer.row.js';
import { acceptCloudEventBodies } from './prospects/http/cloud-event-bodies.js';

export const createService = defineService({
  name: 'registry',
  app: 'enterprise-registry',
  title: 'Enterprise registry',
  description: 'Enterprises, what they need and offer, the work on them, and files of them.',
  module: EnterpriseRegistryModule,
  entities: [EnterpriseRow, NeedRow, OfferRow, CaseRow],
  migrations,
  refusals: [enterpriseRefusals, needRefusals, offerRefusals, caseRefusals, importRefusals],
  prepare(application) {
    acceptFiles(application);
    acceptCloudEventBodies(application);
  },
});
