import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/rules.js';
import type { Reply } from '../http/request.js';
import { ServiceHealth } from './service-health.js';

/** What a supervisor asks: is the process alive, and does it make progress? */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: ServiceHealth) {}

  @Public()
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ status: string; checks: object }> {
    const { ready, ...details } = await this.health.readiness();
    void reply.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'not ready', ...details };
  }
}
