import { Injectable } from '@nestjs/common';
import { AppError, refused } from '../../common/errors.js';
import { OutboundHttp, type OutboundAnswer } from '../../platform/outbound-http/outbound-http.service.js';

/** A number of a WhatsApp business account, as Meta shows it. */
export interface MetaNumber {
  id: string;
  address: string;
  name: string;
  quality: string;
}

interface NumbersAnswer {
  data?: { id?: unknown; display_phone_number?: unknown; verified_name?: unknown; quality_rating?: unknown }[];
}

/** Asks Meta about WhatsApp numbers (contracts.md 2.4). The base address is the operator's; ids are checked by the caller. */
@Injectable()
export class MetaProvisioning {
  constructor(private readonly http: OutboundHttp) {}

  /** The number in the business account that the token opens; throws a sentence when the token or the ids are wrong. */
  async number(baseUrl: string, wanted: { wabaId: string; phoneNumberId: string; accessToken: string }): Promise<MetaNumber> {
    const fields = 'id,display_phone_number,verified_name,quality_rating';
    const answer = await this.http
      .fetch(`${baseUrl}/${wanted.wabaId}/phone_numbers?fields=${fields}&limit=100`, {
        operatorUrl: true,
        maxRedirects: 0,
        headers: { authorization: `Bearer ${wanted.accessToken}` },
      })
      .catch((error: unknown) => {
        throw new AppError('channels.unreachable', 503, 'WhatsApp cannot be reached. Try again in a minute.', {
          retryAfterSeconds: 30,
          details: { cause: (error as Error).message },
        });
      });
    const found = numbersOf(answer).find((number) => number.id === wanted.phoneNumberId);
    if (!found)
      throw refused(
        'whatsapp.not_in_account',
        'This WhatsApp business account has no number with this id. Copy both from the app dashboard of Meta.',
      );
    return found;
  }
}

function numbersOf({ status, body }: OutboundAnswer): MetaNumber[] {
  if (status === 401 || status === 403 || status === 400)
    throw new AppError(
      'channels.provider_login',
      422,
      'WhatsApp does not accept this token for this business account. Check both and try again.',
    );
  if (status === 404) throw refused('whatsapp.no_account', 'WhatsApp does not know this business account.');
  if (status !== 200)
    throw new AppError('channels.provider_busy', 503, 'WhatsApp is busy. Try again in a minute.', { retryAfterSeconds: 30 });
  return (read(body).data ?? []).map((row) => ({
    id: textOf(row.id),
    address: `+${textOf(row.display_phone_number).replace(/\D/g, '')}`,
    name: textOf(row.verified_name),
    quality: textOf(row.quality_rating),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function read(body: Buffer): NumbersAnswer {
  try {
    return JSON.parse(body.toString('utf8')) as NumbersAnswer;
  } catch {
    throw new AppError('channels.provider_busy', 503, 'WhatsApp gave no readable answer. Try again in a minute.', {
      retryAfterSeconds: 30,
    });
  }
}
