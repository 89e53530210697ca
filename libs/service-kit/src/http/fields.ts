import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { currencies, isCalendarDate, isDecimalAmount, isUuid, languages } from '@harbourlink/kernel';

/** Every field decorator is validation and documentation in one. */
export interface FieldOptions {
  readonly optional?: true;
  readonly description?: string;
}

/** Values for the message of a constraint: filled into the reader's language in field-messages.ts. */
const say = (...values: unknown[]): ValidationOptions => ({ message: JSON.stringify(values) });
const sayEach = (...values: unknown[]): ValidationOptions => ({ ...say(...values), each: true });

function field(
  options: FieldOptions,
  documentation: ApiPropertyOptions,
  ...validators: PropertyDecorator[]
): PropertyDecorator {
  const presence = options.optional ? [IsOptional(), NullIsAbsent()] : [IsDefined(say())];
  return applyDecorators(
    ApiProperty({
      ...documentation,
      required: options.optional !== true,
      ...(options.description === undefined ? {} : { description: options.description }),
    } as ApiPropertyOptions),
    ...presence,
    ...validators,
  );
}

/** `null` passes for an optional field: what is behind the door then sees a field that was left out. */
const NullIsAbsent = (): PropertyDecorator => Transform(({ value }: { value: unknown }): unknown => value ?? undefined);

/** A check of our own under a stable name. */
function Satisfies(
  name: string,
  holds: (value: unknown) => boolean,
  options: ValidationOptions = say(),
): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: holds },
    });
}

// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text without control characters (new line and tab apart) or halves of characters. */
export function isPlainText(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed() && !controlCharacter.test(value);
}

export interface TextOptions extends FieldOptions {
  readonly max: number;
  readonly min?: number;
  readonly pattern?: RegExp;
  readonly format?: string;
}

export function Text({ max, min = 1, pattern, format, ...options }: TextOptions): PropertyDecorator {
  return field(
    options,
    {
      type: String,
      minLength: min,
      maxLength: max,
      ...(pattern ? { pattern: pattern.source } : {}),
      ...(format ? { format } : {}),
    },
    IsString(say()),
    Satisfies('isPlainText', (value) => typeof value !== 'string' || isPlainText(value)),
    Length(min, max, say(min, max)),
    ...(pattern ? [Matches(pattern, say())] : []),
  );
}

/** One of a closed set of codes. */
export function Code(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, enum: [...values] }, IsIn([...values], say()));
}

/** A list of different codes out of a closed set. */
export function Codes(
  values: readonly string[],
  { max = 50, min = 0, ...options }: FieldOptions & { readonly max?: number; readonly min?: number } = {},
): PropertyDecorator {
  return field(
    options,
    { type: 'array', items: { type: 'string', enum: [...values] }, minItems: min, maxItems: max, uniqueItems: true },
    IsArray(say()),
    ArrayMinSize(min, say(min)),
    ArrayMaxSize(max, say(max)),
    ArrayUnique(say()),
    IsIn([...values], sayEach()),
  );
}

export function Uuid(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'uuid' },
    Satisfies('isUuidText', (value) => typeof value === 'string' && isUuid(value)),
  );
}

export function Uuids({
  max = 100,
  min = 0,
  ...options
}: FieldOptions & { readonly max?: number; readonly min?: number } = {}): PropertyDecorator {
  return field(
    options,
    { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: min, maxItems: max, uniqueItems: true },
    IsArray(say()),
    ArrayMinSize(min, say(min)),
    ArrayMaxSize(max, say(max)),
    ArrayUnique(say()),
    Satisfies('isUuidText', (value) => typeof value === 'string' && isUuid(value), sayEach()),
  );
}

export function Whole({
  min,
  max,
  ...options
}: FieldOptions & { readonly min: number; readonly max: number }): PropertyDecorator {
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt(say()),
    Min(min, say(min)),
    Max(max, say(max)),
  );
}

/** An exact amount as text, at most two decimals. */
export function Decimal(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, pattern: '^(0|[1-9]\\d{0,14})(\\.\\d{1,2})?$' },
    Satisfies('isDecimalAmount', (value) => typeof value === 'string' && isDecimalAmount(value)),
  );
}

export function DateOnly(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'date' },
    Satisfies('isCalendarDate', (value) => typeof value === 'string' && isCalendarDate(value)),
  );
}

/** A moment in UTC: what is accepted is what `Instant` is. */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time' }, Satisfies('isMoment', isMoment));
}

function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(value)) return false;
  const parsed = new Date(value);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value.slice(0, 19));
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean(say()));
}

/** Text in at least one of the three languages; an object with nothing else in it. */
export function Localized({ max, ...options }: FieldOptions & { readonly max: number }): PropertyDecorator {
  const properties = Object.fromEntries(
    languages.map((language) => [language, { type: 'string', minLength: 1, maxLength: max }]),
  );
  return field(
    options,
    { type: 'object', properties, additionalProperties: false, minProperties: 1 } as ApiPropertyOptions,
    Satisfies('isLocalized', (value) => isLocalized(value, max), say(max)),
  );
}

function isLocalized(value: unknown, max: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(
      ([language, text]) =>
        (languages as readonly string[]).includes(language) &&
        isPlainText(text) &&
        String(text).trim().length > 0 &&
        String(text).length <= max,
    )
  );
}

type ClassOf = new () => object;

/** Swagger takes a function for a lazy type only by its name, `type`; another one it takes for the class itself. */
const lazily = (of: () => ClassOf) => ({ type: () => of() });

export function Nested(of: () => ClassOf, options: FieldOptions = {}): PropertyDecorator {
  return field(options, lazily(of), IsObject(say()), ValidateNested(say()), Type(of));
}

export function NestedList(
  of: () => ClassOf,
  { max = 50, min = 0, ...options }: FieldOptions & { readonly max?: number; readonly min?: number } = {},
): PropertyDecorator {
  return field(
    options,
    { ...lazily(of), isArray: true, minItems: min, maxItems: max } as ApiPropertyOptions,
    IsArray(say()),
    ArrayMinSize(min, say(min)),
    ArrayMaxSize(max, say(max)),
    IsObject(sayEach()),
    ValidateNested(sayEach()),
    Type(of),
  );
}

/** An exact amount with its currency. */
export class MoneyField {
  @Decimal()
  amount!: string;

  @Code(currencies)
  currency!: (typeof currencies)[number];
}
