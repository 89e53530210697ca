import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { Text, Whole } from './fields.js';

/** The query of every list. */
export class PageQuery {
  @Type(() => Number)
  @Whole({ min: 1, max: 200, optional: true, description: 'Items on a page; 50 unless told.' })
  limit: number = 50;

  @IsOptional()
  @Text({ max: 1_000, optional: true, description: '`next` of the page before.' })
  cursor?: string;
}

class PageBasics {
  @ApiProperty({ type: String, required: false, description: 'Give it back as `cursor`; absent on the last page.' })
  next?: string;
}

/** Documents a list answered page by page. */
export function PageOf(item: new () => object): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(PageBasics, item),
    ApiOkResponse({
      schema: {
        allOf: [
          { $ref: getSchemaPath(PageBasics) },
          {
            type: 'object',
            required: ['items'],
            properties: { items: { type: 'array', items: { $ref: getSchemaPath(item) } } },
          },
        ],
      },
    }),
  );
}
