import { Injectable } from '@nestjs/common';
import { isUuid } from '@harbourlink/kernel';
import type { LocalizedText } from '@harbourlink/kernel';
import { NotYet } from '@harbourlink/messaging';
import type { AnyReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { KnownMemberships } from '../postgres/known-memberships.js';
import { KnownOrganisations } from '../postgres/known-organisations.js';

const hour = 3_600_000;

/**
 * Streams of different services come at their own pace: people can be told of an organisation only when its name and
 * the membership of whoever submitted its profile have arrived here.
 */
@Injectable()
export class WhatHasArrived {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly organisations: KnownOrganisations,
    private readonly memberships: KnownMemberships,
  ) {}

  /**
   * The names of these organisations, in their order. Throws NotYet while a name or a membership is missing; for a
   * membership only in the first hour after the event, for somebody may really have none.
   */
  async namesOf(organisationIds: readonly string[], event: AnyReceivedEvent): Promise<readonly LocalizedText[]> {
    return this.units.run(async (unit) => {
      const known = await this.organisations.of(unit, organisationIds);
      const names: LocalizedText[] = [];
      for (const id of organisationIds) {
        const organisation = known.get(id);
        // An event of the firm itself waits until the copy has come as far as the event: lanes do not wait for each other.
        const isBehind = id === event.key && (organisation?.version ?? 0) < event.version;
        if (!organisation || isBehind) {
          throw new NotYet(`the name of ${id} is not known`, { waitFor: 'registry.enterprise' });
        }
        const submitter = organisation.submittedByPersonId;
        const isFresh = Date.parse(unit.now) - Date.parse(event.occurredAt) < hour;
        if (submitter !== undefined && isFresh && !(await this.memberships.hasArrived(submitter))) {
          throw new NotYet(`who submitted ${id} is not known`, { waitFor: 'identity.membership' });
        }
        names.push(organisation.names);
      }
      return names;
    });
  }
}

/** The value that was found, or NotYet when its stream has not brought it. */
export function arrived<T>(value: T | undefined, what: string, waitFor: string): T {
  if (value === undefined) throw new NotYet(`${what} is not known`, { waitFor });
  return value;
}

/** Firms have a UUID, offices a code: an office's members are not told because the office is a party. */
export function firmsAmong(organisationIds: readonly string[]): readonly string[] {
  return organisationIds.filter(isUuid);
}
