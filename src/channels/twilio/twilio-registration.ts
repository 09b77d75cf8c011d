import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import type { CampaignDetails } from '../registration/registration.schema.js';
import { TwilioClients, type TwilioCredentials } from './twilio-clients.js';

/** What the provider says about a brand or a campaign, in its own words. */
export interface ProviderRegistration {
  sid: string;
  status: string;
  reason: string | null;
}

/** A campaign as it is handed in, under its brand. */
export interface NewCampaign extends CampaignDetails {
  brandSid: string;
}

/** The number is in the pool already (21710); in a pool of another campaign it stays where it is (21712). */
const ALREADY_THERE = 21710;

/** Registers businesses for US texts at Twilio (A2P 10DLC, contracts.md 1.7). Every method throws an AppError in our words. */
@Injectable()
export class TwilioRegistration {
  private readonly clients = new TwilioClients();

  async createBrand(
    owner: TwilioCredentials,
    brand: { customerProfileSid: string; messagingProfileSid: string; isSoleProprietor: boolean },
  ): Promise<ProviderRegistration> {
    const made = await this.clients.read(() =>
      this.clients.of(owner).messaging.v1.brandRegistrations.create({
        customerProfileBundleSid: brand.customerProfileSid,
        a2PProfileBundleSid: brand.messagingProfileSid,
        brandType: brand.isSoleProprietor ? 'SOLE_PROPRIETOR' : 'STANDARD',
      }),
    );
    return { sid: made.sid, status: made.status, reason: made.failureReason || null };
  }

  /** The brand that was made from a messaging profile, if there is one: the way back after a lost answer. */
  async findBrand(owner: TwilioCredentials, messagingProfileSid: string): Promise<ProviderRegistration | null> {
    const brands = await this.clients.read(() => this.clients.of(owner).messaging.v1.brandRegistrations.list({ limit: 100 }));
    const found = brands.find(
      (brand) => brand.a2pProfileBundleSid === messagingProfileSid && !['FAILED', 'DELETED'].includes(brand.status),
    );
    return found ? { sid: found.sid, status: found.status, reason: found.failureReason || null } : null;
  }

  async brand(owner: TwilioCredentials, sid: string): Promise<ProviderRegistration> {
    const brand = await this.clients.read(() => this.clients.of(owner).messaging.v1.brandRegistrations(sid).fetch());
    return { sid, status: brand.status, reason: brand.failureReason || null };
  }

  /** The sender pool of this name; made when there is none. */
  async service(owner: TwilioCredentials, name: string): Promise<string> {
    const { services } = this.clients.of(owner).messaging.v1;
    const known = await this.clients.read(() => services.list({ limit: 100 }));
    const found = known.find((service) => service.friendlyName === name);
    // incoming texts keep going to the address of their number
    return found?.sid ?? (await this.clients.read(() => services.create({ friendlyName: name, useInboundWebhookOnNumber: true }))).sid;
  }

  /** Puts a number into the pool; one that is there already is fine. */
  async attach(owner: TwilioCredentials, serviceSid: string, externalNumberId: string): Promise<void> {
    try {
      await this.clients.read(() =>
        this.clients.of(owner).messaging.v1.services(serviceSid).phoneNumbers.create({ phoneNumberSid: externalNumberId }),
      );
    } catch (error) {
      const code = error instanceof AppError ? (error.options.details as { providerCode?: unknown } | undefined)?.providerCode : undefined;
      if (code !== ALREADY_THERE) throw error;
    }
  }

  async createCampaign(owner: TwilioCredentials, serviceSid: string, campaign: NewCampaign): Promise<ProviderRegistration> {
    const made = await this.clients.read(() =>
      this.clients.of(owner).messaging.v1.services(serviceSid).usAppToPerson.create({
        brandRegistrationSid: campaign.brandSid,
        usAppToPersonUsecase: campaign.useCase,
        description: campaign.description,
        messageFlow: campaign.messageFlow,
        messageSamples: campaign.samples,
        helpMessage: campaign.helpMessage,
        optOutMessage: campaign.optOutMessage,
        hasEmbeddedLinks: campaign.hasLinks,
        hasEmbeddedPhone: campaign.hasPhone,
        privacyPolicyUrl: campaign.privacyUrl,
        termsAndConditionsUrl: campaign.termsUrl,
      }),
    );
    return { sid: made.sid, status: made.campaignStatus, reason: reasonOf(made.errors) };
  }

  /** The newest campaign of a pool; a pool carries one at a time. */
  async campaign(owner: TwilioCredentials, serviceSid: string): Promise<ProviderRegistration | null> {
    const campaigns = await this.clients.read(() =>
      this.clients.of(owner).messaging.v1.services(serviceSid).usAppToPerson.list({ limit: 20 }),
    );
    const [found] = campaigns;
    return found ? { sid: found.sid, status: found.campaignStatus, reason: reasonOf(found.errors) } : null;
  }

  /** A campaign that failed is taken away before a mended one is submitted. */
  async removeCampaign(owner: TwilioCredentials, serviceSid: string, sid: string): Promise<void> {
    await this.clients.read(() => this.clients.of(owner).messaging.v1.services(serviceSid).usAppToPerson(sid).remove());
  }
}

/** The provider lists errors as objects; people want their sentences. */
function reasonOf(errors: unknown): string | null {
  if (!Array.isArray(errors)) return null;
  const words = errors.flatMap((error: unknown) => {
    const text = (error as { description?: unknown } | null)?.description;
    return typeof text === 'string' ? [text] : [];
  });
  return words.length > 0 ? words.join(' ') : null;
}
