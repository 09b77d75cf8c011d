import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../common/errors.js';
import { BusinessClock } from '../../platform/clock/business-clock.service.js';
import { Config } from '../../platform/config/config.service.js';
import { Database } from '../../platform/database/database.service.js';
import { TenantContext } from '../../platform/tenancy/tenant-context.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelAccounts } from '../channel-accounts.service.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import { numberWebhooks } from '../voice-callback.rules.js';
import { askNetwork } from './control-client.js';
import type { LedgerEntry } from './ledger.schema.js';
import type { ControlCall, ControlFault, ControlHandset, ControlText } from './network-control.js';
import { SimulatorRepository } from './simulator.repository.js';

export interface LedgerFilter {
  to?: string;
  from?: string;
  phone?: string;
  after?: string;
}

const MAX_ROWS = 1000;

type ShownEntry = Omit<LedgerEntry, 'accountSid' | 'channel'>;

/** Lets a signed-in person play the other side of the phone, for the numbers of the active org and its agency's alert number only. */
@Injectable()
export class SimulatorControl {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly repository: SimulatorRepository,
    private readonly clock: BusinessClock,
  ) {}

  async call(input: Omit<ControlCall, 'urls'>): Promise<{ callSid: string }> {
    const account = await this.simulatedAccount(input.to, 'sms', input.from);
    return askNetwork(this.secrets, account, 'POST calls', { ...input, urls: this.urls() });
  }

  async text(input: Omit<ControlText, 'urls'>): Promise<{ messageSid: string }> {
    const account = await this.simulatedAccount(input.to, input.channel ?? 'sms', input.from);
    return askNetwork(this.secrets, account, 'POST texts', { ...input, urls: this.urls() });
  }

  async fault(input: ControlFault): Promise<{ kind: string; count: number }> {
    const [account] = await this.ownAccounts();
    return askNetwork(this.secrets, account!, 'POST faults', input);
  }

  async handset(input: Omit<ControlHandset, 'urls'>): Promise<void> {
    const [account] = await this.ownAccounts();
    await askNetwork(this.secrets, account!, 'POST handsets', { ...input, urls: this.urls() });
  }

  async ledger(filter: LedgerFilter): Promise<{ data: ShownEntry[] }> {
    const own = await this.ownAccounts();
    const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined) as [string, string][]);
    const route = `GET ledger?${query.toString()}`;
    const logins = new Map(own.map((account) => [account.externalAccountId, account]));
    const addresses = new Set(own.map((account) => account.address));
    const lists = await Promise.all(
      [...logins.values()].map((account) => askNetwork<{ data: LedgerEntry[] }>(this.secrets, account, route)),
    );
    // Several orgs may share one provider account; only the numbers of this one are shown.
    const rows = lists.flatMap((list) => list.data).filter((row) => isAbout(row, addresses));
    const alerts = await this.alertRows(route);
    const data = [...rows, ...alerts].sort((a, b) => a.seq - b.seq).slice(-MAX_ROWS);
    return { data: data.map(withoutAccount) };
  }

  async advance(seconds: number): Promise<{ now: string; offsetSeconds: number }> {
    this.refuseInProduction();
    await this.database.asSystem('simulator clock', async (tx) => {
      if (await this.repository.hasRealChannel(tx)) {
        throw conflict('simulator.real_numbers', 'Time cannot be moved while a real number is connected.');
      }
      await this.repository.advanceClock(tx, seconds);
    });
    // A call simulated right after the move must not be dated before it: its text-back would count as too late.
    await this.clock.refresh();
    return this.now();
  }

  async now(): Promise<{ now: string; offsetSeconds: number }> {
    this.refuseInProduction();
    const { now, aheadSeconds } = await this.database.asSystem('simulator clock', (tx) => this.repository.clock(tx));
    return { now: now.toISOString(), offsetSeconds: Math.round(aheadSeconds) };
  }

  /** Hidden rather than forbidden: in production nobody should learn that it exists. */
  private refuseInProduction(): void {
    if (this.config.values.isProductionLike) throw notFound('simulator');
  }

  private urls(): ReturnType<typeof numberWebhooks> {
    return numberWebhooks(this.config.values.publicBaseUrl);
  }

  private async ownAccounts(): Promise<ChannelAccount[]> {
    this.refuseInProduction();
    // a sender at Meta is on another network
    const accounts = (await this.accounts.list()).filter((account) => account.provider === 'twilio');
    if (accounts.some((account) => !account.isSimulated)) throw realNumber();
    if (accounts.length === 0) throw notFound('number');
    return accounts;
  }

  private async simulatedAccount(address: string, channel: 'sms' | 'whatsapp', from: string): Promise<ChannelAccount> {
    this.refuseInProduction();
    const account = (await this.accounts.byAddress(address, channel)) ?? (await this.alertAccount(address, from));
    if (!account) throw notFound('number');
    if (!account.isSimulated) throw realNumber();
    return account;
  }

  /** A staff handset may answer the agency's alert number, which belongs to the operations org. */
  private async alertAccount(address: string, from: string): Promise<ChannelAccount | null> {
    const { orgId } = TenantContext.require();
    const agency = await this.accounts.findAgencyAccount(orgId);
    if (agency?.address !== address) return null;
    return (await this.isOwnStaff(agency, from)) ? agency : null;
  }

  private async alertRows(route: string): Promise<LedgerEntry[]> {
    const { orgId } = TenantContext.require();
    const agency = await this.accounts.findAgencyAccount(orgId);
    if (!agency || !agency.isSimulated || agency.orgId === orgId) return [];
    const { data } = await askNetwork<{ data: LedgerEntry[] }>(this.secrets, agency, route);
    const isOwn = new Map<string, boolean>();
    const rows: LedgerEntry[] = [];
    for (const row of data) {
      const other = row.from === agency.address ? row.to : row.from;
      if (!other || !isAbout(row, new Set([agency.address]))) continue;
      if (!isOwn.has(other)) isOwn.set(other, await this.isOwnStaff(agency, other));
      if (isOwn.get(other)) rows.push(row);
    }
    return rows;
  }

  private isOwnStaff(agency: ChannelAccount, phone: string): Promise<boolean> {
    const { orgId } = TenantContext.require();
    return this.database.asSystem('staff phone of the simulator', (tx) => this.repository.isStaffPhone(tx, agency.orgId, orgId, phone));
  }
}

/** The number on the provider's bill is nobody's business but the operator's. */
function withoutAccount({ accountSid: _accountSid, channel: _channel, ...row }: LedgerEntry): ShownEntry {
  return row;
}

function isAbout(row: LedgerEntry, addresses: ReadonlySet<string>): boolean {
  return (row.to !== undefined && addresses.has(row.to)) || (row.from !== undefined && addresses.has(row.from));
}

function realNumber(): ReturnType<typeof conflict> {
  return conflict('simulator.real_number', 'This number is connected to a real provider. The simulator only works with simulated numbers.');
}
