import { outsiderIn, type Outsider } from './outsiders.rules.js';

describe('who writes and is no customer', () => {
  it.each<[string, Outsider]>([
    ['Hi, this is Jessica with GrowthLeads. We help HVAC companies get 30+ exclusive leads a month', 'seller'],
    ['we do SEO for HVAC companies, can we set up a call tomorrow at 2?', 'seller'],
    ['Noticed your website is missing reviews, we can help you rank on the first page of google', 'seller'],
    ['Your business is pre-approved for up to 50k in working capital', 'seller'],
    ['im an hvac tech looking for work', 'applicant'],
    ['Are you hiring?', 'applicant'],
    ['im a stylist looking for a chair', 'applicant'],
    ['hi are you looking for stylists?', 'applicant'],
    ['hola, estan contratando?', 'applicant'],
    ['This is Megan from Allstate regarding claim 88213 for your customer J. Harris', 'insurer'],
  ])('%s', (text, who) => expect(outsiderIn(text)).toBe(who));

  it.each([
    'do you have any openings for a haircut tomorrow',
    'I need some work done on my ac',
    'looking for work on my deck lights',
    'we run a small restaurant and our ac is out',
    'my insurance claim 88213 covers the leak, can you come look',
    'I work at State Farm, the office ac is broken',
    'You want the facilities manager, I only do payroll',
    'do you do plumbing for small businesses',
    'need a job done at my rental',
    'I need an appointment, are you taking new customers',
  ])('a customer: %s', (text) => expect(outsiderIn(text)).toBeNull());
});
