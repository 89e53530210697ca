import { Injectable } from '@nestjs/common';
import { isRefusal, newId } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { Executed, OutgoingEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from '@harbourlink/service-kit/auth';
import { decide } from '../domain/case.commands.js';
import type { CaseCommand } from '../domain/case.commands.js';
import { evolve } from '../domain/case.js';
import type { Case, CaseClosing, CaseEvent, Route } from '../domain/case.js';
import { caseContract } from '../events/case.contract.js';
import { insertAll } from '../../postgres/insert-all.js';
import { CaseRow, caseRows, toCaseRow } from '../postgres/case.row.js';
import { CasesQueries } from '../postgres/cases.queries.js';
import { routeFor } from './routing.js';

type Answer = Promise<Executed<Case> | Refusal>;

/** Everything that can be done to cases. */
@Injectable()
export class CasesCommands {
  private readonly cases: Aggregates<Case, CaseCommand, CaseEvent>;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly outbox: Outbox,
    private readonly queries: CasesQueries,
    private readonly memberships: MembershipDirectory,
  ) {
    this.cases = new Aggregates(units, outbox, { contract: caseContract, decide, evolve, rows: caseRows });
  }

  /** Opens the case of a new enterprise, with the office of its place. */
  openFor(enterpriseId: string, placeCode: string | undefined): Answer {
    return this.units.run((unit) =>
      this.cases.execute(newId(), { type: 'open', enterpriseId, route: routeFor(placeCode, unit.now) }),
    );
  }

  /** Opens the cases of many new enterprises at once, in the unit of work that brings them in. */
  async openAll(
    unit: UnitOfWork,
    opened: readonly { readonly enterpriseId: string; readonly route: Route }[],
  ): Promise<void> {
    const rows: CaseRow[] = [];
    const events: OutgoingEvent[] = [];
    for (const { enterpriseId, route } of opened) {
      const decision = decide(undefined, { type: 'open', enterpriseId, route });
      const event = isRefusal(decision) ? undefined : decision[0];
      if (event === undefined) throw new Error('a new case was not opened');
      const id = newId<'Case'>();
      rows.push({ ...toCaseRow(id, evolve(undefined, event)), version: 1 });
      events.push({ topic: caseContract.topic, key: id, version: 1, ...caseContract.encode(event) });
    }
    await insertAll(unit, CaseRow, rows);
    await this.outbox.append(unit, events);
  }

  /** The enterprise's place became known or changed: its case follows unless somebody works on it. */
  followThePlace(enterpriseId: string, placeCode: string | undefined, by?: string): Promise<Refusal | undefined> {
    return this.onTheCaseOf(enterpriseId, (now) => {
      const route = routeFor(placeCode, now);
      if (!('officeCode' in route)) return undefined;
      return { type: 'route-by-province', officeCode: route.officeCode, ...(by === undefined ? {} : { by }) };
    });
  }

  /** An officer worked on the enterprise: the case is theirs when nobody has it. */
  takeFor(enterpriseId: string, by: string, officeCode: string): Promise<Refusal | undefined> {
    return this.onTheCaseOf(enterpriseId, () => ({ type: 'take', officeCode, by }));
  }

  closeFor(enterpriseId: string, reasonCode: CaseClosing, by: string): Promise<Refusal | undefined> {
    return this.onTheCaseOf(enterpriseId, () => ({ type: 'close', reasonCode, by }));
  }

  handOver(id: string, officeCode: string, by: string, expectedVersion: number): Answer {
    return this.cases.execute(id, { type: 'hand-over', officeCode, by }, { expectedVersion });
  }

  async assign(id: string, ownerPersonId: string, by: string, expectedVersion: number): Answer {
    const ownerOfficeCodes = (await this.memberships.of(ownerPersonId))
      .filter(({ role }) => role === 'officer' || role === 'team_head')
      .map(({ organisationId }) => organisationId);
    return this.cases.execute(id, { type: 'assign', ownerPersonId, ownerOfficeCodes, by }, { expectedVersion });
  }

  private onTheCaseOf(
    enterpriseId: string,
    commandAt: (now: Parameters<typeof routeFor>[1]) => CaseCommand | undefined,
  ): Promise<Refusal | undefined> {
    return this.units.run(async (unit) => {
      const id = await this.queries.idOfCaseOf(unit, enterpriseId);
      const command = commandAt(unit.now);
      if (id === undefined || command === undefined) return undefined;
      const done = await this.cases.execute(id, command);
      return isRefusal(done) ? done : undefined;
    });
  }
}
