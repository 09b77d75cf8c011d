import { newSid } from './network-sid.rules.js';
import type { NetworkBrand, NetworkCampaign } from './network-registry.js';
import type { SimulatedNetwork } from './simulated-network.js';
import type { RestRequest } from './twilio-rest.js';
import { brandShape, campaignShape, serviceShape } from './registry-shapes.rules.js';
import { errorAnswer, listAnswer, type NetworkAnswer } from './twilio-shapes.rules.js';

const NOT_FOUND = { status: 404, code: 20404, message: 'The requested resource was not found' };
const BRANDS = /^\/v1\/a2p\/BrandRegistrations(?:\/(BN[0-9a-f]{32}))?$/;
const SERVICES = /^\/v1\/Services(?:\/(MG[0-9a-f]{32})(?:\/(PhoneNumbers|Compliance\/Usa2p)(?:\/([A-Z]{2}[0-9a-f]{32}))?)?)?$/;
const SENDERS = /^\/v2\/Channels\/Senders$/;
/** A messaging profile that ends so belongs to a business that the registry does not accept. */
const REFUSED_PROFILE = /0000$/;
/** What carriers let nobody text about. */
const REFUSED_WORDS = /\b(casino|payday loan|cannabis)\b/i;

/** The registry and messaging part of Twilio's REST interface that Ringback uses, in Twilio's own shapes. */
export class MessagingRest {
  constructor(private readonly network: SimulatedNetwork) {}

  handle(request: RestRequest): NetworkAnswer {
    const brand = BRANDS.exec(request.path);
    if (brand) return this.brands(request, brand[1]);
    const service = SERVICES.exec(request.path);
    if (service) return this.services(request, service[1], service[2], service[3]);
    if (SENDERS.test(request.path)) return this.senders(request);
    return errorAnswer(NOT_FOUND);
  }

  private brands(request: RestRequest, sid: string | undefined): NetworkAnswer {
    const { registry } = this.network.state;
    const { account, form } = request;
    if (sid) {
      const brand = registry.brands.get(sid);
      return brand?.accountSid === account.sid ? { status: 200, body: brandShape(this.decideBrand(brand)) } : errorAnswer(NOT_FOUND);
    }
    const own = [...registry.brands.values()].filter((brand) => brand.accountSid === account.sid);
    if (request.method !== 'POST') return listAnswer('data', request.path, own.reverse().map(brandShape));
    const detail = {
      customerProfileSid: form.get('CustomerProfileBundleSid') ?? '',
      messagingProfileSid: form.get('A2PProfileBundleSid') ?? '',
      brandType: form.get('BrandType') ?? 'STANDARD',
    };
    if (!detail.customerProfileSid.startsWith('BU') || !detail.messagingProfileSid.startsWith('BU'))
      return errorAnswer({ status: 400, code: 20001, message: 'The bundles are not valid.' });
    const made = newSid('BN');
    this.network.append({ type: 'brand', sid: made, accountSid: account.sid, status: 'PENDING', detail });
    return { status: 201, body: brandShape(registry.brands.get(made)!) };
  }

  /** The registry has looked by the time somebody asks again. */
  private decideBrand(brand: NetworkBrand): NetworkBrand {
    if (brand.status !== 'PENDING') return brand;
    const { sid, accountSid, customerProfileSid, messagingProfileSid, brandType } = brand;
    const isRefused = REFUSED_PROFILE.test(messagingProfileSid);
    const reason = isRefused ? 'The tax id does not belong to this legal name.' : '';
    const detail = { customerProfileSid, messagingProfileSid, brandType, reason };
    this.network.append({ type: 'brand', sid, accountSid, status: isRefused ? 'FAILED' : 'APPROVED', detail });
    return this.network.state.registry.brands.get(sid)!;
  }

