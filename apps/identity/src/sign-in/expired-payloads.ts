import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { UnitsOfWork } from '@harbourlink/persistence';
import { removeExpiredPayloads } from './payload-store.js';

const everyMinute = 60_000;

/** Sweeps what sign-ins left behind and nobody can use any more. */
export class ExpiredPayloads implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly onError: (error: unknown) => void,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void removeExpiredPayloads(this.units).catch(this.onError), everyMinute);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
