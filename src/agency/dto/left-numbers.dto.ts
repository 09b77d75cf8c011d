import { ApiProperty } from '@nestjs/swagger';
import type { LeftNumber } from '../../channels/numbers.service.js';

class LeftClientNumberDto {
  @ApiProperty({ description: 'Still stands in the provider account, and costs there until somebody releases it there' }) address: string;
  @ApiProperty({ example: '••••0001', description: 'The provider account, by its last four characters' }) account: string;
}

/** What is left at the provider of a business that is no more. */
export class LeftAtProviderDto {
  @ApiProperty({ type: [LeftClientNumberDto] }) leftAtProvider: LeftClientNumberDto[];

  static from(left: readonly LeftNumber[]): LeftAtProviderDto | undefined {
    if (left.length === 0) return undefined;
    return { leftAtProvider: left.map(({ address, externalAccountId }) => ({ address, account: `••••${externalAccountId.slice(-4)}` })) };
  }
}
