import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudEvent, Kafka as CloudEventsKafka } from 'cloudevents';
import kafkajs from 'kafkajs';
import { kafkaTool } from '@harbourlink/kafka-server';
import { decodeEvent } from '@harbourlink/contracts';
import { EnterpriseDraftedSchema } from '@harbourlink/contracts/registry';
import { newId } from '@harbourlink/kernel';
import { eventually, testBrokers } from '@harbourlink/testing';
import { idOf, profileBody, startRegistry } from '../registry-service.fixture.js';
import type { Registry } from '../registry-service.fixture.js';
import { bytesOf, headersOf, reportOf } from './report.fixture.js';

const prefix = `strangers-${newId()}.`;
const brokers = testBrokers();
let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix });
});
afterAll(() => registry.stop());

/** Runs one of Kafka's own tools; what it says comes as one character for each byte. */
async function tool(mainClass: string, ...args: readonly string[]): Promise<string> {
  const [program = '', ...rest] = await kafkaTool(mainClass, ...args);
  return (await promisify(execFile)(program, rest, { encoding: 'latin1' })).stdout;
}

/** Writes to a topic as anybody would who has never heard of our code. */
async function produce(topic: string, messages: readonly { headers?: Record<string, string>; value: Buffer }[]) {
  const kafka = new kafkajs.Kafka({
    brokers: brokers.split(','),
    clientId: 'stranger',
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic: prefix + topic, messages: [...messages] });
  await producer.disconnect();
}

const prospects = () =>
  registry.sql<{ names: { en: string } }>(
    `SELECT profile -> 'names' AS names FROM enterprise WHERE status = 'prospect' ORDER BY profile #>> '{names,en}'`,
  );

describe('strangers on our topics', () => {
  it('read an event with Kafka’s own consumer, and understand it with the SDK of CloudEvents', async () => {
    const officer = await registry.member('shanghai', 'officer');
    const drafted = await officer.create('enterprises', profileBody());
    expect(drafted.status).toBe(201);
    const printing = ['headers', 'key', 'timestamp', 'value'].flatMap((part) => [
      '--property',
      `print.${part}=${part !== 'timestamp'}`,
    ]);
    const said = await tool(
      'org.apache.kafka.tools.consumer.ConsoleConsumer',
      ...['--bootstrap-server', brokers, '--topic', `${prefix}registry.enterprise.v1`, '--from-beginning'],
      ...['--max-messages', '1', '--timeout-ms', '15000', ...printing],
    );
    const [headerText = '', key = '', ...value] = said.split('\t');
    const headers = Object.fromEntries(
      headerText
        .split(',')
        .map((header) => [header.slice(0, header.indexOf(':')), header.slice(header.indexOf(':') + 1)]),
    );
    expect(key).toBe(idOf(drafted));
    const event = CloudEventsKafka.toEvent({
      headers,
      key,
      value: Buffer.from(value.join('\t').replace(/\n$/, ''), 'latin1'),
      body: undefined,
    } as never);
    if (!(event instanceof CloudEvent)) throw new Error('one event was written');
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'harbourlink.registry.v1.EnterpriseDrafted',
      source: 'registry',
      subject: idOf(drafted),
      datacontenttype: 'application/protobuf',
      aggregateversion: '1',
    });
    expect(event.validate()).toBe(true);
    const { profile } = decodeEvent(EnterpriseDraftedSchema, event.data as Uint8Array);
    expect(profile.names).toEqual(profileBody().names);
  });

  it('tell of a firm, once however often they say it; what is no event is parked and holds nobody up', async () => {
    const report = (name: string) =>
      Buffer.from(bytesOf(reportOf({ names: { en: name }, listingCode: `60${name}.SH` })));
    const good = { headers: headersOf('ce_', 'k-1', 'application/protobuf'), value: report('0501') };
    const json = {
      headers: headersOf('ce_', 'k-2', 'application/json'),
      value: Buffer.from(JSON.stringify(reportOf({ listingCode: '600502.SH', names: { en: '0502' } }))),
    };
    const bad = ['{"names":', report('0503').subarray(0, 9), Buffer.from('\u0000\u0001\u0002not an event')].map(
      (value, n) => ({
        headers: headersOf('ce_', `bad-${n}`, 'application/protobuf'),
        value: Buffer.from(value),
      }),
    );
    await produce('outside.prospect.v1', [good, ...bad, { value: Buffer.from('{') }, good, json, good]);
    const parked = () => registry.sql<{ payload: Buffer }>(`SELECT payload FROM dead_letter WHERE kind = 'parked'`);
    await eventually(async () => (await prospects()).length === 2 && (await parked()).length === 4, { within: 20_000 });
    expect((await prospects()).map(({ names }) => names.en)).toEqual(['0501', '0502']);
    const bytes = (await parked()).map(({ payload }) => payload.toString('hex'));
    expect(bytes.toSorted()).toEqual(
      [...bad.map(({ value }) => value), Buffer.from('{')].map((one) => one.toString('hex')).toSorted(),
    );
    // What one door has taken the other knows.
    const overHttp = await registry.tell(headersOf('ce-', 'k-1', 'application/protobuf'), good.value);
    expect([overHttp.status, (await registry.sql(`SELECT 1 FROM outside_event`)).length]).toEqual([202, 2]);
  });

  it('use Kafka’s own producer as well', async () => {
    const headers = Object.entries(headersOf('ce_', 'k-3', 'application/json')).map(
      ([name, text]) => `${name}|${text}`,
    );
    const line = `${headers.join(';')}\t${JSON.stringify(reportOf({ listingCode: '600504.SH', names: { en: '0504' } }))}\n`;
    const [program = '', ...args] = await kafkaTool(
      'org.apache.kafka.tools.ConsoleProducer',
      ...['--bootstrap-server', brokers, '--topic', `${prefix}outside.prospect.v1`],
      ...['--property', 'parse.headers=true', '--property', 'headers.separator=;'],
      ...['--property', 'headers.key.separator=|'],
    );
    const producing = promisify(execFile)(program, args);
    producing.child.stdin?.end(line);
    await producing;
    await eventually(async () => (await prospects()).length === 3, { within: 15_000 });
  });
});
