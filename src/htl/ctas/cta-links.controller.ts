import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, Public } from '../../platform/http/access.decorators.js';
import { CompletionReceiptDto } from '../dto/cta.dto.js';
import { Completions } from './completions.service.js';
import { CtaLinks } from './cta-links.service.js';

/** Ways in without a login: a customer's own link, and the report of the page behind it. */
@ApiTags('completions')
@Controller()
@Public()
export class CtaLinksController {
  constructor(
    private readonly links: CtaLinks,
    private readonly completions: Completions,
  ) {}

  @Get('l/:code')
  @ApiProduces('text/html')
  @Api({
    tenancy: 'public',
    summary: "A customer's own link: leads on to what the business stored, and remembers the first click",
    status: 302,
  })
  async open(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const answer = await this.links.visit(code, request.ip, { method: request.method, headers: request.headers });
    void reply.code(answer.status).headers(answer.headers);
    return answer.body;
  }

  @Post('webhooks/cta/:token')
  @HttpCode(200)
  @Api({
    tenancy: 'webhook',
    summary: 'A payment, booking or form service reports what became of a call to action',
    answer: CompletionReceiptDto,
    status: 200,
  })
  async report(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<CompletionReceiptDto> {
    return { status: await this.completions.receive(token, request.ip, body, request.rawBody ?? Buffer.alloc(0)) };
  }
}
