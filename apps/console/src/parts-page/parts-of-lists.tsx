import { KeysetList } from '../lists/keyset-list.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ShareBars } from '../parts/share-bars.js';
import { Stepper } from '../parts/stepper.js';
import { texts } from './texts.js';

const rows = [
  { id: '1', amount: '1234567.89', day: '2026-11-23' },
  { id: '2', amount: '0.10', day: '2026-01-31' },
];
const shares = [
  { key: 'first', count: 2030, of: 2030 },
  { key: 'second', count: 13, of: 2030 },
  { key: 'third', count: 0, of: 0 },
] as const;

/** A list with and without items, steps, a chart. */
export function PartsOfLists() {
  const say = useTexts(texts);
  const { money, date } = useFormats();
  const bars = shares.map(({ key, count, of }) => ({
    key,
    label: say(`step.${key}`),
    count,
    of,
    words: say('ratio', { count, of }),
  }));
  const columns = [
    { title: say('column.name'), cell: () => say('row') },
    { title: say('column.amount'), cell: ({ amount }: { amount: string }) => money({ amount, currency: 'HKD' }) },
    { title: say('column.day'), cell: ({ day }: { day: string }) => date(day) },
  ];
  return (
    <>
      <section className="stack" aria-labelledby="table">
        <h2 id="table">{say('table')}</h2>
        <KeysetList
          label={say('table')}
          queryKey={['parts', 'rows']}
          read={() => Promise.resolve({ items: rows })}
          idOf={({ id }) => id}
          empty={{ title: say('state.empty') }}
          columns={columns}
        />
      </section>
      <section className="card stack" aria-labelledby="steps">
        <h2 id="steps">{say('steps')}</h2>
        <Stepper
          label={say('steps')}
          steps={[
            { key: 'first', state: 'done', title: say('step.first') },
            { key: 'second', state: 'now', title: say('step.second') },
            { key: 'third', state: 'next', title: say('step.third') },
          ]}
        />
      </section>
      <section className="card stack" aria-labelledby="chart">
        <h2 id="chart">{say('chart')}</h2>
        <ShareBars description={say('chart.about')} bars={bars} choose={() => undefined} />
      </section>
    </>
  );
}
