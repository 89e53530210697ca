import { Controller } from '@nestjs/common';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { ReadCache } from '@harbourlink/service-kit/redis';
import { FunnelChanges } from '../application/funnel-changes.js';
import type { FactProjection } from './fact-projection.js';
import {
  caseFacts,
  enterpriseFacts,
  introductionFacts,
  meetingFacts,
  memorandumFacts,
  needFacts,
  outcomeFacts,
  suggestionFacts,
} from './funnel-facts.js';

/** A lane for each topic, so that each table of facts can be made anew by itself. */
function lane(name: string, { table }: FactProjection<string>) {
  return { name, kind: 'projection', tables: [table.name] } as const;
}

/** Keeps the facts the funnel is counted from. */
@Controller()
export class FunnelHandlers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly cache: ReadCache,
    private readonly changes: FunnelChanges,
  ) {}

  @EventBatchHandler(enterpriseFacts.schemas, lane('funnel-enterprises', enterpriseFacts))
  onEnterprises(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(enterpriseFacts, events);
  }

  @EventBatchHandler(caseFacts.schemas, lane('funnel-cases', caseFacts))
  onCases(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(caseFacts, events);
  }

  @EventBatchHandler(needFacts.schemas, lane('funnel-needs', needFacts))
  onNeeds(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(needFacts, events);
  }

  @EventBatchHandler(suggestionFacts.schemas, lane('funnel-suggestions', suggestionFacts))
  onSuggestions(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(suggestionFacts, events);
  }

  @EventBatchHandler(introductionFacts.schemas, lane('funnel-introductions', introductionFacts))
  onIntroductions(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(introductionFacts, events);
  }

  @EventBatchHandler(meetingFacts.schemas, lane('funnel-meetings', meetingFacts))
  onMeetings(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(meetingFacts, events);
  }

  @EventBatchHandler(memorandumFacts.schemas, lane('funnel-memoranda', memorandumFacts))
  onMemoranda(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(memorandumFacts, events);
  }

  @EventBatchHandler(outcomeFacts.schemas, lane('funnel-outcomes', outcomeFacts))
  onOutcomes(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.keep(outcomeFacts, events);
  }

  private async keep(facts: FactProjection<string>, events: readonly AnyReceivedEvent[]): Promise<void> {
    await this.units.run(async (unit) => {
      await facts.apply(unit, events);
      unit.afterCommit(() => {
        this.cache.changed();
        this.changes.tell();
      });
    });
  }
}
