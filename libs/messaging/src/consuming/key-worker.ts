import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { keepDeadLetter } from './dead-letters.js';
import { decodeFor, handleOne, messageOf } from './dispatch.js';
import { claimKey, hold, markGap, recordFailure, release, settle } from './inbox-claims.js';
import type { Claim, InboxKey } from './inbox-claims.js';
import type { Lane } from './lane.js';
import { failureOf } from './outcomes.js';
import type { RetryPolicy } from './outcomes.js';

export interface WorkerOptions {
  readonly retries: RetryPolicy;
  /** Something an operator has to know: a gap, a parked event, a dead one. */
  readonly onAlarm: (alarm: string) => void;
  readonly onFailure: (lane: string, eventId: string, error: unknown) => void;
}

/** What one look at a key did: `more` may follow, it is `idle` (nothing, blocked or waiting), or somebody else has it. */
type Looked = 'more' | 'idle' | 'busy';

/** The event a handler was given when it failed, kept for what comes after the roll-back. */
interface Attempt {
  readonly claim: Claim;
  readonly error: unknown;
}

/** Works through the events of one key of one lane: each in its own transaction, with everything its handler does. */
export class KeyWorker {
  constructor(
    private readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly options: WorkerOptions,
  ) {}

  /** Handles what is ready of the key, in order, until it is idle or `keepGoing` says no. */
  async work(at: InboxKey, keepGoing: () => boolean): Promise<void> {
    while (keepGoing()) if ((await this.look(at)) !== 'more') return;
  }

  private async look(at: InboxKey): Promise<Looked> {
    const attempt: { failed?: Attempt } = {};
    try {
      return await this.units.run((unit) => this.handleNext(unit, at, attempt));
    } catch (error) {
      // Only what the handler threw is the event's fault; a lost connection before or after it is not.
      if (!attempt.failed || attempt.failed.error !== error) throw error;
      await this.fail(at, attempt.failed);
      return 'idle';
    }
  }

  private async handleNext(unit: UnitOfWork, at: InboxKey, attempt: { failed?: Attempt }): Promise<Looked> {
    const claim = await claimKey(unit, at);
    if (!claim) return 'busy';
    const { next, lastVersion, state } = claim;
    if (!next) return 'idle';
    const { envelope } = next;
    if (envelope.version <= lastVersion) {
      await settle(unit, at, envelope.id, lastVersion, next.wanted ? 'done' : 'skipped');
      return this.reopened(unit, at, state);
    }
    if (state === 'dead') {
      await hold(unit, at);
      return 'idle';
    }
    if (envelope.version > lastVersion + 1) {
      await markGap(unit, at);
      if (state !== 'gap') this.options.onAlarm(`version gap in lane ${at.lane}: ${at.key} stands at ${lastVersion}, got ${envelope.version}`);
      return 'idle';
    }
    if (next.wanted) {
      const decoded = decodeFor(this.lane, envelope);
      if ('undecodable' in decoded) {
        await keepDeadLetter(unit, 'parked', at.lane, envelope, decoded.undecodable, 0);
        await settle(unit, at, envelope.id, envelope.version, 'parked');
        unit.afterCommit(() => this.options.onAlarm(`parked ${envelope.type} ${envelope.id} in lane ${at.lane}: ${decoded.undecodable}`));
        return this.reopened(unit, at, state);
      }
      try {
        await handleOne(this.lane, decoded.event);
      } catch (error) {
        attempt.failed = { claim, error };
        throw error;
      }
    }
    await settle(unit, at, envelope.id, envelope.version, next.wanted ? 'done' : 'skipped');
    return this.reopened(unit, at, state);
  }

  private async reopened(unit: UnitOfWork, at: InboxKey, before: Claim['state']): Promise<Looked> {
    if (before !== 'open') await release(unit, at);
    return 'more';
  }

  private async fail(at: InboxKey, { claim, error }: Attempt): Promise<void> {
    const event = claim.next?.envelope;
    if (!event) return;
    await this.units.run(async (unit) => {
      const waited = claim.waitingSince ? Date.parse(unit.now) - claim.waitingSince.getTime() : 0;
      const failure = failureOf(error, claim.attempts, waited, this.options.retries, Math.random());
      await recordFailure(unit, at, claim.lastVersion, failure, messageOf(error));
      if (failure.outcome === 'dead') {
        await keepDeadLetter(unit, 'dead', at.lane, event, messageOf(error), failure.attempts);
        unit.afterCommit(() => this.options.onAlarm(`dead letter ${event.type} ${event.id} in lane ${at.lane}`));
      } else if (!failure.waiting) {
        unit.afterCommit(() => this.options.onFailure(at.lane, event.id, error));
      }
    });
  }
}
