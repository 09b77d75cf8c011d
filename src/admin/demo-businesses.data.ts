import { BELLA_ANSWERS, NORTHSIDE_ANSWERS } from './demo-answers.data.js';
import type { DemoAnswers } from './demo-answers.data.js';
import type { SettingsPatch } from '../orgs/org-profile.schema.js';

export interface DemoService {
  name: string;
  keywords: string[];
  durationMinutes: number;
  priceMinor?: number;
  needsAddress: boolean;
}

export interface DemoBusiness {
  name: string;
  slug: string;
  vertical: string;
  timeZone: string;
  /** The number that customers call and text. */
  number: string;
  settings: SettingsPatch;
  services: DemoService[];
  /** The first is the default resource. */
  resources: string[];
  answers: DemoAnswers;
}

export const DEMO_AGENCY = 'Ringback Agency';
/** Staff alerts leave from here. Numbers of the demo world lie in ranges reserved for fiction. */
export const DEMO_ALERT_NUMBER = '+15550100000';

const closed: [] = [];
const day = (open: string, close: string) => [{ open, close }];

export const DEMO_BUSINESSES: readonly DemoBusiness[] = [
  {
    name: 'Northside Heating & Air',
    slug: 'northside-heating-air',
    vertical: 'hvac',
    timeZone: 'America/Chicago',
    number: '+13125550199',
    settings: {
      ownerName: 'Dana Ortiz',
      ownerEmail: 'dana@northside.example',
      ownerPhone: '+13125550100',
      businessPhone: '+13125550111',
      averageJobValueMinor: 35_000,
      // its questions and answers name the price of a visit, and nothing else is ever said about prices
      pricingPolicy: 'configured',
    },
    services: [
      {
        name: 'AC repair',
        keywords: ['ac', 'air conditioning', 'cooling', 'not cold', 'warm air'],
        durationMinutes: 90,
        needsAddress: true,
      },
      { name: 'Heating repair', keywords: ['heat', 'heater', 'furnace', 'boiler', 'no heat'], durationMinutes: 90, needsAddress: true },
      {
        name: 'Maintenance visit',
        keywords: ['maintenance', 'tune-up', 'checkup', 'service', 'filter'],
        durationMinutes: 60,
        needsAddress: true,
      },
    ],
    resources: ['Truck 1'],
    answers: NORTHSIDE_ANSWERS,
  },
  {
    name: 'Bella Salon',
    slug: 'bella-salon',
    vertical: 'salon',
    timeZone: 'America/New_York',
    number: '+12125550142',
    settings: {
      ownerName: 'Bella Rossi',
      ownerEmail: 'bella@bellasalon.example',
      ownerPhone: '+12125550140',
      businessPhone: '+12125550141',
      averageJobValueMinor: 9_000,
      hours: {
        monday: closed,
        tuesday: day('09:00', '18:00'),
        wednesday: day('09:00', '18:00'),
        thursday: day('09:00', '20:00'),
        friday: day('09:00', '20:00'),
        saturday: day('09:00', '17:00'),
        sunday: closed,
      },
    },
    services: [
      { name: 'Haircut', keywords: ['cut', 'haircut', 'trim', 'bangs'], durationMinutes: 45, priceMinor: 6_500, needsAddress: false },
      {
        name: 'Color',
        keywords: ['color', 'colour', 'highlights', 'balayage', 'dye'],
        durationMinutes: 120,
        priceMinor: 14_000,
        needsAddress: false,
      },
      {
        name: 'Blowout',
        keywords: ['blowout', 'blow dry', 'styling', 'updo'],
        durationMinutes: 45,
        priceMinor: 5_000,
        needsAddress: false,
      },
    ],
    resources: ['Chair 1', 'Chair 2'],
    answers: BELLA_ANSWERS,
  },
];
