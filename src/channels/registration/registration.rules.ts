import type { Registration } from '../channel-account.entity.js';
import type { BrandDetails, CampaignDetails, RegistrationStatus } from './registration.schema.js';

type Missing = Record<string, string>;

const BUNDLE = /^BU[0-9a-fA-F]{32}$/;
const PRESENT = ['legalName', 'businessType', 'website', 'street', 'city', 'region', 'postalCode', 'contactName'] as const;

/** What the carriers would send a brand back for; one sentence per field, none when it may be submitted. */
export function brandProblems(details: Partial<BrandDetails>): Missing {
  const missing: Missing = {};
  for (const field of PRESENT) if (!details[field]?.trim()) missing[field] = 'is needed';
  if (details.businessType !== 'sole_proprietor' && !/^\d{9}$/.test(details.taxId?.replaceAll('-', '') ?? ''))
    missing.taxId = 'must be the nine digits of the EIN, such as 12-3456789';
  if (!isWebAddress(details.website)) missing.website = 'must be an address such as https://example.com';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(details.contactEmail ?? '')) missing.contactEmail = 'must be an e-mail address';
  if (!/^\+[1-9]\d{7,14}$/.test(details.contactPhone ?? '')) missing.contactPhone = 'must be a number such as +13125550142';
  if (!/^\d{5}(-\d{4})?$/.test(details.postalCode ?? '')) missing.postalCode = 'must be a ZIP code such as 60601';
  for (const field of ['customerProfileSid', 'messagingProfileSid'] as const)
    if (!BUNDLE.test(details[field] ?? '')) missing[field] = 'must be a profile of the Trust Hub: BU and 32 letters or digits';
  return missing;
}

const MIN_WORDS = 40;
const MIN_SAMPLE = 20;

/** The same for a campaign; lengths are those that Twilio asks for. */
export function campaignProblems(details: Partial<CampaignDetails>): Missing {
  const missing: Missing = {};
  if (!details.useCase) missing.useCase = 'is needed';
  for (const field of ['description', 'messageFlow'] as const)
    if ((details[field]?.trim().length ?? 0) < MIN_WORDS) missing[field] = `must have at least ${MIN_WORDS} characters`;
  const samples = details.samples ?? [];
  if (samples.length < 2 || samples.length > 5 || samples.some((sample) => sample.trim().length < MIN_SAMPLE))
    missing.samples = `must be two to five texts of at least ${MIN_SAMPLE} characters each`;
  for (const field of ['helpMessage', 'optOutMessage'] as const)
    if ((details[field]?.trim().length ?? 0) < MIN_SAMPLE) missing[field] = `must have at least ${MIN_SAMPLE} characters`;
  for (const field of ['privacyUrl', 'termsUrl'] as const)
    if (!isWebAddress(details[field])) missing[field] = 'must be an address such as https://example.com/privacy';
  return missing;
}

function isWebAddress(value: string | undefined): boolean {
  return value !== undefined && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).hostname.includes('.');
}

/** Twilio's words about a brand as ours (contracts.md 1.7). */
export function brandStatusOf(status: string): RegistrationStatus {
  if (status === 'APPROVED') return 'approved';
  return status === 'PENDING' || status === 'IN_REVIEW' ? 'submitted' : 'rejected';
}

/** Twilio's words about a campaign as ours. */
export function campaignStatusOf(status: string): RegistrationStatus {
  if (status === 'VERIFIED') return 'approved';
  return status === 'IN_PROGRESS' || status === 'PENDING' ? 'submitted' : 'rejected';
}

const SOON_MINUTES = 15;
const DAY_MINUTES = 1440;

/**
 * When to ask how it stands next, or null when there is nothing to hear: carriers that think take hours or days, and they may
 * withdraw what they approved.
 */
export function nextLookMinutes(brand: RegistrationStatus, campaign: RegistrationStatus, hasNumbers: boolean): number | null {
  if (brand === 'submitted' || campaign === 'submitted') return SOON_MINUTES;
  return brand === 'approved' && hasNumbers ? DAY_MINUTES : null;
}

/** What the send gate is told about a number: only an approved campaign that the number really belongs to opens it. */
export function numberRegistration(
  brand: RegistrationStatus,
  campaign: RegistrationStatus,
  number: { isSimulated: boolean; isAttached: boolean },
): Registration {
  if (number.isSimulated) return 'simulated';
  if (brand === 'rejected' || campaign === 'rejected') return 'rejected';
  if (brand === 'approved' && campaign === 'approved') return number.isAttached ? 'verified' : 'pending';
  return brand === 'draft' && campaign === 'draft' ? 'none' : 'pending';
}
