import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { Events } from '../../src/scheduler/events.service.js';
import { newId } from '../../src/common/ids.js';
import { TestOrg, type OrgOptions } from './test-org.js';
import { eventually } from './until.js';
import { World } from './world.js';

const ALERTS = '+15550100000';
const PASSWORD = 'correct horse battery';

export interface NotificationFact {
  id: string;
  title: string;
  body: string;
  count: number;
  sms_outbound_id: string | null;
  email_state: string | null;
}

/** A business whose people carry handsets: alerts leave from the agency's number, replies come back to it. */
export class StaffWorld {
  readonly owner = '+13125550900';
  private customers = 0;

  private constructor(
    readonly world: World,
    readonly org: TestOrg,
    readonly operations: TestOrg,
  ) {}

  /** Awake at any hour unless the options say otherwise, or a test run at night would wait for the morning. */
  static async start(options: OrgOptions = {}): Promise<StaffWorld> {
    const world = await World.start();
    const org = await world.org({ ...options, settings: { ownerQuietStart: '00:00', ownerQuietEnd: '00:00', ...options.settings } });
    const email = 'operations@example.test';
    await world.app
      .get(OrgFactory)
      .addUser({ email, name: 'Operations', password: PASSWORD, orgId: world.operationsOrgId, role: 'org_owner' });
    const operations = new TestOrg(world, { orgId: world.operationsOrgId, accountId: '', number: ALERTS, email, password: PASSWORD });
    await operations.signIn();
    return new StaffWorld(world, org, operations);
  }

  /** What the owner's handset received from the alert number. */
  alerts(): Promise<string[]> {
    return this.world.phone(this.owner, this.operations).inbox();
  }

  alert(what: string, isIt: (body: string) => boolean): Promise<string> {
    return eventually(`the owner's handset has ${what}`, async () => (await this.alerts()).find(isIt));
  }

  ownerTexts(body: string): Promise<string> {
    return this.world.phone(this.owner, this.operations).texts(body);
  }

  emit(event: string, payload: Record<string, unknown>): Promise<void> {
    const { app } = this.world;
    return app.get(Database).asOrg(this.org.orgId, (tx) => app.get(Events).emit(tx, event, payload, newId()));
  }

  asOwner<T>(fn: () => Promise<T>): Promise<T> {
    return this.world.app.get(Database).withOrg(this.org.orgId, fn, { type: 'user', name: 'Dana' });
  }

  notifications(event: string): Promise<NotificationFact[]> {
    return this.world.sql<NotificationFact & Record<string, unknown>>(
      'SELECT id, title, body, count, sms_outbound_id, email_state FROM notifications WHERE org_id = $1 AND event = $2 ORDER BY created_at',
      [this.org.orgId, event],
    );
  }

  notification(event: string, isIt: (row: NotificationFact) => boolean = () => true): Promise<NotificationFact> {
    return eventually(`a notification about ${event}`, async () => (await this.notifications(event)).find(isIt));
  }

  /** Through the API: it also drops what the process remembers of the org. */
  async prefer(change: Record<string, unknown>): Promise<void> {
    const { version } = await this.org.get<{ version: number }>('/api/notification-preferences');
    const answer = await this.org.request('PATCH', '/api/notification-preferences', { version, ...change });
    if (answer.status !== 200) throw new Error(`The preferences were refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** A customer who has just texted. */
  async customer(name: string): Promise<{ phone: string; conversationId: string }> {
    this.customers += 1;
    const phone = `+13125557${String(this.customers).padStart(3, '0')}`;
    await this.world.phone(phone, this.org).texts(`Hello, this is ${name}`);
    const row = await eventually(
      `a thread of ${name}`,
      async () =>
        (
          await this.world.sql<{ id: string; contact_id: string }>('SELECT id, contact_id FROM conversations WHERE contact_address = $1', [
            phone,
          ])
        )[0],
    );
    await this.world.sql('UPDATE contacts SET name = $2 WHERE id = $1', [row.contact_id, name]);
    return { phone, conversationId: row.id };
  }

  async missedCall(from: string): Promise<string> {
    const id = newId();
    await this.world.sql(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, started_at, ended_at, text_back)
       SELECT $1, $2, id, $3, $4, address, 'missed', app_now(), app_now(), 'sent' FROM channel_accounts WHERE org_id = $2`,
      [id, this.org.orgId, newId(), from],
    );
    return id;
  }
}
