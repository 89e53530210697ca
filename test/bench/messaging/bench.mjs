import { setTimeout as pause } from 'node:timers/promises';
import { startDatabase } from './database.mjs';
import { startBroker } from './broker.mjs';

/** What the measurements share: the servers, where figures go, and what has to be ended whatever happens. */
export class Bench {
  results = [];
  /** Settled once everything has ended; undefined before that begins. */
  ending;
  #ends = [];
  #asked;
  #database;
  #brokers;

  constructor(asked) {
    this.#asked = asked;
  }

  events(unlessAsked) {
    return Number(this.#asked.events ?? unlessAsked);
  }

  seconds(unlessAsked) {
    return Number(this.#asked.seconds ?? unlessAsked);
  }

  /** A throw-away PostgreSQL, the same for all measurements. */
  database() {
    return (this.#database ??= this.#started(startDatabase()));
  }

  /** Where a throw-away Apache Kafka listens, the same for all measurements. */
  async brokers() {
    return (await (this.#brokers ??= this.#started(startBroker()))).brokers;
  }

  #started(starting) {
    // It may be asked to end while it is still starting.
    this.onEnd(async () => (await starting.catch(() => undefined))?.stop());
    return starting;
  }

  /** Runs at the end, the last one first; the function given back ends it earlier. */
  onEnd(end) {
    let ended;
    const once = () => (ended ??= Promise.resolve(end()));
    // Started while everything else was being ended.
    if (this.ending) void once();
    this.#ends.push(once);
    return once;
  }

  /** Ends everything; a part that does not end is left behind after a while. */
  end() {
    return (this.ending ??= (async () => {
      for (const end of this.#ends.splice(0).reverse())
        await Promise.race([end(), pause(20_000, undefined, { ref: false })]).catch((error) => console.error(error));
    })());
  }

  progress(text) {
    process.stderr.write(`  … ${text}\n`);
  }

  /**
   * One figure: `peer` is what it stands beside, with its own figure, `goal` what it should reach, for people to read. With
   * `line: false` it is only in the JSON.
   */
  report({ name, value, unit, peer = '', peerValue = 0, goal, remark = '', line = true }) {
    const ratio = peerValue === 0 ? 0 : Number((value / peerValue).toFixed(3));
    this.results.push({ name, value: rounded(value), unit, peer, peerValue: rounded(peerValue), ratio });
    if (!line) return;
    const beside = peer === '' ? '' : `${ratio.toFixed(2)} of ${peer} (${shown(peerValue)} ${unit})`;
    const text = [goal && `goal ${goal}`, remark].filter(Boolean).join('; ');
    console.log(
      `${name.padEnd(34)} ${shown(value).padStart(9)} ${unit.padEnd(3)} ${beside.padEnd(64)} ${text}`.trimEnd(),
    );
  }
}

export async function timed(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function rounded(value) {
  return Number(value.toFixed(Math.abs(value) < 1_000 ? 2 : 0));
}

function shown(value) {
  return rounded(value).toLocaleString('en');
}
