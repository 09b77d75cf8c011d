import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { ProviderConnection } from '../provider-connection.entity.js';

/** An account of one's own at the provider. */
export class OwnCredentialsDto {
  @ApiProperty({ example: 'AC00000000000000000000000000000001' })
  @Matches(/^AC[0-9a-fA-F]{32}$/, { message: 'must be an account SID: AC and 32 letters or digits' })
  accountSid: string;

  @ApiProperty({ description: 'The primary auth token: it also signs what the provider sends us.' })
  @Matches(/^[\x21-\x7e]{16,128}$/, { message: 'must be the auth token, without spaces' })
  authToken: string;
}

const STATES = ['none', 'opening', 'active', 'broken'] as const;

/** The provider account as it may be shown: ids and secrets by their last four characters. */
export class ConnectionDto {
  @ApiProperty({ enum: STATES, description: 'none: the first number that is bought opens an account under the agency' })
  state: (typeof STATES)[number];

  @ApiProperty({ enum: ['own', 'subaccount'], nullable: true, type: String })
  kind: string | null;

  @ApiProperty({ type: String, nullable: true, example: '••••0001' })
  account: string | null;

  @ApiProperty({ type: String, nullable: true, example: '••••9f3c' })
  secret: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the provider does not accept them' })
  problem: string | null;

  @ApiProperty()
  isSimulated: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  checkedAt: Date | null;

  static from(connection: ProviderConnection | null): ConnectionDto {
    if (!connection) return { state: 'none', kind: null, account: null, secret: null, problem: null, isSimulated: false, checkedAt: null };
    const { state, kind, externalAccountId, secretTail, problem, isSimulated, checkedAt } = connection;
    return { state, kind, account: masked(externalAccountId?.slice(-4)), secret: masked(secretTail), problem, isSimulated, checkedAt };
  }
}

function masked(tail: string | null | undefined): string | null {
  return tail ? `••••${tail}` : null;
}
