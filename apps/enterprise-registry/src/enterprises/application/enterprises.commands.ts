import { Injectable } from '@nestjs/common';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { CasesCommands } from '../../cases/application/cases.commands.js';
import { NeedsCommands } from '../../needs/application/needs.commands.js';
import { OffersCommands } from '../../offers/application/offers.commands.js';
import { decide } from '../domain/enterprise.commands.js';
import type { EnterpriseCommand } from '../domain/enterprise.commands.js';
import { evolve } from '../domain/enterprise.js';
import type { Enterprise, EnterpriseEvent } from '../domain/enterprise.js';
import { enterpriseContract } from '../events/enterprise.contract.js';
import { EnterpriseRow, enterpriseRows } from '../postgres/enterprise.row.js';
import { registrationNumbersMustBeFree } from '../postgres/registration-numbers.queries.js';
import { completeProfile } from './complete-profile.js';
import type { ProfileDraft } from './complete-profile.js';

type Done = Executed<Enterprise> | Refusal;

/** Who acts, and for which office or firm. */
export interface Actor {
  readonly personId: string;
  readonly organisationId: string;
}

/** Everything that can be done to enterprises, and what follows from it for their cases, needs and offers. */
@Injectable()
export class EnterprisesCommands {
  private readonly enterprises: Aggregates<Enterprise, EnterpriseCommand, EnterpriseEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly cases: CasesCommands,
    private readonly needs: NeedsCommands,
    private readonly offers: OffersCommands,
  ) {
    this.enterprises = new Aggregates(units, outbox, {
      contract: enterpriseContract,
      decide,
      evolve,
      rows: enterpriseRows,
    });
  }

  /** Begins a profile and opens its case. For a firm's own member the id is the firm's. */
  draft(id: string, profileDraft: ProfileDraft, by: string): Promise<Done> {
    return this.units.run(async (unit) => {
      const profile = completeProfile(profileDraft);
      if (isRefusal(profile)) return profile;
      const taken = await registrationNumbersMustBeFree(unit, id, profile);
      if (taken) return taken;
      const done = await this.enterprises.execute(id, { type: 'draft', profile, by });
      if (isRefusal(done)) return done;
      const opened = await this.cases.openFor(id, profile.placeCode);
      return isRefusal(opened) ? opened : done;
    });
  }

  revise(id: string, profileDraft: ProfileDraft, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const profile = completeProfile(profileDraft);
      if (isRefusal(profile)) return profile;
      const taken = await registrationNumbersMustBeFree(unit, id, profile);
      if (taken) return taken;
      const done = await this.enterprises.execute(id, { type: 'revise', profile, by }, { expectedVersion });
      return this.thenFollowThePlace(id, done, by);
    });
  }

  /** Accepts what was submitted; the officer takes the case when nobody has it. */
  check(id: string, officer: Actor, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const taken = await this.numbersOfTheRevisionMustBeFree(unit, id);
      if (taken) return taken;
      const command = { type: 'check', by: officer.personId } as const;
      const done = await this.enterprises.execute(id, command, { expectedVersion });
      if (isRefusal(done)) return done;
      const refused = await this.cases.takeFor(id, officer.personId, officer.organisationId);
      return refused ?? this.thenFollowThePlace(id, done, officer.personId);
    });
  }

  requestChanges(id: string, reasonCodes: readonly string[], officer: Actor, expectedVersion: number): Promise<Done> {
    return this.units.run(async () => {
      const command = { type: 'request-changes', reasonCodes, by: officer.personId } as const;
      const done = await this.enterprises.execute(id, command, { expectedVersion });
      if (isRefusal(done)) return done;
      return (await this.cases.takeFor(id, officer.personId, officer.organisationId)) ?? done;
    });
  }

  refuse(id: string, reasonCode: string, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async () => {
      const done = await this.enterprises.execute(id, { type: 'refuse', reasonCode, by }, { expectedVersion });
      if (isRefusal(done)) return done;
      return (await this.cases.closeFor(id, 'not-accepted', by)) ?? done;
    });
  }

  /** The firm leaves: its needs and offers end and its case is closed. */
  withdraw(id: string, reasonCode: string, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const done = await this.enterprises.execute(id, { type: 'withdraw', reasonCode, by }, { expectedVersion });
      if (isRefusal(done)) return done;
      return (
        (await this.needs.endAllOf(unit, id, by)) ??
        (await this.offers.endAllOf(unit, id, by)) ??
        (await this.cases.closeFor(id, 'enterprise-withdrawn', by)) ??
        done
      );
    });
  }

  /** The routine commands: load, decide, save. */
  execute(
    id: string,
    command: Extract<EnterpriseCommand, { type: 'claim' | 'submit' | 'suspend' | 'reinstate' }>,
    expectedVersion: number,
  ): Promise<Done> {
    return this.enterprises.execute(id, command, { expectedVersion });
  }

  private async thenFollowThePlace(id: string, done: Done, by: string): Promise<Done> {
    if (isRefusal(done)) return done;
    return (await this.cases.followThePlace(id, done.state.profile.placeCode, by)) ?? done;
  }

  /** Somebody may have brought the number in after the revision was drafted. */
  private async numbersOfTheRevisionMustBeFree(unit: UnitOfWork, id: string): Promise<Refusal | undefined> {
    // Read without a lock: numbers are locked before enterprises, by everybody.
    const row = await unit.manager.findOneBy(EnterpriseRow, { id });
    return row?.revision ? registrationNumbersMustBeFree(unit, id, row.revision.profile) : undefined;
  }
}
