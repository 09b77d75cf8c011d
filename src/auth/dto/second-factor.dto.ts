import { ApiProperty } from '@nestjs/swagger';
import { FlagField, TextField } from '../../platform/http/field.decorators.js';
import type { FactorState } from '../second-factors.service.js';

const CODE = { description: 'Six digits of the authenticator, or one recovery code.', example: '123456' };

/** The second step of a sign-in. */
export class SecondStepAnswerDto {
  @TextField(1, 200) challenge: string;
  @TextField(1, 40, CODE) code: string;
  @FlagField({ isOptional: true, description: 'API clients: the refresh token comes in the answer instead of a cookie.' })
  wantsRefreshToken?: boolean;
}

/** Whether signing in takes a code, and how many recovery codes are left. */
export class SecondFactorDto {
  @ApiProperty() isOn: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;

  static from({ since, codesLeft }: FactorState): SecondFactorDto {
    return { isOn: since !== null, since: since?.toISOString() ?? null, recoveryCodesLeft: codesLeft };
  }
}

/** Beginning takes the password. */
export class SecondFactorSetupDto {
  @TextField(1, 200) password: string;
}

/** What the authenticator app needs; it counts only once a first code confirms it. */
export class SecondFactorSecretDto {
  @ApiProperty({ description: 'To be typed where no picture can be read.' }) secret: string;
  @ApiProperty({ description: 'otpauth:// address, for a QR picture.' }) address: string;
}

/** A first code of the authenticator. */
export class SecondFactorConfirmDto {
  @TextField(1, 40, { ...CODE, description: 'Six digits of the authenticator.' }) code: string;
}

/** Password and code together. */
export class SecondFactorProofDto {
  @TextField(1, 200) password: string;
  @TextField(1, 40, CODE) code: string;
}

/** Answered once: only their hashes are kept. */
export class RecoveryCodesDto {
  @ApiProperty({ type: [String] }) recoveryCodes: string[];
}
