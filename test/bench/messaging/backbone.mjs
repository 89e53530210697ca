// The parts of the real library the measurements are made of.
import { Sequencer } from '@harbourlink/messaging';
import { dataSource, UnitsOfWork } from '@harbourlink/persistence';

export const topic = 'registry.enterprise.v1';
export const type = 'bench.Happened';
export const payload = Buffer.alloc(384, 7);

export const complain = (problem) => console.error(problem);

export function sequencerOn(url, options = {}) {
  return new Sequencer({ url, schema: 'registry', onError: complain, onAlarm: complain, ...options });
}

/** Moves the whole outbox into the journal. */
export async function sequenceAll(sequencer) {
  while (await sequencer.pass());
}

/** A service's units of work; `close` ends its connections. */
export async function unitsOn(url, schema) {
  const source = dataSource({ url, schema, applicationName: 'bench', poolSize: 20 });
  await source.initialize();
  return { units: new UnitsOfWork(source), close: () => source.destroy() };
}

export function laneOf(contract, handle) {
  return {
    name: 'bench',
    kind: 'projection',
    tables: [],
    start: 'beginning',
    wants: new Map([[type, { type, topic, decode: (bytes) => bytes }]]),
    contract,
    handle,
  };
}

/** What a consumer needs besides its lanes. */
export function consumerOptions(more = {}) {
  return {
    schema: 'matching',
    isKnownType: () => true,
    onError: complain,
    onAlarm: complain,
    onFailure: (lane, event, error) => complain(error),
    ...more,
  };
}

/** Upserts a row for each aggregate of a batch: what a projection does. */
export function projectionOn(units) {
  return async (events) => {
    const rows = [...new Map(events.map((event) => [event.key, event])).values()];
    await units.run((unit) =>
      unit.query(
        `INSERT INTO thing SELECT * FROM unnest($1::uuid[], $2::int[], $3::timestamptz[])
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, at = excluded.at`,
        [rows.map(({ key }) => key), rows.map(({ version }) => version), rows.map(({ occurredAt }) => occurredAt)],
      ),
    );
  };
}
