import { sleep } from '../../../src/common/retry.js';
import { newPhone, type Sender, type Sent } from './sender.js';
import type { Tenant } from './tenants.js';

/** What a customer says, one line after the other. */
const LINES = [
  'Hi, my AC is broken. Can somebody come and look at it?',
  'My name is Ana Diaz',
  'I live at 12 Elm Street',
  'Any afternoon works for me',
  'Thanks, that is all for now',
];
const DUPLICATES = 0.2;
/** While nobody answers, no mountain is piled up that a busy machine then takes minutes to clear. */
const MOST_AT_ONCE = 24;

interface Customer {
  phone: string;
  tenant: Tenant;
  line: number;
}

/** Customers of three tenants that write at a steady pace, a fifth of the texts delivered more than once. */
export class Load {
  private readonly customers: Customer[] = [];
  private readonly underWay = new Set<Promise<unknown>>();
  private isStopped = false;
  private loop?: Promise<void>;

  constructor(
    private readonly sender: Sender,
    private readonly tenants: Tenant[],
    private readonly options: { perSecond: number; conversations: number },
  ) {}

  start(): this {
    this.loop = this.run();
    return this;
  }

  /** Ends the stream and waits until every text was answered or given up. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.loop;
    await Promise.all(this.underWay);
  }

  /** Exactly so many texts, at the pace of the load. */
  async send(texts: number): Promise<void> {
    for (let count = 0; count < texts && !this.isStopped; count += 1) {
      this.one();
      await sleep(1000 / this.options.perSecond);
    }
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      if (this.underWay.size < MOST_AT_ONCE) this.one();
      await sleep(1000 / this.options.perSecond);
    }
  }

  private one(): void {
    const customer = this.pick();
    const isDoubled = Math.random() < DUPLICATES;
    const body = LINES[customer.line % LINES.length]!;
    customer.line += 1;
    const work: Promise<unknown> = this.sender
      .text(customer.tenant, customer.phone, body, { copies: isDoubled && Math.random() < 0.5 ? 2 : 1 })
      .then((sent: Sent) => (isDoubled ? this.sender.repeat(sent) : undefined))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** New customers until there are enough, then each in turn; who said everything is replaced. */
  private pick(): Customer {
    if (this.customers.length < this.options.conversations) {
      const fresh = { phone: newPhone(), tenant: this.tenants[this.customers.length % this.tenants.length]!, line: 0 };
      this.customers.push(fresh);
      return fresh;
    }
    const at = Math.floor(Math.random() * this.customers.length);
    if (this.customers[at]!.line >= LINES.length) this.customers[at] = { ...this.customers[at]!, phone: newPhone(), line: 0 };
    return this.customers[at]!;
  }
}
