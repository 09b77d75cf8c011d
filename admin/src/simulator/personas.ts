export interface Persona {
  phone: string;
  name: string;
  about: string;
  lines: readonly string[];
}

/** People to play. Numbers from the range kept for fiction, so that no real phone can ever be meant. */
export const personas: readonly Persona[] = [
  {
    phone: '+13125550123',
    name: 'Maria',
    about: 'no cooling, wants it fixed tomorrow',
    lines: [
      'My AC is blowing warm air',
      'Maria Lopez',
      '1420 W Ohio St, Chicago',
      'Tomorrow afternoon would be great',
      'The first one works',
    ],
  },
  {
    phone: '+13125550144',
    name: 'James',
    about: 'yearly maintenance, in no hurry',
    lines: ['Hi, I need a maintenance visit', "I'm James Carter", '88 E Division St', 'Any time next week is fine', 'The second one'],
  },
  {
    phone: '+13125550167',
    name: 'Priya',
    about: 'smells gas: an emergency',
    lines: ['I smell gas in the basement', 'Priya Nair', 'Please hurry'],
  },
  {
    phone: '+13125550188',
    name: 'Tom',
    about: 'angry, wants a person',
    lines: ['This is the third time I call you people', 'I want to talk to a real person', 'Tom Baker'],
  },
];
export const chips: readonly string[] = ['YES', 'STOP', 'START', 'HELP'];

const most = 3;

/** What this person has not said yet, in order. */
export function nextLines(lines: readonly string[], texts: readonly { isMine: boolean; body: string }[]): string[] {
  const said = new Set(texts.filter((text) => text.isMine).map((text) => text.body));
  return lines.filter((line) => !said.has(line)).slice(0, most);
}
