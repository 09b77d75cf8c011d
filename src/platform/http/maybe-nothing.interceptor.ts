import { HttpCode, HttpStatus, Injectable, UseInterceptors, applyDecorators, type Type } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

@Injectable()
class MaybeNothingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap((answer) => void reply.code(answer === undefined ? HttpStatus.NO_CONTENT : HttpStatus.OK)));
  }
}

/** 204 where there is nothing to add, which is the rule; 200 with the answer where there is. */
export function MaybeNothing(answer: Type<unknown>, description: string): MethodDecorator {
  return applyDecorators(
    HttpCode(HttpStatus.NO_CONTENT),
    UseInterceptors(MaybeNothingInterceptor),
    ApiResponse({ status: HttpStatus.OK, description, type: answer }),
  );
}
