import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { ProfileFiguresRepository, type VersionFigures } from './profile-figures.repository.js';

/** How the versions of the assistant's profile do, beside each other: what a rollback is decided by. */
@Injectable()
export class ProfileFigures {
  constructor(
    private readonly database: Database,
    private readonly repository: ProfileFiguresRepository,
  ) {}

  byVersion(days: number): Promise<VersionFigures[]> {
    return this.database.transaction((tx) => this.repository.byVersion(tx, days));
  }
}
