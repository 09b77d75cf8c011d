import type { NetworkBrand, NetworkCampaign, NetworkService } from './network-registry.js';

/** A brand in Twilio's shape. */
export function brandShape(brand: NetworkBrand): Record<string, unknown> {
  return {
    sid: brand.sid,
    account_sid: brand.accountSid,
    customer_profile_bundle_sid: brand.customerProfileSid,
    a2p_profile_bundle_sid: brand.messagingProfileSid,
    brand_type: brand.brandType,
    status: brand.status,
    failure_reason: brand.reason === '' ? null : brand.reason,
    errors: [],
    brand_feedback: [],
    brand_score: null,
    tcr_id: null,
    mock: false,
    date_created: null,
    date_updated: null,
    links: {},
    url: `https://messaging.twilio.com/v1/a2p/BrandRegistrations/${brand.sid}`,
  };
}

/** A sender pool in Twilio's shape. */
export function serviceShape(service: NetworkService): Record<string, unknown> {
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    friendly_name: service.name,
    use_inbound_webhook_on_number: true,
    date_created: null,
    date_updated: null,
    links: {},
    url: `https://messaging.twilio.com/v1/Services/${service.sid}`,
  };
}

/** A campaign in Twilio's shape. */
export function campaignShape(campaign: NetworkCampaign): Record<string, unknown> {
  return {
    sid: campaign.sid,
    account_sid: campaign.accountSid,
    messaging_service_sid: campaign.serviceSid,
    brand_registration_sid: campaign.brandSid,
    us_app_to_person_usecase: campaign.form.useCase ?? '',
    description: campaign.form.description ?? '',
    message_flow: campaign.form.messageFlow ?? '',
    message_samples: [],
    campaign_status: campaign.status,
    errors: campaign.reason === '' ? [] : [{ error_code: 30909, description: campaign.reason, fields: ['DESCRIPTION'] }],
    date_created: null,
    date_updated: null,
    url: `https://messaging.twilio.com/v1/Services/${campaign.serviceSid}/Compliance/Usa2p/${campaign.sid}`,
  };
}
