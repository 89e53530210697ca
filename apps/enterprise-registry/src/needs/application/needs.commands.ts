import { Injectable } from '@nestjs/common';
import { isRefusal, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { standingOf } from '../../enterprises/postgres/standing.queries.js';
import { decide } from '../domain/need.commands.js';
import type { NeedCommand } from '../domain/need.commands.js';
import { evolve } from '../domain/need.js';
import type { Need, NeedContent, NeedEnding, NeedEvent } from '../domain/need.js';
import { needContract } from '../events/need.contract.js';
import { needRows } from '../postgres/need.row.js';
import { NeedsQueries } from '../postgres/needs.queries.js';

type Done = Executed<Need> | Refusal;

/** Everything that can be done to needs. */
@Injectable()
export class NeedsCommands {
  private readonly needs: Aggregates<Need, NeedCommand, NeedEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    outbox: Outbox,
    private readonly queries: NeedsQueries,
  ) {
    this.needs = new Aggregates(units, outbox, { contract: needContract, decide, evolve, rows: needRows });
  }

  draft(content: NeedContent, by: string): Promise<Done> {
    return this.units.run(async (unit) => {
      const standing = await standingOf(unit, content.enterpriseId);
      if (standing === undefined) return refuse('enterprise.unknown', 'missing');
      return this.needs.execute(newId(), { type: 'draft', content, by });
    });
  }

  revise(id: string, content: NeedContent, by: string, expectedVersion: number): Promise<Done> {
    return this.needs.execute(id, { type: 'revise', content, by }, { expectedVersion });
  }

  publish(id: string, endsOn: string | undefined, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const enterpriseStatus = await this.statusOfTheEnterprise(unit, id);
      const until = endsOn === undefined ? {} : { endsOn };
      return this.needs.execute(id, { type: 'publish', enterpriseStatus, ...until, by }, { expectedVersion });
    });
  }

  renew(id: string, endsOn: string, by: string, expectedVersion: number): Promise<Done> {
    return this.units.run(async (unit) => {
      const enterpriseStatus = await this.statusOfTheEnterprise(unit, id);
      return this.needs.execute(id, { type: 'renew', enterpriseStatus, endsOn, by }, { expectedVersion });
    });
  }

  end(id: string, reasonCode: NeedEnding, by: string, expectedVersion: number): Promise<Done> {
    return this.needs.execute(id, { type: 'end', reasonCode, by }, { expectedVersion });
  }

  /** Ends those whose last day is over; answers how many it looked at. A need renewed meanwhile is left alone. */
  async endWhatIsOver(limit: number): Promise<number> {
    const ids = await this.queries.whoseLastDayIsOver(limit);
    for (const id of ids) await this.needs.execute(id, { type: 'expire' });
    return ids.length;
  }

  /** Joins the unit of work in which the enterprise leaves. */
  async endAllOf(unit: UnitOfWork, enterpriseId: string, by: string): Promise<Refusal | undefined> {
    for (const id of await this.queries.openOnesOf(unit, enterpriseId)) {
      const done = await this.needs.execute(id, { type: 'end', reasonCode: 'withdrawn', by });
      if (isRefusal(done)) return done;
    }
    return undefined;
  }

  /** The enterprise first, then the need: in the order in which everybody locks them. */
  private async statusOfTheEnterprise(unit: UnitOfWork, id: string): Promise<string> {
    const enterpriseId = await this.queries.enterpriseOf(unit, id);
    return (enterpriseId === undefined ? undefined : await standingOf(unit, enterpriseId))?.status ?? 'unknown';
  }
}
