import { withClient } from './template.js';
import { until } from './until.js';

const LONGEST_TEST_S = 20;

/**
 * Attempts are counted per quarter of an hour of the database's clock, and a count that reaches its limit in two of them is none. Waits,
 * `LONGEST_TEST_S` at most, for the next quarter where this one has too little left for a test.
 */
export function inOneQuarter(adminUrl: string): Promise<void> {
  return withClient(adminUrl, async (client) => {
    const left = async (): Promise<number> => {
      const { rows } = await client.query<{ left: number }>(`SELECT 900 - (extract(epoch FROM now())::float8)::numeric % 900 AS left`);
      return Number(rows[0]!.left);
    };
    await until('a quarter of an hour has begun', async () => (await left()) > LONGEST_TEST_S || 'not yet', 2 * LONGEST_TEST_S * 1000);
  });
}
