/** What customers say is wrong or wanted, per trade. First match wins within a thing; {thing} is filled in. */
export interface Thing {
  name: string;
  pattern: RegExp;
  /** Extra words that help to find the business's own service. */
  tags: string;
}

export interface Trouble {
  pattern: RegExp;
  value: string;
  tags: string;
}

export interface Vocabulary {
  things: Thing[];
  troubles: Trouble[];
  /** Whole phrases that need no thing. */
  whole: Trouble[];
}

const NOT_WORKING =
  /\b(?:not (?:been )?work(?:ing)?|isnt work(?:ing)?|aint working|wont work|doesnt work|dont work|stopped work(?:ing)?|quit work(?:ing)?|broke|broken|busted|died|dead|is out|are out|ac out|ac down|furnace out|heater out|went out|gone out|is down|went down|out of order|kaput|messed up|acting up|not functioning|on the fritz|quit|gave out|conked out|shut (?:off|down)|fail(?:ed|ing|s)?|out again|not right|has issues?|problems?|issues?|trouble|crapped out|shot|crashed)\b/;
const WONT_START =
  /\b(?:(?:wont|will not|doesnt|does not|not|cant get it to|wouldnt) (?:turn(?:ing)? on|com(?:e|ing) on|start(?:ing)?|kick(?:ing)? on|power on|run(?:ning)?|ignite|light|fire up|stay (?:on|lit))|pilot (?:light )?(?:is )?(?:out|off))\b/;
const NOISE =
  /\b(?:noise|noises|noisy|loud|banging|rattl\w+|squeal\w*|squeak\w*|grinding|buzzing|humming|clanking|screech\w*|clicking|knocking|vibrat\w+|whistling|hissing)\b/;
const LEAK =
  /\b(?:leak\w*|drip\w*|dripping|puddle|water (?:under|around|coming out|all over|on the floor)|spraying|(?:shoot|squirt|spurt|pour|gush|spray)(?:s|ing) (?:out|from|down|up)(?! (?:slow|fine))|drench\w*)\b/;
const INSTALL = /\b(?:install\w*|put in|new (?:one|unit|system)|set up|hook ?up|mount(?:ed|ing)?|add(?:ing)?|run a)\b/;
const REPLACE = /\b(?:replac\w*|swap\w*|change out|upgrad\w*|new)\b/;
const TUNE = /\b(?:tune ?up|maintenance|servic(?:ed|ing)|check ?up|inspect\w*|cleaned|cleaning|flush(?:ed)? out|annual|seasonal|checked)\b/;
const REPAIR = /\b(?:repair\w*|fix\w*|look(?:ed)? at|service call|diagnos\w*)\b/;

const COMMON: Trouble[] = [
  { pattern: LEAK, value: '{thing} leaking', tags: 'repair leak' },
  { pattern: NOISE, value: '{thing} making noise', tags: 'repair' },
  { pattern: WONT_START, value: '{thing} not turning on', tags: 'repair' },
  { pattern: /\b(?:smell\w*|odou?r|stinks?|burning smell)\b/, value: '{thing} smells', tags: 'repair' },
  { pattern: /\b(?:broke|broken|busted|snapped)\b/, value: '{thing} broken', tags: 'repair' },
  { pattern: NOT_WORKING, value: '{thing} not working', tags: 'repair' },
  { pattern: TUNE, value: '{thing} maintenance', tags: 'maintenance tune up inspection' },
  { pattern: INSTALL, value: '{thing} installation', tags: 'install installation replacement' },
  { pattern: REPLACE, value: '{thing} replacement', tags: 'replacement install installation' },
  { pattern: REPAIR, value: '{thing} repair', tags: 'repair' },
];

const thing = (name: string, pattern: RegExp, tags = ''): Thing => ({ name, pattern, tags });
const trouble = (value: string, pattern: RegExp, tags = 'repair'): Trouble => ({ value, pattern, tags });

