import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { fieldErrors } from './field-messages.js';
import { problem } from './problem-texts.js';

/** Refuses unknown fields and wrong ones, with a field error each, in the language of whoever asked. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors: ValidationError[]) =>
      problem(422, 'request.invalid', { errors: (language) => fieldErrors(errors, language) }),
  });
}
