import { Flag, PageQuery } from '@harbourlink/service-kit/http';

export class NoticesQuery extends PageQuery {
  @Flag({ optional: true, description: 'Only what has not been read' })
  unread?: boolean;
}
