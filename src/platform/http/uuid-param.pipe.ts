import { Injectable, Param } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { isUuid } from '../../common/ids.js';
import { AppError } from '../../common/errors.js';

/** An id that is no UUID cannot exist: the same 404 as any other missing record. */
@Injectable()
export class UuidParamPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isUuid(value)) throw new AppError('record.not_found', 404, 'There is no such record.');
    return value.toLowerCase();
  }
}

/** `@IdParam() id: string` for `/:id`; a value that is no UUID answers 404 before the database is asked. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, UuidParamPipe);
