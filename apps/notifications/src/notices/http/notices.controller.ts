import { Controller, Headers, Param, ParseUUIDPipe, Query, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { languageFrom, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import { Caller, SignedIn } from '@harbourlink/service-kit/auth';
import type { CallerIdentity } from '@harbourlink/service-kit/auth';
import { Creates, PageOf, Reads } from '@harbourlink/service-kit/http';
import { NoticeStream } from '../application/notice-stream.js';
import { NoticesQueries } from '../postgres/notices.queries.js';
import { NoticesRepository } from '../postgres/notices.repository.js';
import { NoticesQuery } from './notice.requests.js';
import { NoticeResponse, noticeResponse } from './notice.responses.js';

const NoticePage = PageOf(NoticeResponse);

@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly queries: NoticesQueries,
    private readonly notices: NoticesRepository,
    private readonly stream: NoticeStream,
  ) {}

  @Reads('', { summary: 'My notices, the newest first', response: NoticePage })
  @SignedIn()
  async list(
    @Caller() { personId }: CallerIdentity,
    @Query() { unread, ...page }: NoticesQuery,
    @Headers('accept-language') accepted?: string,
  ): Promise<Page<NoticeResponse>> {
    const found = await this.queries.page({ ...page, personId, show: unread === true ? 'unread' : 'all' });
    const language = languageFrom(accepted);
    return { ...found, items: found.items.map((notice) => noticeResponse(notice, language)) };
  }

  /** Server-sent events: `id` is the notice's number; with Last-Event-ID what was missed comes first. */
  @Sse('stream')
  @SignedIn()
  live(
    @Caller() { personId }: CallerIdentity,
    @Headers('last-event-id') lastEventId?: string,
    @Headers('accept-language') accepted?: string,
  ): Observable<MessageEvent> {
    const language = languageFrom(accepted);
    const view = (notice: Parameters<typeof noticeResponse>[0]) => noticeResponse(notice, language);
    const hasSeen = lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId);
    return this.stream.open(hasSeen ? { personId, view, lastSeen: Number(lastEventId) } : { personId, view });
  }

  @Creates(':noticeId/reading', { summary: 'I have read it', response: NoticeResponse })
  @SignedIn()
  async read(
    @Caller() { personId }: CallerIdentity,
    @Param('noticeId', ParseUUIDPipe) noticeId: string,
    @Headers('accept-language') accepted?: string,
  ): Promise<NoticeResponse | Refusal> {
    return this.units.run(async (unit) => {
      const isTheirs = await this.notices.markRead(unit, personId, noticeId);
      const notice = isTheirs ? await this.queries.find(personId, noticeId) : undefined;
      return notice ? noticeResponse(notice, languageFrom(accepted)) : refuse('notice.unknown', 'missing');
    });
  }
}
