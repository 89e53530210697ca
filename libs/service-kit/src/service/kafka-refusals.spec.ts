import { describe, expect, it } from '@jest/globals';
import { KafkaRefusals } from './kafka-refusals.js';

const settings = { brokers: ['one:9092'], prefix: '', clientId: 'test' };

function refusals() {
  const lines: unknown[] = [];
  const facts = { now: 0, wasLetIn: false };
  const log = (line: unknown): void => void lines.push(line);
  return {
    lines,
    facts,
    refusals: new KafkaRefusals(
      settings,
      log,
      () => facts.wasLetIn,
      () => facts.now,
    ),
  };
}

const closed = Object.assign(new Error('Closed connection'), { name: 'KafkaJSConnectionClosedError' });
const untrusted = { kind: 'certificate', detail: 'CERT_HAS_EXPIRED' } as const;

describe('that Kafka does not let us in', () => {
  it('is one line for each minute, and the advice for as long as it is so', () => {
    const { lines, facts, refusals: told } = refusals();
    for (let try_ = 0; try_ < 12; try_ += 1, facts.now += 5_000) told.refused(untrusted);
    expect(lines).toEqual([expect.stringContaining('set KAFKA_TLS_CA_FILE')]);
    // What was answered to the letter is for the log.
    expect(lines[0]).toBe(`${told.advice} (CERT_HAS_EXPIRED)`);
    told.refused(untrusted);
    expect(lines).toHaveLength(2);
    facts.now += 10_000;
    expect(told.advice).toBeUndefined();
  });

  it('is not guessed from a lost connection once Kafka has let us in', () => {
    const { lines, facts, refusals: told } = refusals();
    told.error(closed);
    expect(lines).toEqual([expect.stringContaining('KAFKA_SASL_MECHANISM')]);
    facts.wasLetIn = true;
    told.error(closed);
    expect(lines[1]).toBe(closed);
  });

  it('is nothing else: other errors are logged as they are, and so is everything without Kafka', () => {
    const { lines, refusals: told } = refusals();
    const other = new Error('the database is away');
    told.error(other);
    const distrusted = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' });
    told.error(distrusted);
    expect(lines.splice(1)).toEqual([distrusted]);
    const embedded = new KafkaRefusals(undefined, (line) => void lines.push(line));
    embedded.error(closed);
    expect([lines, told.advice]).toEqual([[other, closed], undefined]);
  });
});
