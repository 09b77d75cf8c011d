import type { DataSource } from 'typeorm';
import { wallClock } from '../../common/clock.js';
import { BusinessClock } from './business-clock.service.js';

const answering = (offsetMs: number, skewMs: number): DataSource =>
  ({
    query: () => Promise.resolve([{ ms: String(offsetMs), real_ms: String(wallClock.real().getTime() + skewMs) }]),
  }) as unknown as DataSource;

const lead = async (offsetMs: number, skewMs: number): Promise<number> => {
  const clock = new BusinessClock(answering(offsetMs, skewMs));
  await clock.refresh();
  return Math.round((clock.now().getTime() - wallClock.real().getTime()) / 100) * 100;
};

describe('business time', () => {
  it("is the machine's time, moved by the simulator", async () => expect(await lead(3_600_000, 0)).toBe(3_600_000));
  it('does not follow the way to the database and back', async () => expect(await lead(0, 900)).toBe(0));
  it.each([600_000, -600_000])("is the database's time where the machine is wrong by %i ms", async (skewMs) =>
    expect(await lead(0, skewMs)).toBe(skewMs),
  );
});
