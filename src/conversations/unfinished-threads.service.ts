import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReleaseChecks } from '../channels/release-checks.service.js';
import { ThreadsReader } from './threads.reader.js';

/** Says which threads wait on a number, before it is given back. */
@Injectable()
export class UnfinishedThreads implements OnModuleInit {
  constructor(
    private readonly checks: ReleaseChecks,
    private readonly threads: ThreadsReader,
  ) {}

  onModuleInit(): void {
    this.checks.register((tx, accountId) => this.threads.unfinished(tx, accountId));
  }
}
