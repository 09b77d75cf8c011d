import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.service.js';
import { Api, CurrentPrincipal, Public, SignedIn } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AuthService } from './auth.service.js';
import { callerOf, markDevice } from './browser-cookie.js';
import { Devices } from './devices.service.js';
import { LoginAnswerDto, LoginDto, LogoutDto, MeDto, RefreshDto, SwitchAnswerDto, SwitchOrgDto } from './dto/auth.dto.js';
import { clearRefreshCookie, refreshTokenOf, setRefreshCookie } from './refresh-cookie.js';
import { RefreshGuard } from './refresh.strategy.js';
import type { SessionIdentity } from './sessions.service.js';

/** Signing in and out. */
@Controller('api/auth')
export class AuthController {
  private readonly isSecure: boolean;

  constructor(
    private readonly auth: AuthService,
    private readonly devices: Devices,
    config: Config,
  ) {
    this.isSecure = config.values.publicBaseUrl.startsWith('https://');
  }

  @Post('login')
  @HttpCode(200)
  @Public()
  @Api({ tenancy: 'public', summary: 'Sign in with e-mail and password', answer: LoginAnswerDto })
  async login(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const login = await this.auth.login(body.email, body.password, callerOf(request));
    if (!body.wantsRefreshToken) {
      setRefreshCookie(reply, login.refreshToken, this.isSecure);
      markDevice(reply, this.devices.issue(login.user.email), this.isSecure);
    }
    return LoginAnswerDto.from(login, body.wantsRefreshToken ?? false);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @UseGuards(RefreshGuard)
  @Api({ tenancy: 'public', summary: 'A new access token for the refresh token in the cookie or the body', answer: LoginAnswerDto })
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const { user } = request as FastifyRequest & { user: SessionIdentity };
    const login = await this.auth.refresh(user, body?.orgId);
    const isApiClient = body?.refreshToken !== undefined;
    if (!isApiClient) setRefreshCookie(reply, login.refreshToken, this.isSecure);
    return LoginAnswerDto.from(login, isApiClient);
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @Api({ tenancy: 'public', summary: 'End the session of the bearer, the cookie or the refresh token in the body' })
  async logout(@Body() _body: LogoutDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    clearRefreshCookie(reply, this.isSecure);
    await this.auth.logout({ authorization: request.headers.authorization, refreshToken: refreshTokenOf(request) });
  }

  @Post('switch-org')
  @HttpCode(200)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'An access token for another org of the caller', answer: SwitchAnswerDto })
  async switchOrg(@CurrentPrincipal() caller: Principal, @Body() body: SwitchOrgDto): Promise<SwitchAnswerDto> {
    const { accessToken, expiresAt, orgId } = await this.auth.switchOrg(caller, body.orgId);
    return { accessToken, expiresAt: expiresAt.toISOString(), orgId };
  }

  @Get('me')
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'The caller, their orgs, the active org and the permissions in it', answer: MeDto })
  async me(@CurrentPrincipal() caller: Principal): Promise<MeDto> {
    return MeDto.from(caller, await this.auth.me(caller));
  }
}
