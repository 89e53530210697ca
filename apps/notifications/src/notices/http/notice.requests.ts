import { Code, PageQuery } from '@harbourlink/service-kit/http';

export class NoticesQuery extends PageQuery {
  @Code(['all', 'unread'], { optional: true, description: 'All of them unless told' })
  show?: 'all' | 'unread';
}
