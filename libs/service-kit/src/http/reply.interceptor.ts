import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { isRefusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import { callerOf } from '../auth/caller.js';
import { createOnce } from './idempotency.js';
import { KeptReplyCache } from './kept-reply-cache.js';
import { RefusedRequest } from './refused-request.js';
import { changesRoute, createsRoute } from './routes.js';
import { headerOf } from './request.js';
import type { Reply, Request } from './request.js';
import { etagOf, expectedVersion } from './versions.js';

/** What every answer has in common: a refusal becomes a problem, a create happens once, a version becomes an ETag. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitsOfWork,
    private readonly cache: KeptReplyCache,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    return from(this.answer(context, next));
  }

  private async answer(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<Reply>();
    const handler = context.getHandler();
    if (this.reflector.get<boolean | undefined>(changesRoute, handler)) expectedVersion(request);
    const body = this.reflector.get<boolean | undefined>(createsRoute, handler)
      ? await this.created(request, reply, next)
      : await handled(next);
    if (isRefusal(body)) throw new RefusedRequest(body);
    const etag = etagOf(body);
    if (etag) void reply.header('ETag', etag);
    return body;
  }

  private async created(request: Request, reply: Reply, next: CallHandler): Promise<unknown> {
    const caller = callerOf(request);
    const kept = await createOnce(
      { units: this.units, cache: this.cache },
      {
        subject: caller ? `${caller.personId} ${caller.organisationId}` : `public ${request.ip}`,
        key: headerOf(request, 'idempotency-key'),
        route: `${request.method} ${request.url}`,
        body: request.body,
      },
      () => handled(next),
    );
    if (isRefusal(kept)) return kept;
    if (kept.replayed) void reply.header('Idempotent-Replayed', 'true');
    return kept.body;
  }
}

/** Subscribing here keeps the handler inside the caller's asynchronous context, and so inside its unit of work. */
function handled(next: CallHandler): Promise<unknown> {
  return lastValueFrom(next.handle(), { defaultValue: undefined });
}
