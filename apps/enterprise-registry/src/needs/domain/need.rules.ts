import { hundredthsOf, refuse } from '@harbourlink/kernel';
import type { Instant, Refusal } from '@harbourlink/kernel';
import { hongKongDate } from '../../calendar/hong-kong-date.js';
import { outsideThePublicationPeriod } from '../../calendar/publication-period.js';
import type { Need, NeedContent, NeedStatus } from './need.js';
import type { NeedRefusalCode } from './need.refusals.js';

type No = Refusal<NeedRefusalCode> | undefined;

export function mustBe(need: Need, allowed: NeedStatus): No {
  return need.status === allowed ? undefined : refuse('need.not-in-that-state', 'conflict', { status: need.status });
}

export function mustNotHaveEnded(need: Need): No {
  return need.status === 'ended' ? refuse('need.not-in-that-state', 'conflict', { status: 'ended' }) : undefined;
}

/** Only the needs of checked enterprises are matched. */
export function enterpriseMustBeChecked(enterpriseStatus: string): No {
  return enterpriseStatus === 'checked'
    ? undefined
    : refuse('need.enterprise-not-checked', 'conflict', { status: enterpriseStatus });
}

export function enterpriseMustStayTheSame(need: Need, content: NeedContent): No {
  return need.content.enterpriseId === content.enterpriseId
    ? undefined
    : refuse('need.of-another-enterprise', 'invalid');
}

/** What a need must say to be published. */
export function missingForPublication({ serviceCodes, texts }: NeedContent): readonly string[] {
  return [
    ...(serviceCodes.length > 0 ? [] : ['serviceCodes']),
    ...(Object.values(texts).some((text) => text.trim() !== '') ? [] : ['texts']),
  ];
}

export function mustSayWhatIsNeeded(content: NeedContent): No {
  const missing = missingForPublication(content);
  return missing.length > 0 ? refuse('need.incomplete', 'invalid', { missing: missing.join(', ') }) : undefined;
}

export function deadlineMustLieAhead({ deadlineOn }: NeedContent, now: Instant): No {
  return deadlineOn !== undefined && deadlineOn < hongKongDate(now)
    ? refuse('need.deadline-passed', 'invalid', { deadlineOn })
    : undefined;
}

/** A band has one currency and does not run backwards. */
export function budgetMustBeABand({ budget }: NeedContent): No {
  if (budget?.low === undefined || budget.high === undefined) return undefined;
  const { low, high } = budget;
  if (low.currency !== high.currency) return refuse('need.budget-currencies-differ', 'invalid');
  return hundredthsOf(low) > hundredthsOf(high) ? refuse('need.budget-runs-backwards', 'invalid') : undefined;
}

export function mustEndWithin90To180Days(endsOn: string, now: Instant): No {
  const allowed = outsideThePublicationPeriod(endsOn, now);
  return allowed ? refuse('need.ends-outside-period', 'invalid', { ...allowed }) : undefined;
}

export function renewalMustBeLater(need: Need, endsOn: string): No {
  return need.endsOn !== undefined && endsOn <= need.endsOn
    ? refuse('need.renewal-not-later', 'invalid', { endsOn: need.endsOn })
    : undefined;
}

/** The last day belongs to the need: it ends when that day is over in Hong Kong. */
export function lastDayMustBeOver(need: Need, now: Instant): No {
  return need.endsOn !== undefined && need.endsOn < hongKongDate(now)
    ? undefined
    : refuse('need.not-over-yet', 'conflict', { endsOn: need.endsOn ?? '' });
}
