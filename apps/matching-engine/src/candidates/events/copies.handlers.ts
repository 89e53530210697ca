import { Controller } from '@nestjs/common';
import {
  EnterpriseCheckedSchema,
  EnterpriseReinstatedSchema,
  EnterpriseSuspendedSchema,
  EnterpriseWithdrawnSchema,
  NeedEndedSchema,
  NeedPublishedSchema,
  NeedRevisedSchema,
  OfferEndedSchema,
  OfferPublishedSchema,
  OfferRevisedSchema,
} from '@harbourlink/contracts/registry';
import { EventHandler } from '@harbourlink/messaging';
import type { ReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { FirmStanding } from '../domain/facts.js';
import { KnownEnterprises } from '../postgres/known-enterprises.js';
import { KnownNeeds } from '../postgres/known-needs.js';
import { KnownOffers } from '../postgres/known-offers.js';

const enterpriseLane = { name: 'known-enterprises', kind: 'projection', tables: ['known_enterprise'] } as const;
const needLane = { name: 'known-needs', kind: 'projection', tables: ['known_need'] } as const;
const offerLane = { name: 'known-offers', kind: 'projection', tables: ['known_offer'] } as const;

/** Keeps matching's own copies of firms, needs and offers. A checked profile stays live until the next check. */
@Controller()
export class CopiesHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly enterprises: KnownEnterprises,
    private readonly needs: KnownNeeds,
    private readonly offers: KnownOffers,
  ) {}

  @EventHandler(EnterpriseCheckedSchema, enterpriseLane)
  async onEnterpriseChecked({ key, version, data }: ReceivedEvent<typeof EnterpriseCheckedSchema>): Promise<void> {
    await this.units.run((unit) => this.enterprises.check(unit, key, version, data.profile));
  }

  @EventHandler(EnterpriseSuspendedSchema, enterpriseLane)
  onEnterpriseSuspended(event: ReceivedEvent<typeof EnterpriseSuspendedSchema>): Promise<void> {
    return this.enterpriseStands(event, 'suspended');
  }

  @EventHandler(EnterpriseReinstatedSchema, enterpriseLane)
  onEnterpriseReinstated(event: ReceivedEvent<typeof EnterpriseReinstatedSchema>): Promise<void> {
    return this.enterpriseStands(event, 'checked');
  }

  @EventHandler(EnterpriseWithdrawnSchema, enterpriseLane)
  onEnterpriseWithdrawn(event: ReceivedEvent<typeof EnterpriseWithdrawnSchema>): Promise<void> {
    return this.enterpriseStands(event, 'withdrawn');
  }

  @EventHandler(NeedPublishedSchema, needLane)
  async onNeedPublished({ key, version, data }: ReceivedEvent<typeof NeedPublishedSchema>): Promise<void> {
    await this.units.run((unit) => this.needs.publish(unit, key, version, data.need));
  }

  @EventHandler(NeedRevisedSchema, needLane)
  async onNeedRevised({ key, version, data }: ReceivedEvent<typeof NeedRevisedSchema>): Promise<void> {
    await this.units.run((unit) => this.needs.revise(unit, key, version, data.need));
  }

  @EventHandler(NeedEndedSchema, needLane)
  async onNeedEnded({ key, version }: ReceivedEvent<typeof NeedEndedSchema>): Promise<void> {
    await this.units.run((unit) => this.needs.end(unit, key, version));
  }

  @EventHandler(OfferPublishedSchema, offerLane)
  async onOfferPublished({ key, version, data }: ReceivedEvent<typeof OfferPublishedSchema>): Promise<void> {
    await this.units.run((unit) => this.offers.publish(unit, key, version, data.offer));
  }

  @EventHandler(OfferRevisedSchema, offerLane)
  async onOfferRevised({ key, version, data }: ReceivedEvent<typeof OfferRevisedSchema>): Promise<void> {
    await this.units.run((unit) => this.offers.revise(unit, key, version, data.offer));
  }

  @EventHandler(OfferEndedSchema, offerLane)
  async onOfferEnded({ key, version }: ReceivedEvent<typeof OfferEndedSchema>): Promise<void> {
    await this.units.run((unit) => this.offers.end(unit, key, version));
  }

  private async enterpriseStands(
    { key, version }: { key: string; version: number },
    standing: FirmStanding,
  ): Promise<void> {
    await this.units.run((unit) => this.enterprises.stand(unit, key, version, standing));
  }
}
