import { refusalIn } from '@harbourlink/messaging';
import type { KafkaRefusal, KafkaSettings } from '@harbourlink/messaging';
import { isCertain, kafkaAdvice } from '../configuration/kafka-advice.js';

/** Between two lines that say the same. */
const sameAgainMilliseconds = 60_000;
/** Longer than anybody here rests between two tries. */
const currentMilliseconds = 10_000;

/** Where the errors of everything that uses Kafka come together: that it does not let us in is one line, not one for each try. */
export class KafkaRefusals {
  private last: { readonly advice: string; readonly at: number } | undefined;
  private loggedAt = new Map<string, number>();

  constructor(
    private readonly settings: KafkaSettings | undefined,
    private readonly log: (error: unknown) => void,
    /** Whether Kafka has let us in since the start. */
    private readonly wasLetIn: () => boolean = () => false,
    private readonly now: () => number = Date.now,
  ) {}

  /** Logs what is no refusal as it is. */
  readonly error = (error: unknown): void => {
    const refusal = this.settings && isOfKafka(error) ? refusalIn(error, this.settings) : undefined;
    if (refusal && this.counts(refusal)) this.refused(refusal);
    else this.log(error);
  };

  readonly refused = (refusal: KafkaRefusal): void => {
    if (!this.counts(refusal)) return;
    const advice = kafkaAdvice(refusal);
    const at = this.now();
    this.last = { advice, at };
    if (at - (this.loggedAt.get(refusal.kind) ?? -Infinity) < sameAgainMilliseconds) return;
    this.loggedAt.set(refusal.kind, at);
    this.log(`${advice} (${refusal.detail})`);
  };

  /** What to set; undefined once Kafka has not said so for a while. */
  get advice(): string | undefined {
    return this.last && this.now() - this.last.at < currentMilliseconds ? this.last.advice : undefined;
  }

  private counts(refusal: KafkaRefusal): boolean {
    return isCertain(refusal) || !this.wasLetIn();
  }
}

/** PostgreSQL may have a certificate nobody trusts as well, and is no broker. */
function isOfKafka(error: unknown): boolean {
  return error instanceof Error && (error.name.startsWith('KafkaJS') || isOfKafka(error.cause));
}
