export type { ActualTopic, Broker, DeclaredTopic } from './broker/broker.js';
export { certificateFlaw } from './broker/certificate-flaw.js';
export { declarationsOf, topicsPublishedBy } from './broker/declared-topics.js';
export { KafkaBroker } from './broker/kafka-broker.js';
export type { KafkaBrokerOptions } from './broker/kafka-broker.js';
export { refusalIn } from './broker/kafka-refusal.js';
export type { KafkaRefusal } from './broker/kafka-refusal.js';
export type { KafkaSettings } from './broker/kafka-settings.js';
export { Aggregates } from './aggregates.js';
export type { AggregateKind, EventMapping, Executed, ExecuteOptions } from './aggregates.js';
export { BadArchive, readArchive } from './archive/archive-file.js';
export type { ArchivedEvent, ArchiveHeader, VerifiedArchive } from './archive/archive-file.js';
export { ArchiveRefused, JournalArchive } from './archive/journal-archive.js';
export type { JournalPartition } from './archive/partitions.js';
export { Consumer } from './consuming/consumer.js';
export type { ConsumerOptions } from './consuming/consumer.js';
export { streamOf } from './consuming/lane.js';
export type { Lane } from './consuming/lane.js';
export { laterSeconds, OutsideDoor } from './consuming/outside-door.js';
export type { OutsideDoorOptions, Taken } from './consuming/outside-door.js';
export { outcomes } from './consuming/lane-observer.js';
export type { LaneObserver, Outcome } from './consuming/lane-observer.js';
export { NotYet, Unacceptable } from './consuming/failures.js';
export type { RetryPolicy } from './consuming/failures.js';
export type { EventEnvelope, ReceivedEvent as AnyReceivedEvent } from './envelope.js';
export { JournalReader } from './journal/journal-reader.js';
export { archivedIn } from './journal/archived-in.js';
export type { ArchivedStretch } from './journal/archived-in.js';
export { verifyJournal, verifyStretch } from './journal/verify-journal.js';
export type {
  BadPosition,
  Flaw,
  JournalVerification,
  StretchOptions,
  VerificationOptions,
  VerifiedStretch,
} from './journal/verify-journal.js';
export { Loop } from './loop.js';
export { messageContext, withMessageContext } from './message-context.js';
export type { MessageContext } from './message-context.js';
export { messagingMigrations, reservedTables } from './migrations/index.js';
export { EventBatchHandler, EventHandler } from './nest/event-handler.js';
export type { ReceivedEvent } from './nest/event-handler.js';
export { EventServer } from './nest/event-server.js';
export type { DeadLetter, InspectedLetter, LetterFilter, LetterSettlement } from './operations/dead-letters.js';
export type { LanePause } from './operations/lane-pauses.js';
export type { LaneBacklog, LaneStatus } from './operations/lane-status.js';
export { MessagingOperations } from './operations/messaging-operations.js';
export type { JournalCount } from './operations/messaging-operations.js';
export type { MessagingStatus } from './operations/messaging-status.js';
export type { Operator, OperatorAction, RecordedAction } from './operations/operator-actions.js';
export type { LeaseStatus, SinkStatus, UnsequencedStatus } from './operations/publishing-status.js';
export type { RefilledSink } from './operations/refill.js';
export { discardReasons } from './operations/settle-letters.js';
export type { Discarding, DiscardReason, ReplayPlace, ReplayStep } from './operations/settle-letters.js';
export type { TakenCheckpoint } from './operations/checkpoints.js';
export { topicStatuses } from './operations/topic-status.js';
export type { TopicStatus } from './operations/topic-status.js';
export { Outbox } from './outbox.js';
export type { OutgoingEvent } from './outbox.js';
export { NotRebuildable, Rebuild, RebuildCancelled, RebuildTakenOver } from './rebuild/rebuild.js';
export type { RebuildResult } from './rebuild/rebuild.js';
export { Rebuilds } from './rebuild/rebuilds.js';
export type { RebuildProgress, RebuildState } from './rebuild/rebuilds.js';
export { Sequencer } from './sequencing/sequencer.js';
export type { Checkpoint, SequencerOptions } from './sequencing/sequencer.js';
export { Shipper } from './shipping/shipper.js';
export { BrokerTransport } from './transport/broker-transport.js';
export type { EventTransport, Lag } from './transport/event-transport.js';
export { JournalTransport } from './transport/journal-transport.js';
export { unlessAborted } from './unless-aborted.js';
