import twilio from 'twilio';
import { AppError } from '../../common/errors.js';
import { AccountRequestClient } from './request-client.js';
import { ProviderFailure } from './request-failure.js';
import { meaningOf } from './twilio-errors.rules.js';

/** Credentials and address of one provider account, whether or not it has a number with us yet. */
export interface TwilioCredentials {
  accountSid: string;
  authToken: string;
  baseUrl: string;
}

export type TwilioClient = ReturnType<typeof twilio>;

/** SDK clients by account, on one connection pool per base address. */
export class TwilioClients {
  private readonly transports = new Map<string, AccountRequestClient>();

  of(credentials: TwilioCredentials): TwilioClient {
    let transport = this.transports.get(credentials.baseUrl);
    if (!transport) {
      transport = new AccountRequestClient(credentials.baseUrl);
      this.transports.set(credentials.baseUrl, transport);
    }
    return twilio(credentials.accountSid, credentials.authToken, { httpClient: transport });
  }

  /** Reads and orders: a failure becomes one error in our words. */
  async read<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProviderFailure) throw providerError(error);
      throw new AppError('channels.unreachable', 503, 'The phone provider cannot be reached. Try again in a minute.', {
        retryAfterSeconds: 30,
      });
    }
  }
}

function providerError(failure: ProviderFailure): AppError {
  const { status, body } = failure.answer;
  const code = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined;
  if (status === 429 || status >= 500) {
    return new AppError('channels.provider_busy', 503, 'The phone provider is busy. Try again in a minute.', { retryAfterSeconds: 30 });
  }
  if (status === 401 || code === 20003)
    return new AppError('channels.provider_login', 422, 'The phone provider does not accept these credentials. Check them and try again.');
  if (code === 20005)
    return new AppError('channels.provider_closed', 422, 'The provider account is not active. Open it at the provider first.');
  if (code === 21422) return new AppError('numbers.gone', 409, 'Somebody else has just taken this number. Choose another one.');
  if (status === 404) return new AppError('channels.provider_missing', 404, 'The phone provider does not know this number.');
  return new AppError('channels.provider_refused', 422, meaningOf(code as string | number | undefined).message, {
    details: { providerCode: code },
  });
}
