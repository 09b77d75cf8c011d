import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { TextField } from '../../platform/http/field.decorators.js';

/** Who wants to start here, with which business. */
export class SignupDto {
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @ApiProperty({ format: 'email' })
  email: string;

  @TextField(1, 120, { example: 'Dana Ortiz' }) name: string;
  @TextField(1, 120, { example: 'Northside Heating & Air' }) business: string;
  @TextField(1, 60, { isOptional: true, example: 'America/Chicago', description: 'Of the browser; it can be changed later.' })
  timeZone?: string;
}

/** The link from the mail, and the first password. */
export class SignupConfirmDto {
  @TextField(1, 200) token: string;
  @TextField(10, 200) password: string;
}
