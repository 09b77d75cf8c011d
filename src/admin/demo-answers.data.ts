import type { SectionName } from '../onboarding/questionnaire.schema.js';

/** What the owner of a demo business answered beyond the preset of the industry, and the questions that customers ask. */
export interface DemoAnswers {
  preset: string;
  sections: Partial<Record<SectionName, Record<string, unknown>>>;
  faq: string;
}

export const NORTHSIDE_ANSWERS: DemoAnswers = {
  preset: 'hvac',
  sections: {
    'business-details': { city: 'Chicago', websiteUrl: 'https://northside.example/', supportEmail: 'hello@northside.example' },
    offer: { refundPolicy: 'If a repair does not hold for 30 days, we come back without another visit fee.' },
    'customer-details': { serviceArea: 'The north side of Chicago, Evanston and Skokie' },
    guardrails: { isReviewed: true },
  },
  faq: `Q: What does a visit cost?
A: The diagnostic visit is $89. It counts towards the repair when you go ahead.

Q: Which areas do you serve?
A: The north side of Chicago, Evanston and Skokie.

Q: Do you work at weekends?
A: We work Monday to Friday from 8 to 5. For no heat in winter we also come on Saturdays.

Q: Which makes do you repair?
A: All common makes of furnaces, boilers, air conditioners and heat pumps.

Q: Do you give a warranty on repairs?
A: Yes, one year on parts that we put in, and 30 days on the work.

Q: How often should a system be looked at?
A: Once a year: the air conditioning in spring and the heating in autumn.
`,
};

export const BELLA_ANSWERS: DemoAnswers = {
  preset: 'salon',
  sections: {
    'business-details': { city: 'New York', websiteUrl: 'https://bellasalon.example/', supportEmail: 'hello@bellasalon.example' },
    offer: { refundPolicy: 'Not happy with the result? Tell us within a week and we put it right at no charge.' },
    'sales-process': { ctaOrder: ['book_call'] },
    guardrails: { isReviewed: true },
  },
  faq: `Q: What does a haircut cost?
A: A haircut is $65, color starts at $140 and a blowout is $50.

Q: Do you take walk-ins?
A: When a chair is free, yes. With an appointment it certainly is.

Q: What if I have to cancel?
A: Tell us a day before and it costs nothing.

Q: Do you do color on the first visit?
A: Yes. Come 15 minutes early so that we can test it on a strand.
`,
};
