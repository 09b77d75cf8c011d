import type { LedgerEntry } from './ledger.schema.js';

export interface NetworkBrand {
  sid: string;
  accountSid: string;
  customerProfileSid: string;
  messagingProfileSid: string;
  brandType: string;
  status: string;
  reason: string;
}

export interface NetworkService {
  sid: string;
  accountSid: string;
  name: string;
  numberSids: Set<string>;
}

export interface NetworkCampaign {
  sid: string;
  accountSid: string;
  serviceSid: string;
  brandSid: string;
  form: Record<string, string>;
  status: string;
  reason: string;
}

/** What the network's registry of businesses knows: brands, sender pools and campaigns, from the ledger's entries in order. */
export class NetworkRegistry {
  readonly brands = new Map<string, NetworkBrand>();
  readonly services = new Map<string, NetworkService>();
  readonly campaigns = new Map<string, NetworkCampaign>();

  /** Whether the number sends under a campaign that failed. */
  isWithdrawn(numberSid: string): boolean {
    const pool = [...this.services.values()].find((service) => service.numberSids.has(numberSid));
    return [...this.campaigns.values()].some((campaign) => campaign.serviceSid === pool?.sid && campaign.status === 'FAILED');
  }

  apply(entry: LedgerEntry): void {
    const { accountSid, sid = '', detail = {}, status = '' } = entry;
    const text = (key: string): string => (typeof detail[key] === 'string' ? detail[key] : '');
    switch (entry.type) {
      case 'brand':
        this.brands.set(sid, {
          sid,
          accountSid,
          customerProfileSid: text('customerProfileSid'),
          messagingProfileSid: text('messagingProfileSid'),
          brandType: text('brandType'),
          status,
          reason: text('reason'),
        });
        return;
      case 'service':
        this.services.set(sid, { sid, accountSid, name: text('name'), numberSids: new Set() });
        return;
      case 'service.number':
        this.services.get(text('serviceSid'))?.numberSids.add(sid);
        return;
      case 'campaign': {
        const form = Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, String(value)]));
        const { serviceSid = '', brandSid = '', reason = '' } = form;
        this.campaigns.set(sid, { sid, accountSid, serviceSid, brandSid, form, status, reason });
        return;
      }
      case 'campaign.removed':
        this.campaigns.delete(sid);
        return;
      default:
    }
  }
}
