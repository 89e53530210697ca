/** What the lanes want and where they leave what they saw: data the checker goes by, not code it shares. */
export interface LaneFacts {
  readonly lane: string;
  readonly service: 'registry' | 'matching';
  readonly source: 'registry' | 'matching';
  readonly topics: readonly string[];
  readonly wants: readonly string[];
  readonly seen: string;
}

const closed = 'harbourlink.registry.v1.CaseClosed';
const assigned = 'harbourlink.registry.v1.CaseAssigned';
const needed = 'harbourlink.registry.v1.NeedEnded';
const reacted = 'harbourlink.matching.v1.SuggestionRefreshed';
const cases = ['registry.case.v1'];

export const lanes: readonly LaneFacts[] = [
  ...(['tally', 'react'] as const).map((lane) => factsOf(lane, cases, [closed])),
  factsOf('ledger', cases, [closed, assigned]),
  factsOf('join', [...cases, 'registry.need.v1'], [closed, needed]),
  {
    lane: 'echo',
    service: 'registry',
    source: 'matching',
    topics: ['matching.suggestion.v1'],
    wants: [reacted],
    seen: 'registry.echo_seen',
  },
];

function factsOf(lane: string, topics: readonly string[], wants: readonly string[]): LaneFacts {
  return { lane, service: 'matching', source: 'registry', topics, wants, seen: `matching.${lane}_seen` };
}
