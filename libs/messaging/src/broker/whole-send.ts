import type { ICustomPartitioner, Message, ProducerBatch, RecordMetadata } from 'kafkajs';

/**
 * kafkajs 2.2.4 says that all is sent when it is not: while it tries again for a leader that was lost, it leaves out every
 * broker that has answered before, and with it the partitions that such a broker leads since. What is answered is therefore
 * held against what was to be sent.
 */
export class WholeSend {
  private readonly partitions = new WeakMap<Message, number>();

  /** Remembers where each message went when it was last tried. */
  partitioner(choose: ICustomPartitioner): ICustomPartitioner {
    return () => {
      const chosenBy = choose();
      return (asked) => {
        const partition = chosenBy(asked);
        this.partitions.set(asked.message, partition);
        return partition;
      };
    };
  }

  /** Fails when partitions are missing in the answer: the caller sends all once more, and twice is harmless. */
  async through(send: (batch: ProducerBatch) => Promise<RecordMetadata[]>, batch: ProducerBatch): Promise<void> {
    const answered = await send(batch);
    const acknowledged = new Set(answered.map(({ topicName, partition }) => `${topicName} ${partition}`));
    const missing = (batch.topicMessages ?? []).flatMap(({ topic, messages }) =>
      messages.filter((message) => !acknowledged.has(`${topic} ${this.partitions.get(message)}`)),
    );
    if (missing.length > 0)
      throw new Error(
        `Kafka has not acknowledged ${missing.length} records: the leader of their partitions has changed`,
      );
  }
}
