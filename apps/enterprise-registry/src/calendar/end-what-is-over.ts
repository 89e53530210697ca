import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, LoggerService, OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@harbourlink/messaging';
import { LOGGER } from '@harbourlink/service-kit/service';
import { NeedsCommands } from '../needs/application/needs.commands.js';
import { OffersCommands } from '../offers/application/offers.commands.js';

const everyMinute = 60_000;
const atATime = 100;

/** Needs and offers end by themselves: looks every minute, by the database's clock, whose last day is over. */
@Injectable()
export class EndWhatIsOver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly needs: NeedsCommands,
    private readonly offers: OffersCommands,
    @Inject(LOGGER) logger: LoggerService,
  ) {
    this.loop = new Loop(
      () => this.pass(),
      everyMinute,
      (error) => logger.error(error),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** True when there may be more. */
  async pass(): Promise<boolean> {
    const needs = await this.needs.endWhatIsOver(atATime);
    const offers = await this.offers.endWhatIsOver(atATime);
    return needs === atATime || offers === atATime;
  }
}
