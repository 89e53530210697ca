import { describe, expect, it } from '@jest/globals';
import { propertiesOf } from './broker-properties.js';
import { problemIn } from './kafka-not-started.js';

const nodes = [1, 2, 3].map((id) => ({ id, port: 9000 + id, controllerPort: 9100 + id }));
const [first = { id: 1, port: 1, controllerPort: 2 }] = nodes;

const settings = (all: typeof nodes, added: Record<string, string> = {}): Map<string, string> => {
  const lines = propertiesOf(first, all, { dataFolder: '/kept/data', added }).trim().split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
};

describe('the settings of a broker', () => {
  it('alone keep everything once, and make no topic nobody declared', () => {
    const alone = settings([first]);
    expect(alone.get('listeners')).toBe('PLAINTEXT://127.0.0.1:9001,CONTROLLER://127.0.0.1:9101');
    expect(alone.get('offsets.topic.replication.factor')).toBe('1');
    expect(alone.get('min.insync.replicas')).toBe('1');
    expect(alone.get('auto.create.topics.enable')).toBe('false');
  });

  it('of three keep everything on all, and acknowledge what is on two', () => {
    const three = settings(nodes);
    expect(three.get('controller.quorum.voters')).toBe('1@127.0.0.1:9101,2@127.0.0.1:9102,3@127.0.0.1:9103');
    expect(three.get('default.replication.factor')).toBe('3');
    expect(three.get('min.insync.replicas')).toBe('2');
  });

  it('are what the caller says where he says something', () => {
    expect(settings([first], { 'offsets.topic.num.partitions': '1' }).get('offsets.topic.num.partitions')).toBe('1');
  });
});

describe('a broker that did not start', () => {
  it.each([
    ['java.io.IOException: No space left on device', 'disk-full', 'the disk is full'],
    [
      'org.apache.kafka.common.KafkaException: Socket server failed to bind: Address already in use.',
      'port-in-use',
      'its port is taken',
    ],
    [
      'java.lang.UnsupportedClassVersionError: kafka/Kafka',
      'no-java',
      'Apache Kafka needs Java 17 or later: install default-jre-headless',
    ],
    [
      'INFO all is well\norg.apache.kafka.common.config.ConfigException: Missing node.id\n\tat kafka.Kafka',
      'did-not-start',
      'it failed: org.apache.kafka.common.config.ConfigException: Missing node.id',
    ],
    ['', 'did-not-start', 'it failed'],
  ])('says why in one line: %s', (log, problem, message) => {
    expect(problemIn(log, 'it failed')).toMatchObject({ problem, message });
  });
});
