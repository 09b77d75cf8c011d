import { UseInterceptors, applyDecorators, createParamDecorator, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';
import { AppError, invalid } from '../../common/errors.js';

/** More than any route takes, so that the route itself can say what its limit is. */
export const UPLOAD_LIMIT_BYTES = 12_000_000;

type UploadRequest = FastifyRequest & { uploadedFile?: Buffer };

/** Reads the one file of a form before the body is checked: its name becomes `fileName` of the body. */
@Injectable()
export class FileUploadInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<UploadRequest>();
    return request.isMultipart() ? from(readForm(request)).pipe(switchMap(() => next.handle())) : next.handle();
  }
}

async function readForm(request: UploadRequest): Promise<void> {
  try {
    const file = await request.file();
    if (!file) throw invalid({ file: 'add the file as the field "file" of the form' });
    request.uploadedFile = await file.toBuffer();
    request.body = { fileName: file.filename };
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (error instanceof AppError) throw error;
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw new AppError('request.too_large', 413, 'This file is too large to send.');
    throw invalid({ file: 'the form could not be read: send one file as the field "file"' });
  }
}

/** A route that takes a file as a form. */
export const TakesFile = (): MethodDecorator => applyDecorators(UseInterceptors(FileUploadInterceptor));

/** The bytes of the file, or undefined when the body came as JSON. */
export const UploadedBytes = createParamDecorator(
  (_: unknown, context: ExecutionContext): Buffer | undefined => context.switchToHttp().getRequest<UploadRequest>().uploadedFile,
);
