import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../platform/config/config.service.js';
import type { Entry } from './auth.service.js';
import { markDevice } from './browser-cookie.js';
import { Devices } from './devices.service.js';
import { LoginAnswerDto, SecondStepDto } from './dto/auth.dto.js';
import { clearRefreshCookie, setRefreshCookie } from './refresh-cookie.js';

/** What a way in answers: a session in cookies and body, or what the second step needs. */
@Injectable()
export class SignInAnswers {
  private readonly isSecure: boolean;

  constructor(
    private readonly devices: Devices,
    config: Config,
  ) {
    this.isSecure = config.values.publicBaseUrl.startsWith('https://');
  }

  /** A client that wants its refresh token in the body gets no cookies. */
  async give(reply: FastifyReply, entry: Entry, wantsRefreshToken = false): Promise<LoginAnswerDto | SecondStepDto> {
    if ('challenge' in entry) return SecondStepDto.from(entry);
    if (!wantsRefreshToken) {
      setRefreshCookie(reply, entry.refreshToken, this.isSecure);
      markDevice(reply, await this.devices.issue(entry.user.email), this.isSecure);
    }
    return LoginAnswerDto.from(entry, wantsRefreshToken);
  }

  keep(reply: FastifyReply, refreshToken: string): void {
    setRefreshCookie(reply, refreshToken, this.isSecure);
  }

  clear(reply: FastifyReply): void {
    clearRefreshCookie(reply, this.isSecure);
  }
}
