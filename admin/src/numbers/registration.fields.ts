/** One field of a registration form. */
export interface RegistrationField {
  name: string;
  label: string;
  hint?: string;
  choices?: readonly { value: string; label: string }[];
  isLong?: boolean;
  isFlag?: boolean;
  /** A list of texts, one per line. */
  isList?: boolean;
  isWide?: boolean;
}

export const brandFields: readonly RegistrationField[] = [
  { name: 'legalName', label: 'Legal name', isWide: true },
  {
    name: 'businessType',
    label: 'Kind of business',
    choices: [
      { value: 'sole_proprietor', label: 'Sole proprietor' },
      { value: 'partnership', label: 'Partnership' },
      { value: 'llc', label: 'LLC' },
      { value: 'corporation', label: 'Corporation' },
      { value: 'non_profit', label: 'Non-profit' },
    ],
  },
  { name: 'taxId', label: 'Tax id (EIN)', hint: 'Nine digits. A sole proprietor needs none.' },
  { name: 'website', label: 'Website', hint: 'With https://', isWide: true },
  { name: 'street', label: 'Street', isWide: true },
  { name: 'city', label: 'City' },
  { name: 'region', label: 'State' },
  { name: 'postalCode', label: 'ZIP code' },
  { name: 'contactName', label: 'Contact person' },
  { name: 'contactEmail', label: 'Contact e-mail' },
  { name: 'contactPhone', label: 'Contact phone', hint: 'Such as +13125550142' },
  { name: 'customerProfileSid', label: 'Customer profile', hint: 'From the Trust Hub of Twilio, begins with BU', isWide: true },
  { name: 'messagingProfileSid', label: 'A2P messaging profile', hint: 'From the Trust Hub of Twilio, begins with BU', isWide: true },
];

export const campaignFields: readonly RegistrationField[] = [
  {
    name: 'useCase',
    label: 'Use',
    isWide: true,
    choices: [
      { value: 'LOW_VOLUME', label: 'A little of everything, few texts a day' },
      { value: 'MIXED', label: 'A little of everything' },
      { value: 'CUSTOMER_CARE', label: 'Answers to customers' },
      { value: 'ACCOUNT_NOTIFICATION', label: 'Notices about appointments and accounts' },
      { value: 'MARKETING', label: 'Offers' },
      { value: 'SOLE_PROPRIETOR', label: 'Sole proprietor' },
    ],
  },
  { name: 'description', label: 'What you text, to whom, and why', hint: 'At least 40 characters', isLong: true, isWide: true },
  { name: 'messageFlow', label: 'How people agree to be texted', hint: 'At least 40 characters', isLong: true, isWide: true },
  { name: 'samples', label: 'Sample texts', hint: 'Two to five, one per line, at least 20 characters each', isList: true, isWide: true },
  { name: 'helpMessage', label: 'Answer to HELP', isLong: true, isWide: true },
  { name: 'optOutMessage', label: 'Answer to STOP', isLong: true, isWide: true },
  { name: 'privacyUrl', label: 'Privacy page' },
  { name: 'termsUrl', label: 'Terms page' },
  { name: 'hasLinks', label: 'Texts contain links', isFlag: true },
  { name: 'hasPhone', label: 'Texts contain phone numbers', isFlag: true },
];

type Value = string | boolean | string[] | null | undefined;
export type Draft = Record<string, string | boolean>;

/** The stored values as the form shows them; a hidden tax id is shown as an empty field that keeps what is stored. */
export function draftOf(fields: readonly RegistrationField[], values: Record<string, unknown>): Draft {
  return Object.fromEntries(
    fields.map(({ name, isFlag, isList }) => {
      const value = values[name] as Value;
      if (isFlag) return [name, value === true];
      if (isList) return [name, Array.isArray(value) ? value.join('\n') : ''];
      return [name, typeof value === 'string' && !value.includes('•') ? value : ''];
    }),
  );
}

/** What the person changed, as the API takes it; an empty choice and an untouched field are left out. */
export function changesOf(fields: readonly RegistrationField[], before: Draft, after: Draft): Record<string, string | boolean | string[]> {
  const changed = fields.filter(({ name, choices }) => before[name] !== after[name] && !(choices && after[name] === ''));
  return Object.fromEntries(
    changed.map(({ name, isList }) => {
      const value = after[name]!;
      if (!isList || typeof value !== 'string') return [name, typeof value === 'string' ? value.trim() : value];
      const lines = value.split('\n').map((line) => line.trim());
      return [name, lines.filter((line) => line !== '')];
    }),
  );
}
