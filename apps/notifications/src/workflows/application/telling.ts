import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { UnitOfWork } from '@harbourlink/persistence';
import { Deliveries } from '../../deliveries/application/deliveries.js';
import { KnownMemberships } from '../../known/postgres/known-memberships.js';
import { KnownOrganisations } from '../../known/postgres/known-organisations.js';
import { Notices } from '../../notices/application/notices.js';
import { Preferences } from '../../preferences/application/preferences.js';
import { isWanted } from '../../preferences/domain/preferences.js';
import { valuesFor } from '../domain/occasion.js';
import type { MessageValues, Occasion, Recipient } from '../domain/occasion.js';
import { recipientsOf } from '../domain/recipients.js';
import type { Workflow } from '../domain/workflow.js';
import { workflowsOn } from '../domain/workflows.js';

interface Message {
  readonly workflow: Workflow;
  readonly to: Recipient;
}

/** Tells people what happened: notices at once, mails queued, all in the unit of work of the event. */
@Injectable()
export class Telling {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly memberships: KnownMemberships,
    private readonly organisations: KnownOrganisations,
    private readonly preferences: Preferences,
    private readonly notices: Notices,
    private readonly deliveries: Deliveries,
  ) {}

  async tell(occasion: Occasion): Promise<void> {
    await this.units.run(async (unit) => {
      const messages = await this.messagesFor(occasion);
      const choices = await this.preferences.choicesOf(
        unit,
        messages.map(({ to }) => to.personId),
      );
      const known = await this.organisations.of(
        unit,
        messages.map(({ to }) => to.organisationId),
      );
      for (const { workflow, to } of messages) {
        const values = valuesFor(workflow, occasion, known.get(to.organisationId)?.names ?? {});
        const chosen = choices.get(to.personId);
        if (isWanted(workflow, 'in-app', chosen)) await this.notify(unit, occasion, workflow, to, values);
        if (isWanted(workflow, 'email', chosen)) await this.deliveries.queueMail(occasion, workflow, to, values);
      }
    });
  }

  /** In the order of people, over all workflows: the lock of each person's counter is taken in one order everywhere. */
  private async messagesFor(occasion: Occasion): Promise<readonly Message[]> {
    const messages: Message[] = [];
    for (const workflow of workflowsOn(occasion.type)) {
      const recipients = await recipientsOf(workflow, occasion, this.memberships);
      messages.push(...recipients.map((to) => ({ workflow, to })));
    }
    return messages.sort((a, b) => (a.to.personId < b.to.personId ? -1 : a.to.personId > b.to.personId ? 1 : 0));
  }

  private async notify(
    unit: UnitOfWork,
    occasion: Occasion,
    workflow: Workflow,
    to: Recipient,
    values: MessageValues,
  ): Promise<void> {
    await this.notices.notify(unit, {
      ...to,
      eventId: occasion.eventId,
      workflowCode: workflow.code,
      subjectKind: occasion.subject.kind,
      subjectId: occasion.subject.id,
      values,
      occurredAt: occasion.occurredAt,
    });
  }
}
