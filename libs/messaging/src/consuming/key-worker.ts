import { RolledBackAtCommit } from '@harbourlink/persistence';
import type { UnitOfWork, UnitsOfWork } from '@harbourlink/persistence';
import { failpoint } from '../failpoint.js';
import { keepDeadLetter } from './dead-letters.js';
import { decodeFor, handleOne, messageOf } from './dispatch.js';
import { claimKey, claimSeen, markGap, recordFailure, release, settle, settlePassed } from './inbox-claims.js';
import type { Claim, InboxKey, InboxRow } from './inbox-claims.js';
import type { Lane } from './lane.js';
import { failureOf } from './failures.js';
import type { RetryPolicy } from './failures.js';
import type { LaneObserver } from './lane-observer.js';

export interface WorkerOptions {
  readonly retries: RetryPolicy;
  /** Something an operator has to know: a gap, a parked event, a dead one. */
  readonly onAlarm: (alarm: string) => void;
  readonly onFailure: (lane: string, eventId: string, error: unknown) => void;
  readonly observer: LaneObserver;
}

/** What one look at a key came to: `more` may follow, it is `idle` (nothing, blocked or waiting), or somebody else has it. */
export type Looked = 'more' | 'idle' | 'busy';

/** The event the handler was given, kept for what comes after a roll-back. */
interface Attempt {
  readonly claim: Claim;
  ended: 'running' | 'failed' | 'returned';
}

/** Works through the events of one key of one lane: each in its own transaction, with everything its handler does. */
export class KeyWorker {
  constructor(
    private readonly lane: Lane,
    private readonly units: UnitsOfWork,
    private readonly options: WorkerOptions,
  ) {}

  /** Handles the key's next event, which is `seen` unless something came in between. */
  async work(at: InboxKey, seen: InboxRow | undefined): Promise<Looked> {
    const begun: { attempt?: Attempt } = {};
    try {
      const looked = await this.units.run((unit) => this.handleNext(unit, at, seen, begun));
      await failpoint('worker: committed');
      return looked;
    } catch (error) {
      if (!begun.attempt || !isFaultOfTheHandler(begun.attempt, error)) throw error;
      await this.fail(at, begun.attempt.claim, error);
      return 'idle';
    }
  }

  private async handleNext(
    unit: UnitOfWork,
    at: InboxKey,
    seen: InboxRow | undefined,
    begun: { attempt?: Attempt },
  ): Promise<Looked> {
    const claim = (seen && (await claimSeen(unit, at, seen))) ?? (await claimKey(unit, at));
    if (!claim) return 'busy';
    const { next, lastVersion, state } = claim;
    if (!next) return 'idle';
    const { envelope, receivedOn } = next;
    const row = { eventId: envelope.id, version: envelope.version, receivedOn };
    if (envelope.version <= lastVersion) {
      const passed = await settlePassed(unit, at);
      unit.afterCommit(() => this.options.observer.ended(at.lane, 'skipped', passed));
      return 'more';
    }
    if (envelope.version > lastVersion + 1) {
      await markGap(unit, at, lastVersion);
      const alarm = `version gap in lane ${at.lane}: ${at.key} stands at ${lastVersion}, got ${envelope.version}`;
      if (state !== 'gap') unit.afterCommit(() => this.options.onAlarm(alarm));
      return 'idle';
    }
    if (next.wanted) {
      const decoded = decodeFor(this.lane, envelope);
      if ('undecodable' in decoded) {
        await keepDeadLetter(unit, 'parked', at.lane, envelope, decoded.undecodable, 0);
        await settle(unit, at, row, 'parked');
        unit.afterCommit(() => {
          this.options.observer.ended(at.lane, 'parked', 1);
          this.options.onAlarm(`parked ${envelope.type} ${envelope.id} in lane ${at.lane}: ${decoded.undecodable}`);
        });
        return this.reopened(unit, at, state);
      }
      const attempt: Attempt = { claim, ended: 'running' };
      begun.attempt = attempt;
      await failpoint('worker: claimed');
      try {
        await handleOne(this.lane, decoded.event);
        attempt.ended = 'returned';
        await failpoint('worker: handled');
      } catch (error) {
        attempt.ended = 'failed';
        throw error;
      }
    }
    const how = next.wanted ? 'done' : 'skipped';
    await settle(unit, at, row, how);
    await failpoint('worker: settled');
    unit.afterCommit(() => this.options.observer.ended(at.lane, how, 1));
    return this.reopened(unit, at, state);
  }

  private async reopened(unit: UnitOfWork, at: InboxKey, before: Claim['state']): Promise<Looked> {
    if (before !== 'open') await release(unit, at);
    return 'more';
  }

  private async fail(at: InboxKey, claim: Claim, error: unknown): Promise<void> {
    const event = claim.next?.envelope;
    if (!event) return;
    await failpoint('worker: failed');
    await this.units.run(async (unit) => {
      const waited = claim.waitingSince ? Date.parse(unit.now) - claim.waitingSince.getTime() : 0;
      const failure = failureOf(error, claim.attempts, waited, this.options.retries, Math.random());
      if (!(await recordFailure(unit, at, claim.lastVersion, failure, messageOf(error)))) return;
      const outcome = failure.outcome === 'retry' && failure.waiting ? 'not-yet' : failure.outcome;
      unit.afterCommit(() => this.options.observer.ended(at.lane, outcome, 1));
      if (failure.outcome === 'dead') {
        await keepDeadLetter(unit, 'dead', at.lane, event, messageOf(error), failure.attempts);
        unit.afterCommit(() => this.options.onAlarm(`dead letter ${event.type} ${event.id} in lane ${at.lane}`));
      } else if (!failure.waiting) {
        unit.afterCommit(() => this.options.onFailure(at.lane, event.id, error));
      }
    });
  }
}

/**
 * Only what the handler threw, or left behind for the commit, is the event's fault: a swallowed failed statement (25P02, or
 * ROLLBACK in answer to COMMIT), a deferred constraint (class 23), a conflict with others (40). A lost connection is not.
 */
function isFaultOfTheHandler(attempt: Attempt, error: unknown): boolean {
  if (attempt.ended === 'failed' || error instanceof RolledBackAtCommit) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return attempt.ended === 'returned' && /^(25P02|23...|40...)$/.test(code);
}
