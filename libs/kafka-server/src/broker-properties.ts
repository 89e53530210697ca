/** One node: a broker and a controller in one process, the whole cluster or one of three. */
export interface Node {
  readonly id: number;
  readonly port: number;
  readonly controllerPort: number;
}

/** The settings of a node, as the lines of its properties file. `added` wins. */
export function propertiesOf(
  node: Node,
  all: readonly Node[],
  {
    dataFolder,
    protocol = 'PLAINTEXT',
    added,
  }: {
    readonly dataFolder: string;
    /** How clients speak to it. */
    readonly protocol?: 'PLAINTEXT' | 'SASL_SSL';
    readonly added: Readonly<Record<string, string>>;
  },
): string {
  const settings = { ...placeOf(node, all, { dataFolder, protocol }), ...safety(all.length), ...small, ...added };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}

function placeOf(
  node: Node,
  all: readonly Node[],
  { dataFolder, protocol }: { readonly dataFolder: string; readonly protocol: string },
): Record<string, string> {
  const listeners = [`${protocol}://127.0.0.1:${node.port}`, `CONTROLLER://127.0.0.1:${node.controllerPort}`];
  return {
    'process.roles': 'broker,controller',
    'node.id': String(node.id),
    'controller.quorum.voters': all.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(','),
    'controller.listener.names': 'CONTROLLER',
    listeners: listeners.join(','),
    'advertised.listeners': listeners[0] ?? '',
    'log.dirs': dataFolder,
  };
}

/** Copies of everything on as many brokers as there are, up to three; an acknowledged write is on two of three. */
function safety(brokers: number): Record<string, string> {
  const copies = String(Math.min(brokers, 3));
  const acknowledged = brokers >= 3 ? '2' : '1';
  return {
    'default.replication.factor': copies,
    'min.insync.replicas': acknowledged,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': acknowledged,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': acknowledged,
    // A broker that was killed is taken for gone, and let in again, after this and not after nine seconds.
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '500',
    // A quorum of one has nobody to keep in touch with: nothing is written while nothing happens.
    ...(brokers === 1 && { 'metadata.max.idle.interval.ms': '0' }),
    // A leader that is gone is noticed in a second, so that a test of it is short.
    ...(brokers > 1 && {
      'controller.quorum.fetch.timeout.ms': '1000',
      'controller.quorum.election.timeout.ms': '500',
    }),
  };
}

/** One machine, a handful of clients: few threads, small buffers, no topics made by a slip of the pen. */
const small = {
  'auto.create.topics.enable': 'false',
  'group.initial.rebalance.delay.ms': '0',
  'offsets.topic.num.partitions': '8',
  'transaction.state.log.num.partitions': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'num.network.threads': '2',
  'num.io.threads': '4',
  'background.threads': '2',
  'log.cleaner.dedupe.buffer.size': '8388608',
};
