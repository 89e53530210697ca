export {
  isPlainText,
  Code,
  Codes,
  DateOnly,
  Decimal,
  Flag,
  Localized,
  Moment,
  MoneyField,
  Nested,
  NestedList,
  Text,
  Uuid,
  Uuids,
  Whole,
} from './fields.js';
export type { FieldOptions, TextOptions } from './fields.js';
export { PageOf, PageQuery } from './page.js';
export { fill, Problem, statusOf } from './problem.js';
export type { FieldError, ProblemDocument, RefusalTexts } from './problem.js';
export { ProblemFilter } from './problem.filter.js';
export { kitRefusals, problem } from './problem-texts.js';
export type { ProblemCode } from './problem-texts.js';
export { headerOf, languageOf } from './request.js';
export type { Reply, Request } from './request.js';
export { sendEvents } from './server-sent-events.js';
export type { ServerSentEvent } from './server-sent-events.js';
export { Changes, Creates, IdParam, Reads, Replaces } from './routes.js';
export type { RouteOptions } from './routes.js';
export { ExpectedVersion } from './versions.js';
export { validationPipe } from './validation-pipe.js';
