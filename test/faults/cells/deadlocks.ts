import { Client } from 'pg';
import { sleep } from '../../../src/common/retry.js';
import type { Trial } from '../rig/cell.js';
import { newPhone } from '../rig/sender.js';
import type { Tenant } from '../rig/tenants.js';

/** The product's connections look for a circle this early, ours never: the one that PostgreSQL ends is always the product. */
const SEEN_AFTER = '200ms';
const WAITS_FOR_US = `SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid)) AND query NOT LIKE '%ingest_texts%'`;
const DEADLOCKS = `SELECT deadlocks::int AS many FROM pg_stat_database WHERE datname = current_database()`;
const THREAD = `SELECT c.id, c.lead_id FROM conversations c WHERE c.contact_address = $1`;

/** A stranger at the database that holds what the product needs next, and asks for what the product holds. */
class Rival {
  private constructor(
    private readonly client: Client,
    private readonly pid: number,
  ) {}

  static async connect({ rig }: Trial): Promise<Rival> {
    const client = new Client({ connectionString: rig.parts.postgres.admin.options.connectionString });
    await client.connect();
    await client.query(`SET deadlock_timeout = '60s'`);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new Rival(client, rows[0]!.pid);
  }

  async hold(leadId: string): Promise<void> {
    await this.client.query('BEGIN');
    await this.client.query('SELECT 1 FROM leads WHERE id = $1 FOR UPDATE', [leadId]);
  }

  /** Closes the circle once the product waits for us, and lets go as soon as the product has given way. */
  async cross(trial: Trial, threadId: string): Promise<boolean> {
    const deadline = performance.now() + 2000 * trial.patience();
    let isWaiting = false;
    while (!isWaiting && performance.now() < deadline) {
      isWaiting = (await trial.rig.sql(WAITS_FOR_US, [this.pid])).length > 0;
      if (!isWaiting) await sleep(10);
    }
    try {
      if (isWaiting) await this.client.query('SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE', [threadId]);
    } finally {
      await this.client.query('ROLLBACK');
    }
    return isWaiting;
  }

  end(): Promise<void> {
    return this.client.end();
  }
}

interface Person {
  phone: string;
  tenant: Tenant;
  threadId: string;
  leadId: string;
}

/** Somebody whose first text was answered, so that thread and lead exist and nothing is under way. */
async function people(trial: Trial, count: number): Promise<Person[]> {
  const { rig, sender } = trial;
  const phones = Array.from({ length: count }, () => newPhone());
  await Promise.all(phones.map((phone, index) => sender.text(rig.tenants[index % 3]!, phone, 'Hi, my AC is broken. Can you come?')));
  await trial.rest(60_000);
  return Promise.all(
    phones.map(async (phone, index) => {
      const [row] = await rig.sql<{ id: string; lead_id: string }>(THREAD, [phone]);
      return { phone, tenant: rig.tenants[index % 3]!, threadId: row!.id, leadId: row!.lead_id };
    }),
  );
}

/** The webhook holds the thread and wants the lead; we hold the lead and want the thread. */
async function duringWebhook(trial: Trial, rival: Rival, person: Person): Promise<void> {
  await rival.hold(person.leadId);
  const text = trial.sender.text(person.tenant, person.phone, 'My name is Ana Diaz');
  if (await rival.cross(trial, person.threadId)) trial.hit('crossed in the webhook');
  await text;
}

/** The last step of a turn holds the thread and wants the lead. */
async function duringTurn(trial: Trial, rival: Rival, person: Person): Promise<void> {
  await trial.sender.text(person.tenant, person.phone, 'I live at 12 Elm Street');
  await rival.hold(person.leadId);
  if (await rival.cross(trial, person.threadId)) trial.hit('crossed in a turn');
}

/** Real deadlocks, each ended by PostgreSQL at the cost of the product's transaction: nobody outside may notice. */
export async function deadlocks(trial: Trial): Promise<void> {
  const { rig, scale } = trial;
  const each = scale.kills;
  trial.floor('crossed in the webhook', each);
  trial.floor('crossed in a turn', each);
  trial.floor('deadlock', 2 * each);
  const [{ name }] = (await rig.sql<{ name: string }>('SELECT current_database() AS name')) as [{ name: string }];
  await rig.sql(`ALTER DATABASE ${name} SET deadlock_timeout = '${SEEN_AFTER}'`);
  const rival = await Rival.connect(trial);
  try {
    // a slow engine leaves the time to take the lead away between the text and the end of its turn
    await rig.start({ worker: { FAILPOINTS: 'turn.after_llm=sleep:500' } });
    const before = await deadlocksSoFar(trial);
    for (const [index, person] of (await people(trial, 2 * each)).entries())
      await (index < each ? duringWebhook : duringTurn)(trial, rival, person);
    // a connection that went idle publishes what it counted within ten seconds
    const published = performance.now() + 10_000 * trial.patience();
    while ((await deadlocksSoFar(trial)) - before < 2 * each && performance.now() < published) await sleep(200);
    trial.hit('deadlock', (await deadlocksSoFar(trial)) - before);
  } finally {
    await rival.end();
    await rig.sql(`ALTER DATABASE ${name} RESET deadlock_timeout`);
  }
}

async function deadlocksSoFar({ rig }: Trial): Promise<number> {
  const [row] = await rig.sql<{ many: number }>(DEADLOCKS);
  return row!.many;
}
