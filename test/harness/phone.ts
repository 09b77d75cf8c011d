import type { TestOrg } from './test-org.js';
import { eventually, until } from './until.js';
import type { World } from './world.js';

interface LedgerRow {
  seq: number;
  type: string;
  sid: string;
  from: string;
  to: string;
  body?: string;
  direction?: string;
  status?: string;
}

/** A handset on the simulated network: it texts, calls, and remembers what it received. */
export class Phone {
  constructor(
    private readonly world: World,
    readonly address: string,
    private readonly org: TestOrg,
  ) {}

  async texts(body: string, to = this.org.number): Promise<string> {
    const answer = await this.org.request<{ messageSid: string }>('POST', '/api/simulator/texts', { from: this.address, to, body });
    if (answer.status >= 300) throw new Error(`The text was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.messageSid;
  }

  /** Texts, and puts the turn off by an hour of business time: the text is unread for as long as a test needs it so. */
  async textsUnread(body: string): Promise<void> {
    await this.texts(body);
    const waiting = `UPDATE conversations SET wake_at = app_now() + interval '1 hour'
      WHERE org_id = $1 AND contact_address = $2 AND inbound_seq > processed_seq RETURNING id`;
    await eventually('the text waits for its turn', async () => {
      const rows = await this.world.sql(waiting, [this.org.orgId, this.address]);
      return rows.length > 0;
    });
  }

  async calls(outcome = 'no-answer', options: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.org.request<{ callSid: string }>('POST', '/api/simulator/calls', {
      from: this.address,
      to: this.org.number,
      outcome,
      ...options,
    });
    if (answer.status >= 300) throw new Error(`The call was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.callSid;
  }

  /** Every text this handset received from the network, oldest first. */
  async inbox(): Promise<string[]> {
    let data: LedgerRow[] = [];
    await until('the network tells what it delivered', async () => {
      const path = `/api/simulator/ledger?to=${encodeURIComponent(this.address)}`;
      const { status, body } = await this.org.request<{ data: LedgerRow[] }>('GET', path);
      // it did not answer in time, as on a machine that stands still, and is asked again
      if (status === 503) return JSON.stringify(body);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
      data = body.data;
      return true;
    });
    return data.filter((row) => row.type === 'message' && row.to === this.address).map((row) => row.body ?? '');
  }

  /** Waits until the handset holds `count` texts and answers them all. */
  async receives(count: number, deadlineMs?: number): Promise<string[]> {
    let last: string[] = [];
    await until(
      `${this.address} holds ${count} texts`,
      async () => {
        last = await this.inbox();
        return last.length >= count ? true : `${last.length}: ${JSON.stringify(last)}`;
      },
      deadlineMs,
    );
    return last;
  }

  /** Texts, waits for everything to settle, and answers what came back since. */
  async says(body: string): Promise<string[]> {
    const before = (await this.inbox()).length;
    const sid = await this.texts(body);
    await eventually(
      'the text is stored',
      async () => (await this.world.sql('SELECT 1 FROM inbound_events WHERE dedupe_key = $1', [sid])).length > 0,
    );
    await this.world.settled();
    return (await this.inbox()).slice(before);
  }
}
