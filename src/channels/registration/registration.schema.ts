export const REGISTRATION_STATUSES = ['draft', 'submitted', 'approved', 'rejected'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export const BUSINESS_TYPES = ['sole_proprietor', 'partnership', 'llc', 'corporation', 'non_profit'] as const;
/** Twilio's words for what a campaign is about (contracts.md 1.7). */
export const USE_CASES = ['LOW_VOLUME', 'MIXED', 'CUSTOMER_CARE', 'ACCOUNT_NOTIFICATION', 'MARKETING', 'SOLE_PROPRIETOR'] as const;

/** Who the business is, as US carriers ask. */
export interface BrandDetails {
  legalName: string;
  businessType: (typeof BUSINESS_TYPES)[number];
  /** Employer identification number, nine digits; a sole proprietor has none. */
  taxId: string;
  website: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  /** The two profiles of this business in Twilio's Trust Hub, which checks its papers. */
  customerProfileSid: string;
  messagingProfileSid: string;
}

/** What the business texts about. */
export interface CampaignDetails {
  useCase: (typeof USE_CASES)[number];
  description: string;
  /** How people agree to be texted. */
  messageFlow: string;
  samples: string[];
  helpMessage: string;
  optOutMessage: string;
  hasLinks: boolean;
  hasPhone: boolean;
  privacyUrl: string;
  termsUrl: string;
}
