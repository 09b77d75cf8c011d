import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.service.js';
import { Api, CurrentPrincipal, Public, SignedIn } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { LinkSignIn } from './link-sign-in.service.js';
import { browserOf, callerOf, markBrowser, markDevice } from './browser-cookie.js';
import { Devices } from './devices.service.js';
import { LoginAnswerDto } from './dto/auth.dto.js';
import { InviteAcceptDto, InviteOfferDto, LinkRequestDto, LinkTokenDto, PasswordChangeDto, PasswordResetDto } from './dto/link.dto.js';
import type { Login } from './auth.service.js';
import { setRefreshCookie } from './refresh-cookie.js';

/** Links by mail, passwords and accepting invites. Everything that uses up a link is a POST: opening one changes nothing. */
@Controller('api/auth')
export class LinksController {
  private readonly isSecure: boolean;

  constructor(
    private readonly links: LinkSignIn,
    private readonly devices: Devices,
    config: Config,
  ) {
    this.isSecure = config.values.publicBaseUrl.startsWith('https://');
  }

  @Post('magic-link')
  @HttpCode(202)
  @Public()
  @Api({ tenancy: 'public', summary: 'Mail a sign-in link; the same answer for unknown addresses', status: 202 })
  async magicLink(
    @Body() body: LinkRequestDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.links.request('magic', body.email, markBrowser(request, reply, this.isSecure), callerOf(request));
  }

  @Post('verify')
  @HttpCode(200)
  @Public()
  @Api({ tenancy: 'public', summary: 'Sign in with the link from a mail, in the browser that asked for it', answer: LoginAnswerDto })
  async verify(
    @Body() body: LinkTokenDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const login = await this.links.verify(body.token, browserOf(request), callerOf(request));
    return this.signedIn(login, reply);
  }

  @Post('password-reset')
  @HttpCode(202)
  @Public()
  @Api({ tenancy: 'public', summary: 'Mail a link to set a new password; the same answer for unknown addresses', status: 202 })
  async requestReset(@Body() body: LinkRequestDto, @Req() request: FastifyRequest): Promise<void> {
    await this.links.request('reset', body.email, null, callerOf(request));
  }

  @Post('password-reset/confirm')
  @HttpCode(204)
  @Public()
  @Api({ tenancy: 'public', summary: 'Set a new password with the link from a mail; every session ends' })
  async reset(@Body() body: PasswordResetDto, @Req() request: FastifyRequest): Promise<void> {
    await this.links.reset(body.token, body.password, request.ip);
  }

  @Post('password')
  @HttpCode(200)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Change the own password; every other session ends, this one goes on anew', answer: LoginAnswerDto })
  async changePassword(
    @CurrentPrincipal() caller: Principal,
    @Body() body: PasswordChangeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const login = await this.links.changePassword(caller, body.currentPassword, body.newPassword, callerOf(request));
    return this.signedIn(login, reply);
  }

  @Post('invite')
  @HttpCode(200)
  @Public()
  @Api({ tenancy: 'public', summary: 'What the invite behind a link opens; uses up nothing', answer: InviteOfferDto })
  async invite(@Body() body: LinkTokenDto, @Req() request: FastifyRequest): Promise<InviteOfferDto> {
    const offer = await this.links.offer(body.token, request.ip);
    return {
      business: offer.business,
      email: offer.email,
      role: offer.role,
      invitedBy: offer.invited_by_name,
      hasAccount: offer.user_id !== null,
    };
  }

  @Post('invite/accept')
  @HttpCode(200)
  @Public()
  @Api({ tenancy: 'public', summary: 'Accept an invite and sign in', answer: LoginAnswerDto })
  async accept(
    @Body() body: InviteAcceptDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const login = await this.links.accept(body, callerOf(request));
    return this.signedIn(login, reply);
  }

  private signedIn(login: Login, reply: FastifyReply): LoginAnswerDto {
    setRefreshCookie(reply, login.refreshToken, this.isSecure);
    markDevice(reply, this.devices.issue(login.user.email), this.isSecure);
    return LoginAnswerDto.from(login, false);
  }
}
