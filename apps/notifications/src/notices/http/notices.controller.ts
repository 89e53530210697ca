import { Controller, Headers, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { isRefusal, languageFrom } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { Page } from '@harbourlink/persistence';
import { Caller, SignedIn } from '@harbourlink/service-kit/auth';
import { Creates, IdParam, PageOf, Reads, sendEvents } from '@harbourlink/service-kit/http';
import type { Reply } from '@harbourlink/service-kit/http';
import { Notices } from '../application/notices.js';
import { NoticeStream } from '../application/notice-stream.js';
import { NoticesQueries } from '../postgres/notices.queries.js';
import type { StoredNotice } from '../postgres/notices.queries.js';
import { NoticesQuery } from './notice.requests.js';
import { NoticeResponse, noticeResponse, UnreadNoticesResponse } from './notice.responses.js';

@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly queries: NoticesQueries,
    private readonly notices: Notices,
    private readonly stream: NoticeStream,
  ) {}

  @Reads('', { summary: 'My notices, the newest first' })
  @PageOf(NoticeResponse)
  @SignedIn()
  async list(
    @Caller() { personId }: Caller,
    @Query() { show = 'all', ...page }: NoticesQuery,
    @Headers('accept-language') accepted?: string,
  ): Promise<Page<NoticeResponse>> {
    const found = await this.queries.page({ ...page, personId, show });
    const language = languageFrom(accepted);
    return { ...found, items: found.items.map((notice) => noticeResponse(notice, language)) };
  }

  @Reads('unread', { summary: 'How many I have not read', response: UnreadNoticesResponse })
  @SignedIn()
  async unread(@Caller() { personId }: Caller): Promise<UnreadNoticesResponse> {
    return { unread: await this.queries.unread(personId) };
  }

  @Reads('stream', {
    summary: 'My notices as they come',
    description: 'Server-sent events: `notice` carries a notice, its id is the number of the notice.',
  })
  @ApiOkResponse({
    description: 'A stream without an end',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'What was missed since then comes first.' })
  @SignedIn()
  live(
    @Caller() { personId }: Caller,
    @Res() reply: Reply,
    @Headers('last-event-id') lastEventId?: string,
    @Headers('accept-language') accepted?: string,
  ): void {
    const language = languageFrom(accepted);
    const view = (notice: StoredNotice) => noticeResponse(notice, language);
    const hasSeen = lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId);
    const request = hasSeen ? { personId, view, lastSeen: Number(lastEventId) } : { personId, view };
    sendEvents(reply, this.stream.open(request));
  }

  @Creates(':id/reading', { summary: 'I have read it', response: NoticeResponse })
  @SignedIn()
  async read(
    @Caller() { personId }: Caller,
    @IdParam() id: string,
    @Headers('accept-language') accepted?: string,
  ): Promise<NoticeResponse | Refusal> {
    const notice = await this.notices.read(personId, id);
    return isRefusal(notice) ? notice : noticeResponse(notice, languageFrom(accepted));
  }
}
