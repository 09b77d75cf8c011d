import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, wallClock } from '../../common/clock.js';

const REFRESH_MS = 500;
/** Less is the way to the database and back; more is a machine whose clock is wrong, and then the database's counts. */
const TOLERATED_SKEW_MS = 1000;

/** Business time of this process: the machine's clock (the database's when they differ) plus the offset row that the simulator moves. */
@Injectable()
export class BusinessClock extends Clock implements OnModuleInit, OnApplicationShutdown {
  private offsetMs = 0;
  /** By how much the machine's clock is wrong: 0 unless it is by more than can be tolerated. */
  private skewMs = 0;
  private timer?: NodeJS.Timeout;
  private asked = 0;
  private applied = 0;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      // The old offset stays in force while PostgreSQL cannot be asked; due work is decided by app_now() anyway.
      this.refresh().catch(() => undefined);
    }, REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async refresh(): Promise<void> {
    const turn = (this.asked += 1);
    const asked = this.real().getTime();
    const rows = await this.dataSource.query<{ ms: string; real_ms: string }[]>(
      'SELECT extract(epoch FROM clock_offset) * 1000 AS ms, extract(epoch FROM clock_timestamp()) * 1000 AS real_ms FROM app_clock',
    );
    // An answer that was on its way while a later one came in tells of an older offset.
    if (turn < this.applied) return;
    this.applied = turn;
    const answered = this.real().getTime();
    const skewMs = Number(rows[0]?.real_ms ?? asked) - (asked + answered) / 2;
    // The database was asked at some moment between the two: a slow answer tells that much less, and of a clock that it neither finds
    // wrong nor can find right it tells nothing new.
    const blurMs = (answered - asked) / 2;
    if (Math.abs(skewMs) > TOLERATED_SKEW_MS + blurMs) this.skewMs = skewMs;
    else if (blurMs <= TOLERATED_SKEW_MS) this.skewMs = 0;
    this.offsetMs = Number(rows[0]?.ms ?? 0) + this.skewMs;
  }

  override now(): Date {
    return new Date(this.real().getTime() + this.offsetMs);
  }

  override real(): Date {
    return wallClock.real();
  }
}
