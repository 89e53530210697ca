import { Injectable } from '@nestjs/common';
import { isRefusal, newId } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import type { OutgoingEvent } from '@harbourlink/messaging';
import type { UnitOfWork } from '@harbourlink/persistence';
import { CasesCommands } from '../../cases/application/cases.commands.js';
import { routeFor } from '../../cases/application/routing.js';
import type { Route } from '../../cases/domain/case.js';
import { insertAll } from '../../postgres/insert-all.js';
import { decide } from '../domain/enterprise.commands.js';
import type { Told } from '../domain/enterprise.commands.js';
import { evolve } from '../domain/enterprise.js';
import type { EnterpriseEvent } from '../domain/enterprise.js';
import type { EnterpriseProfile } from '../domain/enterprise-profile.js';
import { mergedWith } from '../domain/merged-with.js';
import { enterpriseContract } from '../events/enterprise.contract.js';
import { EnterpriseRow, enterpriseRows, toEnterpriseRow } from '../postgres/enterprise.row.js';
import { KnownFirms } from '../postgres/known-firms.js';
import type { KnownFirm } from '../postgres/known-firms.js';
import { keepEveryNumberToOneself } from '../postgres/registration-numbers.queries.js';

/** A firm as a file or a report tells of it. */
export interface ToldFirm {
  readonly rowNumber: number;
  readonly profile: EnterpriseProfile;
  /** True when a place is named that nobody knows. */
  readonly hasUnknownPlace: boolean;
}

/** A row whose number belongs to another firm. */
export interface Clash {
  readonly rowNumber: number;
  readonly column: string;
  readonly value: string;
}

interface Change {
  readonly id: string;
  readonly known: KnownFirm | undefined;
  readonly event: EnterpriseEvent;
  readonly route: Route;
}

/** What a batch of told firms comes to. */
export interface Comparison {
  /** One for each firm that is new or different. */
  readonly changes: readonly Change[];
  /** One for each firm that is no clash. */
  readonly routes: readonly Route[];
  readonly clashes: readonly Clash[];
}

/** Prospects by the hundred: what one command does for one firm, in a few statements for many. */
@Injectable()
export class BringInProspects {
  constructor(
    private readonly outbox: Outbox,
    private readonly cases: CasesCommands,
  ) {}

  /** What each row changes on record. Until the unit of work ends, nobody else brings registration numbers in. */
  async compare(
    unit: UnitOfWork,
    told: readonly ToldFirm[],
    order: { readonly importId: string } & Told,
  ): Promise<Comparison> {
    await keepEveryNumberToOneself(unit);
    const firms = await KnownFirms.of(
      unit,
      told.map(({ profile }) => profile),
    );
    const changes: Change[] = [];
    const routes: Route[] = [];
    const clashes: Clash[] = [];
    for (const { rowNumber, profile: toldProfile, hasUnknownPlace } of told) {
      const known = firms.firmOf(toldProfile);
      const clash = firms.numberOfAnother(toldProfile, known?.id);
      if (clash) {
        clashes.push({ rowNumber, ...clash });
        continue;
      }
      const id = known?.id ?? newId<'Enterprise'>();
      const profile = known ? mergedWith(known.state.profile, toldProfile) : toldProfile;
      const events = decide(known?.state, { type: 'import', profile, ...order }, unit.now);
      if (isRefusal(events)) throw new Error(`row ${rowNumber} passed every check, but: ${events.code}`);
      // Of a firm on record the place is known from before, whatever the file says.
      const route: Route =
        hasUnknownPlace && profile.placeCode === undefined
          ? { unroutedReasonCode: 'place-unknown' }
          : routeFor(profile.placeCode, unit.now);
      routes.push(route);
      for (const event of events) {
        changes.push({ id, known, event, route });
        // A later row may name the same firm by another number: it builds on what this one changes.
        if (known) firms.replace({ id, version: known.version + 1, state: evolve(known.state, event) });
      }
      firms.remember(id, profile);
    }
    return { changes, routes, clashes };
  }

  /** Writes the rows, their cases and the events of both; `by` is the person, if one brought them. */
  async write(unit: UnitOfWork, { changes }: Comparison, by?: string): Promise<void> {
    const rows: EnterpriseRow[] = [];
    const events: OutgoingEvent[] = [];
    for (const { id, known, event } of changes) {
      const state = evolve(known?.state, event);
      const version = (known?.version ?? 0) + 1;
      if (known) await enterpriseRows.write(unit, id, state, version, known.version);
      else rows.push({ ...toEnterpriseRow(id, state), version });
      events.push({ topic: enterpriseContract.topic, key: id, version, ...enterpriseContract.encode(event) });
    }
    await insertAll(unit, EnterpriseRow, rows);
    await this.outbox.append(unit, events);
    const created = changes.filter(({ known }) => known === undefined);
    await this.cases.openAll(
      unit,
      created.map(({ id, route }) => ({ enterpriseId: id, route })),
    );
    for (const { id, known, event } of changes) {
      const place = 'profile' in event ? event.profile.placeCode : undefined;
      if (known && known.state.profile.placeCode !== place) await this.cases.followThePlace(id, place, by);
    }
  }
}