  private services(request: RestRequest, sid: string | undefined, sub: string | undefined, subSid: string | undefined): NetworkAnswer {
    const { registry } = this.network.state;
    const { account, form } = request;
    if (!sid) {
      const own = [...registry.services.values()].filter((service) => service.accountSid === account.sid);
      if (request.method !== 'POST') return listAnswer('services', request.path, own.map(serviceShape));
      const made = newSid('MG');
      this.network.append({ type: 'service', sid: made, accountSid: account.sid, detail: { name: form.get('FriendlyName') ?? '' } });
      return { status: 201, body: serviceShape(registry.services.get(made)!) };
    }
    const service = registry.services.get(sid);
    if (service?.accountSid !== account.sid) return errorAnswer(NOT_FOUND);
    if (!sub) return { status: 200, body: serviceShape(service) };
    return sub === 'PhoneNumbers' ? this.attach(request, sid) : this.campaigns(request, sid, subSid);
  }

  private attach(request: RestRequest, serviceSid: string): NetworkAnswer {
    const { state } = this.network;
    const numberSid = request.form.get('PhoneNumberSid') ?? '';
    const number = [...state.numbers.values()].find((each) => each.sid === numberSid && each.accountSid === request.account.sid);
    if (request.method !== 'POST' || !number) return errorAnswer(NOT_FOUND);
    const holder = [...state.registry.services.values()].find((service) => service.numberSids.has(numberSid));
    if (holder)
      return errorAnswer({
        status: 409,
        code: holder.sid === serviceSid ? 21710 : 21712,
        message: 'Phone Number is already associated with a Messaging Service.',
      });
    this.network.append({ type: 'service.number', sid: numberSid, accountSid: request.account.sid, detail: { serviceSid } });
    return { status: 201, body: { sid: numberSid, service_sid: serviceSid, phone_number: number.address } };
  }

  private campaigns(request: RestRequest, serviceSid: string, sid: string | undefined): NetworkAnswer {
    const { registry } = this.network.state;
    const { account, form } = request;
    const own = [...registry.campaigns.values()].filter((campaign) => campaign.serviceSid === serviceSid);
    if (sid) {
      const campaign = own.find((each) => each.sid === sid);
      if (!campaign) return errorAnswer(NOT_FOUND);
      if (request.method !== 'DELETE') return { status: 200, body: campaignShape(this.decideCampaign(campaign)) };
      this.network.append({ type: 'campaign.removed', sid, accountSid: account.sid });
      return { status: 204, body: null };
    }
    if (request.method !== 'POST')
      return listAnswer(
        'compliance',
        request.path,
        own.map((campaign) => campaignShape(this.decideCampaign(campaign))),
      );
    const brandSid = form.get('BrandRegistrationSid') ?? '';
    if (registry.brands.get(brandSid)?.status !== 'APPROVED')
      return errorAnswer({ status: 400, code: 21717, message: 'The brand is not approved.' });
    if (own.length > 0) return errorAnswer({ status: 409, code: 21718, message: 'The Messaging Service has a campaign already.' });
    const detail = {
      serviceSid,
      brandSid,
      useCase: form.get('UsAppToPersonUsecase') ?? '',
      description: form.get('Description') ?? '',
      messageFlow: form.get('MessageFlow') ?? '',
    };
    const made = newSid('QE');
    this.network.append({ type: 'campaign', sid: made, accountSid: account.sid, status: 'IN_PROGRESS', detail });
    return { status: 201, body: campaignShape(registry.campaigns.get(made)!) };
  }

  private decideCampaign(campaign: NetworkCampaign): NetworkCampaign {
    if (campaign.status !== 'IN_PROGRESS') return campaign;
    const isRefused = REFUSED_WORDS.test(campaign.form.description ?? '');
    const detail = { ...campaign.form, reason: isRefused ? 'Carriers allow no texts about this.' : '' };
    const { sid, accountSid } = campaign;
    this.network.append({ type: 'campaign', sid, accountSid, status: isRefused ? 'FAILED' : 'VERIFIED', detail });
    return this.network.state.registry.campaigns.get(sid)!;
  }

  /** WhatsApp senders: on this network each number that an account has is one. */
  private senders(request: RestRequest): NetworkAnswer {
    const own = [...this.network.state.numbers.values()].filter((number) => number.accountSid === request.account.sid);
    const rows = own.map((number) => ({
      sid: number.sid.replace(/^PN/, 'XE'),
      sender_id: `whatsapp:${number.address}`,
      status: 'ONLINE',
      properties: { quality_rating: 'HIGH', messaging_limit: '1K Customers/24hr' },
    }));
    return listAnswer('senders', request.path, rows);
  }
}