const HVAC: Vocabulary = {
  things: [
    thing('Heat pump', /\bheat ?pump\b/, 'heating cooling'),
    thing('Mini split', /\bmini ?splits?\b|\bductless\b/, 'ac cooling'),
    thing('Thermostat', /\bthermostats?\b|\bt stat\b|\bnest\b|\becobee\b/, 'thermostat'),
    thing('Water heater', /\b(?:hot )?water (?:heater|tank)\b|\btankless\b/, 'water heater'),
    thing('Boiler', /\bboilers?\b|\bradiators?\b/, 'heating boiler'),
    thing('Furnace', /\bfurnaces?\b/, 'heating furnace'),
    thing('Duct', /\b(?:duct(?:s|work)?|air ?ducts?|vents?)\b/, 'duct cleaning'),
    thing(
      'AC',
      /\b(?:ac|acs|air condition\w*|window unit|central air|cooling (?:unit|system)|condenser|compressor|evaporator|cooling)\b/,
      'ac air conditioning cooling',
    ),
    thing('Heater', /\b(?:heaters?|heating(?: system)?|heat)\b/, 'heating furnace heater'),
    thing('Air filter', /\b(?:air )?filters?\b/, 'maintenance filter'),
    thing(
      'HVAC system',
      /\b(?:hvac|heating and cooling|central unit|the unit|my unit|our unit|blower|air handler|(?:my|our|the) system)\b/,
      'hvac system',
    ),
  ],
  troubles: [
    trouble(
      '{thing} not heating',
      /\b(?:not heating|isnt heating|wont heat|no heat|blowing cold|cold air|not (?:getting )?(?:warm|hot)|isnt (?:getting )?(?:warm|hot)|lukewarm)\b/,
      'repair heating',
    ),
    trouble(
      '{thing} not cooling',
      /\b(?:not cool(?:ing)?|isnt cooling|wont cool|doesnt cool|stopped cooling|no cool(?:ing)?|(?:blow\w*|blowing|only|just) (?:hot|warm)(?: air)?|(?:hot|warm) air|not (?:getting )?(?:cold|cool)|isnt (?:getting )?(?:cold|cool)|not keeping up|cant keep up|not blowing cold|(?:wont|doesnt|isnt|not) blow(?:ing)? cold)\b/,
      'repair cooling',
    ),
    trouble('{thing} frozen up', /\b(?:frozen|froze|ice|iced|icing|freezing up)\b/),
    trouble('{thing} low airflow', /\b(?:no air|not blowing|weak air|low air ?flow|barely blowing|poor air)\b/),
    trouble(
      '{thing} keeps shutting off',
      /\b(?:short cycl\w+|keeps (?:shutting (?:off|down)|turning (?:itself )?off|cycling|cutting (?:off|out)|going (?:off|out)|stopping|tripping|kicking off|quitting)|turns (?:itself )?off|shuts (?:itself )?(?:off|down))\b/,
    ),
    trouble(
      '{thing} keeps running',
      /\b(?:wont (?:stop|turn off|shut off)|will not stop|keeps running|runs (?:constantly|all (?:day|the time))|constantly running)\b/,
    ),
    trouble('{thing} cleaning', /\bclean\w*\b/, 'cleaning maintenance duct'),
    ...COMMON,
  ],
  whole: [
    trouble('Gas smell', /\bgas (?:leak\w*|smell\w*|odou?r)\b|\bsmell\w* (?:\w+ ){0,2}gas\b|\brotten eggs?\b/, 'gas emergency repair'),
    trouble('Carbon monoxide alarm', /\b(?:co2?|carbon monoxide)\b/, 'emergency repair'),
    trouble(
      'No heat',
      /\b(?:no heat|(?:have|got|without) (?:no |any )?heat|lost (?:our |the |my )?heat|heats? (?:is |went )?(?:out|off|dead)|freezing in (?:here|my|our|the)|house is (?:freezing|cold)|(?:its )?cold in (?:here|my|our|the)|cant get (?:it |the house )?warm|(?:nothing|no) warm (?:air )?(?:comes|coming|is))\b/,
      'heating furnace repair',
    ),
    trouble(
      'AC not cooling',
      /\b(?:no (?:ac|cool air|cold air|cooling)|(?:house|it|its|home|upstairs) (?:is |wont )?(?:hot|cool|boiling|burning up|an oven|like an oven|a sauna)(?: down| in here)?|hot in (?:here|my|our|the)|cant (?:get it|cool|keep)\b.{0,14}cool|(?:blowing|only) (?:hot|warm) air|cold air barely|(?:room|house|upstairs|place)(?: is)? roasting)\b/,
      'ac cooling repair',
    ),
    trouble(
      'Furnace flame yellow',
      /\b(?:yellow|orange|lazy|flickering) flames?\b|\bflames? (?:is |are |looks? |turned |burning )*(?:yellow|orange)\b/,
      'heating furnace repair',
    ),
    trouble('Pilot light out', /\bpilot\b/, 'heating furnace repair'),
    trouble(
      'Maintenance visit',
      /\b(?:yearly|annual|seasonal|regular|routine|due for (?:a|my|its|our|the)) (?:service|servicing|check|checkup|visit|inspection)\b/,
      'maintenance tune up inspection',
    ),
    trouble('Indoor air quality', /\b(?:air quality|humidif\w+|dehumidif\w+|air purifier|allerg\w+ filter)\b/, 'air quality'),
  ],
};

