import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { IntroductionsQueries } from '../postgres/introductions.queries.js';
import { IntroductionsCommands } from './introductions.commands.js';

const LOOK_EVERY_MILLISECONDS = 1_000;

/** Reminds and expires what is due by the database's clock; any number of replicas may run it. */
@Injectable()
export class IntroductionClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(IntroductionClock.name);
  private readonly loop = new Loop(
    () => this.tick(),
    LOOK_EVERY_MILLISECONDS,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly units: UnitsOfWork,
    private readonly queries: IntroductionsQueries,
    private readonly introductions: IntroductionsCommands,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Settles one introduction that is due; false when there is none (left by other replicas). */
  tick(): Promise<boolean> {
    return this.units.run(async (unit) => {
      const claimed = await this.queries.claimDue(unit);
      if (claimed === undefined) return false;
      await this.introductions.execute(claimed.id, { type: claimed.due });
      return true;
    });
  }
}
