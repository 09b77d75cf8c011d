interface Trade {
  id: string;
  name: string;
}

/** The trades that a person can choose: in the settings and in the questionnaire, and those of every preset. */
export const trades: readonly Trade[] = [
  { id: 'hvac', name: 'Heating and cooling' },
  { id: 'plumbing', name: 'Plumbing' },
  { id: 'electrical', name: 'Electrical' },
  { id: 'plumbing-electrical', name: 'Plumbing and electrical' },
  { id: 'salon', name: 'Salon' },
  { id: 'clinic', name: 'Clinic' },
  { id: 'course', name: 'Courses' },
  { id: 'general', name: 'Something else' },
];

/** The trades with the present one, which may have come from elsewhere: a form never shows an empty field for it. */
export const tradesWith = (present: string | undefined): Trade[] =>
  !present || trades.some((trade) => trade.id === present) ? [...trades] : [...trades, { id: present, name: present }];
