import { applyDecorators, Get, HttpCode, Param, Post, Put, SetMetadata } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { isUuid } from '@harbourlink/kernel';
import { problem } from './problem-texts.js';

export interface RouteOptions {
  readonly summary: string;
  readonly description?: string;
  /** The class of the answer; a list says `@PageOf` instead. */
  readonly response?: new () => object;
}

export const createsRoute = 'harbourlink:creates';
export const changesRoute = 'harbourlink:changes';

const operation = ({ summary, description }: RouteOptions): MethodDecorator =>
  ApiOperation({ summary, ...(description === undefined ? {} : { description }) });
const okay = ({ response }: RouteOptions): MethodDecorator =>
  response ? ApiOkResponse({ type: response }) : ApiOkResponse();

/** GET. */
export function Reads(path: string, options: RouteOptions): MethodDecorator {
  return applyDecorators(Get(path), operation(options), ...(options.response ? [okay(options)] : []));
}

/** POST that makes something new: safe to repeat with the same Idempotency-Key, which it requires. */
export function Creates(path: string, options: RouteOptions): MethodDecorator {
  return applyDecorators(
    Post(path),
    HttpCode(201),
    SetMetadata(createsRoute, true),
    operation(options),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Unique for what is created; the same key gets the same answer again.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
    options.response ? ApiCreatedResponse({ type: options.response }) : ApiCreatedResponse(),
  );
}

/** POST of a command on one object; needs the ETag the caller read. Answers 200. */
export function Changes(path: string, options: RouteOptions): MethodDecorator {
  return applyDecorators(Post(path), HttpCode(200), matched(), operation(options), okay(options));
}

/** PUT of a whole object; needs the ETag the caller read. */
export function Replaces(path: string, options: RouteOptions): MethodDecorator {
  return applyDecorators(Put(path), matched(), operation(options), okay(options));
}

function matched(): MethodDecorator {
  return applyDecorators(
    SetMetadata(changesRoute, true),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the object as it was read.',
      schema: { type: 'string', pattern: '^(W/)?"\\d+"$' },
    }),
  );
}

class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw problem(404, 'object.unknown');
    return value;
  }
}

/** A UUID in the path; anything else is an unknown object. */
export function IdParam(name = 'id'): ParameterDecorator {
  return (target, property, index) => {
    Param(name, new IdPipe())(target, property, index);
    if (property === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, property);
    if (descriptor) ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, property, descriptor);
  };
}
