import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, Public } from '../platform/http/access.decorators.js';
import { callerOf } from './browser-cookie.js';
import { LoginAnswerDto, SecondStepDto } from './dto/auth.dto.js';
import { SignupConfirmDto, SignupDto } from './dto/signup.dto.js';
import { SignInAnswers } from './sign-in-answers.service.js';
import { SignupEntry } from './signup-entry.service.js';

/** Starting without an invite, where SIGNUP_MODE is open. */
@Controller('api/auth/signup')
export class SignupController {
  constructor(
    private readonly entry: SignupEntry,
    private readonly answers: SignInAnswers,
  ) {}

  @Post()
  @HttpCode(202)
  @Public()
  @Api({
    tenancy: 'public',
    summary: 'Mail a link that makes an account and a draft business; the same answer for known addresses',
    status: 202,
  })
  async request(@Body() body: SignupDto, @Req() request: FastifyRequest): Promise<void> {
    await this.entry.request({ ...body }, request.ip);
  }

  @Post('confirm')
  @HttpCode(200)
  @Public()
  @Api({ tenancy: 'public', summary: 'Choose the password with the link from the mail, and enter', answer: LoginAnswerDto })
  async confirm(
    @Body() body: SignupConfirmDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto | SecondStepDto> {
    return this.answers.give(reply, await this.entry.confirm(body.token, body.password, callerOf(request)));
  }
}
