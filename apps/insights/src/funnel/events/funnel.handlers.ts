import { Controller } from '@nestjs/common';
import { EventBatchHandler } from '@harbourlink/messaging';
import type { AnyReceivedEvent } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
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
  constructor(private readonly units: UnitsOfWork) {}

  @EventBatchHandler(enterpriseFacts.schemas, lane('funnel-enterprises', enterpriseFacts))
  onEnterprises(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => enterpriseFacts.apply(unit, events));
  }

  @EventBatchHandler(caseFacts.schemas, lane('funnel-cases', caseFacts))
  onCases(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => caseFacts.apply(unit, events));
  }

  @EventBatchHandler(needFacts.schemas, lane('funnel-needs', needFacts))
  onNeeds(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => needFacts.apply(unit, events));
  }

  @EventBatchHandler(suggestionFacts.schemas, lane('funnel-suggestions', suggestionFacts))
  onSuggestions(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => suggestionFacts.apply(unit, events));
  }

  @EventBatchHandler(introductionFacts.schemas, lane('funnel-introductions', introductionFacts))
  onIntroductions(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => introductionFacts.apply(unit, events));
  }

  @EventBatchHandler(meetingFacts.schemas, lane('funnel-meetings', meetingFacts))
  onMeetings(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => meetingFacts.apply(unit, events));
  }

  @EventBatchHandler(memorandumFacts.schemas, lane('funnel-memoranda', memorandumFacts))
  onMemoranda(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => memorandumFacts.apply(unit, events));
  }

  @EventBatchHandler(outcomeFacts.schemas, lane('funnel-outcomes', outcomeFacts))
  onOutcomes(events: readonly AnyReceivedEvent[]): Promise<void> {
    return this.units.run((unit) => outcomeFacts.apply(unit, events));
  }
}
