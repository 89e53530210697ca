import { describe, expect, it } from '@jest/globals';
import { checkTables } from './checker.js';
import { findingNames } from './finding.js';
import type { FindingName } from './finding.js';
import { goodRun } from './good-run.fixture.js';
import type { GoodRun } from './good-run.fixture.js';
import { chainFrom } from './hash-chain.js';
import type { JournalRow } from './tables.js';

const journal = ({ tables }: GoodRun): JournalRow[] => tables.journals.get('registry') as JournalRow[];
const applied = ({ tables }: GoodRun) =>
  tables.applied.get('tally') as NonNullable<ReturnType<typeof tables.applied.get>> & unknown[];
const handler = (run: GoodRun, what: 'handler-began' | 'handler-ended', invocation: number): void => {
  const row = { lane: 'tally', topic: 'a', key: 'b', version: 1, token: 'c', process: 'one', wasCut: false };
  run.input.history.push({ ...row, what, invocation });
};
const change = <T extends object>(row: T | undefined, to: Partial<T>): void => void Object.assign(row ?? {}, to);

/** One thing gone wrong for each name; the compiler asks for one that is missing. */
const planted: Readonly<Record<FindingName, (run: GoodRun) => void>> = {
  unsettled: ({ input }) => input.history.push({ what: 'unsettled', waiting: 'everything' }),
  'fault-refused': ({ input }) => input.history.push({ what: 'fault-refused', error: 'invalid input syntax' }),
  'acknowledged-lost': ({ input }) => input.history.push({ what: 'acknowledged', transaction: 999 }),
  'planned-missing': ({ tables }) => tables.committed.pop(),
  'journal-gap': (run) => {
    journal(run).splice(1, 1);
    chainFrom('registry', journal(run));
  },
  'journal-order': (run) => {
    const row = journal(run).find(({ version }) => version === 2);
    change(row, { version: 3 });
    chainFrom('registry', journal(run));
  },
  'journal-chain': (run) => change(journal(run)[1], { correlation: journal(run)[0]?.correlation ?? '' }),
  'journal-changed': ({ input }) => {
    const index = input.history.findIndex(({ what }) => what === 'observed');
    input.history.splice(index, 1);
  },
  'journal-misses-event': (run) => journal(run).pop(),
  'journal-has-stranger': (run) => change(journal(run)[0], { type: 'chaos.v1.Other' }),
  'moved-without-lease': ({ tables }) =>
    tables.leases.push({ schema: 'registry', process: 'two', epoch: '1', moved: true, intime: true }),
  lost: (run) => applied(run).pop(),
  doubled: (run) => applied(run).push(...applied(run).slice(0, 1)),
  'out-of-order': (run) => applied(run).reverse(),
  'effect-without-commit': (run) => change(applied(run)[0], { event: 'nobody committed this' }),
  'columns-differ': ({ tables }) => change(tables.tally[0], { total: -1 }),
  'key-differs': ({ tables }) => change(tables.keys[0], { version: 99 }),
  'inbox-unsettled': ({ tables }) => tables.unsettled.push({ lane: 'tally', key: 'a', version: 1, state: 'held' }),
  'letter-unexpected': ({ input }) => Object.assign(input, { surprises: ['somebody died'] }),
  'letter-missing': ({ tables }) => tables.letters.pop(),
  'letter-open': ({ tables }) => change(tables.letters[0], { kind: 'dead' }),
  'key-in-two-hands': (run) => {
    for (const what of ['handler-began', 'handler-ended'] as const) for (const one of [1, 2]) handler(run, what, one);
  },
  'alarm-unexpected': ({ input }) =>
    input.history.push({ what: 'alarm', process: 'one', alarm: '3 rows are stranded' }),
  'broker-misses-event': ({ input }) => Object.assign(input, { broker: [] }),
  'broker-order': (run) => {
    const records = journal(run).map(({ event, key, version }) => ({
      key,
      headers: { ce_id: event, ce_aggregateversion: String(version) },
    }));
    Object.assign(run.input, { broker: [{ topic: 'a', partition: 0, records: records.reverse() }] });
  },
};

describe('the checker', () => {
  it.each([1, 7, 11, 30])('finds nothing in a run that went well (seed %i)', (seed) => {
    const { input, tables } = goodRun(seed);
    expect(checkTables(input, tables)).toEqual([]);
  });

  it.each(Object.keys(findingNames) as FindingName[])('finds %s where it was planted', (name) => {
    const run = goodRun();
    planted[name](run);
    expect(checkTables(run.input, run.tables).map((finding) => finding.name)).toContain(name);
  });

  it('lets handlers of one aggregate follow each other, and forgives one whose connection was cut', () => {
    const run = goodRun();
    for (const one of [1, 2]) for (const what of ['handler-began', 'handler-ended'] as const) handler(run, what, one);
    handler(run, 'handler-began', 3);
    handler(run, 'handler-began', 4);
    handler(run, 'handler-ended', 4);
    expect(checkTables(run.input, run.tables)).toEqual([]);
  });
});
