import { ApiProperty } from '@nestjs/swagger';

export class VersionFiguresDto {
  @ApiProperty({ format: 'uuid' }) versionId: string;
  @ApiProperty() number: number;
  @ApiProperty({ description: 'Opened in the period, and run on this version' }) conversations: number;
  @ApiProperty({ description: 'With people whose booking still stands' }) booked: number;
  @ApiProperty() declined: number;
  @ApiProperty() optedOut: number;
  @ApiProperty({ description: 'In which a person was needed' }) handedOver: number;
}

export class ProfileFiguresDto {
  @ApiProperty({ type: [VersionFiguresDto], description: 'Newest version first; versions without conversations are left out' })
  data: VersionFiguresDto[];
}
