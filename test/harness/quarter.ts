import { withClient } from './template.js';

/**
 * Attempts are counted per quarter of an hour of the database's clock, and a count that is shared by two of them reaches no limit. Until
 * the test has finished, all of them count in the quarter in which it began, however long it takes.
 */
export async function inOneQuarter(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ start: string }>(`SELECT date_bin('15 minutes', now(), 'epoch')::text AS start`);
    await client.query(
      `CREATE FUNCTION stay_in_quarter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.window_start := '${rows[0]!.start}'; RETURN NEW; END $$;
       CREATE TRIGGER stay_in_quarter BEFORE INSERT ON attempt_counters FOR EACH ROW EXECUTE FUNCTION stay_in_quarter()`,
    );
  });
  onTestFinished(() => withClient(adminUrl, async (client) => void (await client.query('DROP FUNCTION stay_in_quarter CASCADE'))));
}
