import { refuse } from '@harbourlink/kernel';
import type { Decision, Instant } from '@harbourlink/kernel';
import { lastDayUnlessSaid } from '../../calendar/publication-period.js';
import type { Need, NeedContent, NeedEnding, NeedEvent } from './need.js';
import type { NeedRefusalCode } from './need.refusals.js';
import {
  budgetMustBeABand,
  deadlineMustLieAhead,
  enterpriseMustBeChecked,
  enterpriseMustStayTheSame,
  lastDayMustBeOver,
  mustBe,
  mustEndWithin90To180Days,
  mustNotHaveEnded,
  mustSayWhatIsNeeded,
  renewalMustBeLater,
} from './need.rules.js';

export type NeedCommand =
  | { type: 'draft'; content: NeedContent; by: string }
  | { type: 'revise'; content: NeedContent; by: string }
  /** `enterpriseStatus` is the status of the enterprise now; without `endsOn` the need ends after 90 days. */
  | { type: 'publish'; enterpriseStatus: string; endsOn?: string; by: string }
  | { type: 'renew'; enterpriseStatus: string; endsOn: string; by: string }
  | { type: 'end'; reasonCode: NeedEnding; by: string }
  | { type: 'expire' };

/** What happens to the need, or why not. */
export function decide(
  need: Need | undefined,
  command: NeedCommand,
  now: Instant,
): Decision<NeedEvent, NeedRefusalCode> {
  if (command.type === 'draft') {
    return need === undefined
      ? (budgetMustBeABand(command.content) ?? [{ type: 'NeedDrafted', need: command.content, byPersonId: command.by }])
      : refuse('need.already-known', 'conflict');
  }
  if (need === undefined) return refuse('need.unknown', 'missing');
  switch (command.type) {
    case 'revise':
      return (
        mustNotHaveEnded(need) ??
        enterpriseMustStayTheSame(need, command.content) ??
        budgetMustBeABand(command.content) ??
        (need.status === 'published' ? mustSayWhatIsNeeded(command.content) : undefined) ?? [
          { type: 'NeedRevised', need: command.content, byPersonId: command.by },
        ]
      );
    case 'publish': {
      const endsOn = command.endsOn ?? lastDayUnlessSaid(now);
      return (
        mustBe(need, 'draft') ??
        enterpriseMustBeChecked(command.enterpriseStatus) ??
        mustSayWhatIsNeeded(need.content) ??
        deadlineMustLieAhead(need.content, now) ??
        mustEndWithin90To180Days(endsOn, now) ?? [
          { type: 'NeedPublished', need: need.content, endsOn, byPersonId: command.by },
        ]
      );
    }
    case 'renew':
      return (
        mustBe(need, 'published') ??
        enterpriseMustBeChecked(command.enterpriseStatus) ??
        mustEndWithin90To180Days(command.endsOn, now) ??
        renewalMustBeLater(need, command.endsOn) ?? [
          { type: 'NeedRenewed', endsOn: command.endsOn, byPersonId: command.by },
        ]
      );
    case 'end':
      return mustNotHaveEnded(need) ?? [{ type: 'NeedEnded', reasonCode: command.reasonCode, byPersonId: command.by }];
    case 'expire':
      return (
        mustBe(need, 'published') ?? lastDayMustBeOver(need, now) ?? [{ type: 'NeedEnded', reasonCode: 'expired' }]
      );
  }
}
