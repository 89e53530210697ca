import { Module } from '@nestjs/common';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Environment, ServiceConfiguration } from '@harbourlink/service-kit/configuration';
import { CONFIGURATION, ENVIRONMENT } from '@harbourlink/service-kit/service';
import { Deliveries } from './deliveries/application/deliveries.js';
import { MailWorker } from './deliveries/application/mail-worker.js';
import { SendMail } from './deliveries/application/send-mail.js';
import { decide, evolve } from './deliveries/domain/delivery.js';
import { deliveryContract } from './deliveries/events/delivery.contract.js';
import { DeliveriesController } from './deliveries/http/deliveries.controller.js';
import { DeliveriesQueries } from './deliveries/postgres/deliveries.queries.js';
import { DeliveryWork } from './deliveries/postgres/delivery-work.js';
import { deliveryRows } from './deliveries/postgres/delivery.row.js';
import { MailServer } from './email/mail-server.js';
import { MailTemplates } from './email/mail-templates.js';
import { IdentityClient } from './identity/identity-client.js';
import { WhatHasArrived } from './known/application/what-has-arrived.js';
import { KnownCasesProjection } from './known/events/known-cases.js';
import { KnownIntroductionsProjection } from './known/events/known-introductions.js';
import { KnownMemorandaProjection } from './known/events/known-memoranda.js';
import { KnownNamesProjection } from './known/events/known-names.js';
import { KnownOutcomesProjection } from './known/events/known-outcomes.js';
import { KnownCases } from './known/postgres/known-cases.js';
import { KnownIntroductions } from './known/postgres/known-introductions.js';
import { KnownMemberships } from './known/postgres/known-memberships.js';
import { KnownMemoranda } from './known/postgres/known-memoranda.js';
import { KnownOrganisations } from './known/postgres/known-organisations.js';
import { KnownOutcomes } from './known/postgres/known-outcomes.js';
import { mailSettings } from './mail-settings.js';
import { NoticeArrivals } from './notices/application/notice-arrivals.js';
import { NoticeStream } from './notices/application/notice-stream.js';
import { Notices } from './notices/application/notices.js';
import { NoticesController } from './notices/http/notices.controller.js';
import { NoticesQueries } from './notices/postgres/notices.queries.js';
import { NoticesRepository } from './notices/postgres/notices.repository.js';
import { Preferences } from './preferences/application/preferences.js';
import { PreferencesController } from './preferences/http/preferences.controller.js';
import { PreferencesRepository } from './preferences/postgres/preferences.repository.js';
import { Telling } from './workflows/application/telling.js';
import { TellOfEnterprises } from './workflows/events/tell-of-enterprises.js';
import { TellOfIntroductions } from './workflows/events/tell-of-introductions.js';
import { TellOfMemoranda } from './workflows/events/tell-of-memoranda.js';
import { TellOfOutcomes } from './workflows/events/tell-of-outcomes.js';
import { TellOfSuggestions } from './workflows/events/tell-of-suggestions.js';
import { NotificationWorkflowsController } from './workflows/http/notification-workflows.controller.js';

const projections = [
  KnownNamesProjection,
  KnownCasesProjection,
  KnownIntroductionsProjection,
  KnownMemorandaProjection,
  KnownOutcomesProjection,
];
const effects = [TellOfEnterprises, TellOfSuggestions, TellOfIntroductions, TellOfMemoranda, TellOfOutcomes];
const routes = [NoticesController, PreferencesController, DeliveriesController, NotificationWorkflowsController];

/** The one place where notifications is wired. */
@Module({
  controllers: [...projections, ...effects, ...routes],
  providers: [
    KnownOrganisations,
    KnownCases,
    KnownIntroductions,
    KnownMemoranda,
    KnownOutcomes,
    KnownMemberships,
    WhatHasArrived,
    NoticeArrivals,
    Notices,
    NoticeStream,
    NoticesQueries,
    NoticesRepository,
    Preferences,
    PreferencesRepository,
    Telling,
    DeliveriesQueries,
    DeliveryWork,
    MailWorker,
    {
      provide: Deliveries,
      useFactory: (units: UnitsOfWork, outbox: Outbox, work: DeliveryWork) =>
        new Deliveries(
          units,
          new Aggregates(units, outbox, { contract: deliveryContract, decide, evolve, rows: deliveryRows }),
          work,
        ),
      inject: [UnitsOfWork, Outbox, DeliveryWork],
    },
    {
      provide: SendMail,
      useFactory: (environment: Environment, { publicUrl }: ServiceConfiguration) => {
        const settings = mailSettings(environment);
        const identity = new IdentityClient(settings);
        return new SendMail(identity, () => MailTemplates.compile(), new MailServer(settings), publicUrl);
      },
      inject: [ENVIRONMENT, CONFIGURATION],
    },
  ],
})
export class NotificationsModule {}