const PLUMBING: Vocabulary = {
  things: [
    thing('Water heater', /\b(?:hot )?water (?:heater|tank)\b|\btankless\b|\bboiler\b/, 'water heater'),
    thing('Garbage disposal', /\b(?:garbage )?dispos(?:al|er)\b|\binsinkerator\b/, 'disposal'),
    thing('Sump pump', /\bsump(?: ?pump)?\b/, 'sump pump'),
    thing('Sewer line', /\b(?:sewer|septic|main (?:line|drain)|sewage)\b/, 'sewer drain'),
    thing('Toilet', /\b(?:toilets?|commode)\b/, 'toilet'),
    thing('Faucet', /\b(?:faucets?|taps?|spigots?|hose bibs?)\b/, 'faucet'),
    thing('Shower', /\bshower(?: ?head)?s?\b/, 'shower'),
    thing('Bathtub', /\b(?:bath ?)?tubs?\b/, 'tub drain'),
    thing('Kitchen sink', /\bkitchen (?:sink|drain)\b/, 'sink drain'),
    thing('Bathroom sink', /\bbathroom (?:sink|drain)\b/, 'sink drain'),
    thing('Sink', /\bsinks?\b/, 'sink drain'),
    thing('Drain', /\b(?:drains?|drainage)\b/, 'drain'),
    thing('Dishwasher', /\bdish ?washers?\b/, 'dishwasher'),
    thing('Washing machine line', /\bwash(?:er|ing machine)\b/, 'washer'),
    thing('Gas line', /\bgas (?:line|pipe)\b/, 'gas line'),
    thing('Water softener', /\b(?:water softener|softener|filtration)\b/, 'softener'),
    thing('Pipe', /\b(?:pipes?|piping|plumbing|re ?pipe|water line|water main|shut ?off valve|valve)\b/, 'pipe leak'),
  ],
  troubles: [
    trouble('{thing} burst', /\b(?:burst|bursted|exploded|broke open|gushing|spewing)\b/, 'pipe leak emergency repair'),
    trouble('{thing} frozen', /\b(?:frozen|froze)\b/),
    trouble(
      '{thing} no hot water',
      /\b(?:no hot|not (?:getting )?hot|cold water only|only cold|lukewarm|runs out of hot|not heating|isnt heating)\b/,
      'water heater repair',
    ),
    trouble(
      '{thing} clogged',
      /\b(?:clog\w*|blocked|blockage|stopped up|plugged|slow|wont drain|not drain\w*|isnt draining|doesnt drain|backed up|backing up|backs up|wont go down|takes? (?:\w+ ){1,2}to (?:go down|drain)|not going down|standing water|snak(?:e|ed|ing)|unclog\w*)\b/,
      'drain clog cleaning',
    ),
    trouble('{thing} overflowing', /\b(?:overflow\w*|flood\w*)\b/, 'drain clog repair'),
    trouble('{thing} not flushing', /\b(?:wont flush|not flush\w*|isnt flushing|doesnt flush)\b/, 'toilet repair'),
    trouble(
      '{thing} keeps running',
      /\b(?:running|wont stop|keeps (?:running|filling)|constantly runs?|runs (?:all|constantly))\b/,
      'toilet repair',
    ),
    trouble('{thing} low water pressure', /\b(?:low pressure|no pressure|water pressure|barely any water|trickl\w+)\b/),
    trouble('{thing} loose', /\b(?:loose|wobbl\w+|rock(?:s|ing)|crack\w*)\b/),
    ...COMMON,
  ],
  whole: [
    trouble('Gas smell', /\bgas (?:leak\w*|smell\w*|odou?r)\b|\bsmell\w* (?:\w+ ){0,2}gas\b|\brotten eggs?\b/, 'gas emergency repair'),
    trouble('Carbon monoxide alarm', /\b(?:co2?|carbon monoxide)\b/, 'emergency repair'),
    trouble(
      'No hot water',
      /\b(?:no hot water|(?:hot water|hotwater) (?:is )?(?:out|not|isnt|gone|stopped|quit)|dont have (?:any )?hot water|without hot water|lost hot water|showers? (?:go(?:es)?|gets?|runs?|turns?|is|are|been|has been|have been) (?:ice |stone |freezing |lukewarm )?cold|water (?:is|isnt|wont|not|never) (?:not )?(?:get(?:ting)? )?(?:hot|cold|freezing|lukewarm))\b/,
      'water heater repair',
    ),
    trouble('No water', /\b(?:no water|water is (?:off|out)|dont have (?:any )?water|without water|no running water)\b/, 'pipe repair'),
    trouble('Low water pressure', /\b(?:low (?:water )?pressure|water pressure)\b/, 'pipe repair'),
    trouble(
      'Flooding',
      /\b(?:flood(?:ed|ing)?|water (?:everywhere|all over|coming (?:through|from|out|in)|pouring|is pouring)|ceiling (?:is )?(?:leak\w*|drip\w*))\b/,
      'leak emergency repair',
    ),
    trouble('Sewer backup', /\b(?:sewage|sewer (?:smell|back\w*|gas)|poop (?:water|coming))\b/, 'sewer drain'),
    trouble('Water leak', /\b(?:leak\w*|dripping|(?:water |ceiling |wet )(?:stain|spot|mark)s?)\b/, 'leak repair'),
    trouble('Clogged drain', /\b(?:clog\w*|backed up|stopped up|slow drain\w*)\b/, 'drain clog'),
    trouble('Bathroom remodel', /\b(?:bathroom|kitchen) (?:remodel\w*|renovat\w*)\b/, 'remodel'),
  ],
};

export { COMMON, HVAC, INSTALL, PLUMBING, REPAIR, REPLACE, thing, trouble };
