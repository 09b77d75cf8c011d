import { brand, campaign } from '../../../test/fixtures/registration.js';
import {
  brandProblems,
  brandStatusOf,
  campaignProblems,
  campaignStatusOf,
  nextLookMinutes,
  numberRegistration,
} from './registration.rules.js';
import type { BrandDetails, CampaignDetails, RegistrationStatus } from './registration.schema.js';

describe('the next look at the carriers', () => {
  it.each<[Parameters<typeof nextLookMinutes>, number | null]>([
    [['draft', 'draft', true], null],
    [['submitted', 'draft', true], 15],
    [['approved', 'submitted', false], 15],
    [['approved', 'draft', true], 1440],
    [['approved', 'approved', true], 1440],
    [['approved', 'rejected', true], 1440],
    // nothing leaves from nowhere, and what was rejected is mended first
    [['approved', 'approved', false], null],
    [['rejected', 'approved', true], null],
  ])('%j: %s minutes', (facts, minutes) => expect(nextLookMinutes(...facts)).toBe(minutes));
});

describe('before a brand is submitted', () => {
  it('nothing is missing from a whole one', () => expect(brandProblems(brand)).toEqual({}));
  it('everything is missing from an empty one', () => expect(Object.keys(brandProblems({})).length).toBeGreaterThan(10));
  it.each<[keyof BrandDetails, string]>([
    ['taxId', '12-34'],
    ['website', 'not an address'],
    ['website', 'ftp://north.example.com'],
    ['website', 'https://localhost'],
    ['contactEmail', 'dana'],
    ['contactPhone', '555'],
    ['postalCode', 'ABC'],
    ['customerProfileSid', 'BU1'],
    ['legalName', '  '],
  ])('%s "%s" is not enough', (field, value) => expect(Object.keys(brandProblems({ ...brand, [field]: value }))).toEqual([field]));
  it('a sole proprietor needs no tax id', () =>
    expect(brandProblems({ ...brand, businessType: 'sole_proprietor', taxId: '' })).toEqual({}));
});

describe('before a campaign is submitted', () => {
  it('nothing is missing from a whole one', () => expect(campaignProblems(campaign)).toEqual({}));
  it.each<[keyof CampaignDetails, unknown]>([
    ['description', 'short'],
    ['messageFlow', ''],
    ['samples', ['only one that is long enough']],
    ['samples', ['short', 'also short']],
    ['samples', Array(6).fill('a sample text that is long enough')],
    ['helpMessage', 'HELP'],
    ['privacyUrl', 'north'],
  ])('%s %j is not enough', (field, value) => expect(Object.keys(campaignProblems({ ...campaign, [field]: value }))).toEqual([field]));
});

describe("the provider's words", () => {
  it.each<[string, RegistrationStatus]>([
    ['PENDING', 'submitted'],
    ['IN_REVIEW', 'submitted'],
    ['APPROVED', 'approved'],
    ['FAILED', 'rejected'],
    ['SUSPENDED', 'rejected'],
    ['DELETED', 'rejected'],
  ])('brand %s', (word, status) => expect(brandStatusOf(word)).toBe(status));
  it.each<[string, RegistrationStatus]>([
    ['IN_PROGRESS', 'submitted'],
    ['VERIFIED', 'approved'],
    ['FAILED', 'rejected'],
    ['SUSPENDED', 'rejected'],
  ])('campaign %s', (word, status) => expect(campaignStatusOf(word)).toBe(status));
});

describe('what the gate is told', () => {
  it.each<[RegistrationStatus, RegistrationStatus, boolean, string]>([
    ['draft', 'draft', false, 'none'],
    ['submitted', 'draft', false, 'pending'],
    ['approved', 'draft', true, 'pending'],
    ['approved', 'submitted', true, 'pending'],
    ['approved', 'approved', false, 'pending'],
    ['approved', 'approved', true, 'verified'],
    ['approved', 'rejected', true, 'rejected'],
    ['rejected', 'approved', true, 'rejected'],
  ])('brand %s, campaign %s, attached %s: %s', (brandIs, campaignIs, isAttached, registration) =>
    expect(numberRegistration(brandIs, campaignIs, { isSimulated: false, isAttached })).toBe(registration),
  );
  it('a simulated number stays simulated', () =>
    expect(numberRegistration('rejected', 'rejected', { isSimulated: true, isAttached: false })).toBe('simulated'));
});
