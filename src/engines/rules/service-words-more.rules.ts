import { COMMON, HVAC, PLUMBING, thing, trouble, type Vocabulary } from './service-words.rules.js';

const ELECTRICAL: Vocabulary = {
  things: [
    thing(
      'EV charger',
      /\btesla\b|\bev\b|(?<!phone )(?<!laptop )\bcharger\b|\b(?:ev|electric (?:car|vehicle)|tesla|car|level 2) ?(?:charg\w+|wall connector)\b|\bcharging station\b/,
      'ev charger',
    ),
    thing('Ceiling fan', /\b(?:ceiling )?fans?\b/, 'fan'),
    thing('Smoke detector', /\b(?:smoke|co2?|carbon monoxide) (?:detectors?|alarms?)\b/, 'smoke detector'),
    thing('Generator', /\bgenerators?\b|\btransfer switch\b/, 'generator'),
    thing('GFCI outlet', /\bgf[ci]{1,2}s?(?: outlet)?\b/, 'outlet'),
    thing('Outlet', /\b(?:outlets?|receptacles?|plugs?|sockets?)\b/, 'outlet'),
    thing('Light switch', /\b(?:light )?switch(?:es)?\b|\bdimmers?\b/, 'switch light'),
    thing(
      'Electrical panel',
      /\b(?:panels?|fuse ?box|breaker ?box|electrical box|service upgrade|200 ?amp|main breaker)\b/,
      'panel breaker',
    ),
    thing('Breaker', /\b(?:(?:circuit )?breakers?|fuses?|circuits?)\b/, 'breaker panel'),
    thing('Recessed lights', /\b(?:recessed|can|pot) ?lights?\b|\brecessed lighting\b/, 'light lighting'),
    thing('Chandelier', /\bchandeliers?\b/, 'light lighting fixture'),
    thing('Lights', /\b(?:lights?|lighting|fixtures?|lamps?|bulbs?)\b/, 'light lighting'),
    thing('Wiring', /\b(?:wir(?:es?|ing)|rewir\w+|knob and tube)\b/, 'wiring'),
    thing('Hot tub wiring', /\bhot tub\b/, 'wiring hot tub'),
    thing('Doorbell', /\bdoor ?bell\b|\bring camera\b/, 'doorbell'),
    thing('Power', /\b(?:power|electric(?:ity)?|electrical)\b/, 'power repair'),
  ],
  troubles: [
    trouble('{thing} beeping', /\b(?:beep\w*|chirp\w*)\b/),
    trouble('{thing} sparking', /\b(?:spark\w*|arc(?:ing|ed)|shock\w*)\b/, 'emergency repair'),
    trouble(
      '{thing} hot or burning',
      /\b(?:smok(?:e(?! (?:detectors?|alarms?)\b)|ing)|burn(?:t|ed|ing)?|melt\w*|hot to (?:the )?touch|hot)\b/,
      'emergency repair',
    ),
    trouble('{thing} tripping', /\b(?:trip\w*|keeps (?:popping|shutting|going|flipping)|wont reset|pops)\b/, 'breaker repair'),
    trouble('{thing} flickering', /\b(?:flicker\w*|dimming|blink\w*|flashing|going on and off)\b/),
    trouble(
      '{thing} out',
      /\b(?:no power|lost power|partial(?:ly)? out|half (?:the|my|of)|out in|is out|are out|went out)\b/,
      'power repair',
    ),
    ...COMMON,
  ],
  whole: [
    trouble(
      'No power',
      /\b(?:no (?:power|electric\w*)|(?:power|electricity) (?:is |went |just )?(?:out|off|gone|down)|lost power|without power|half (?:the|my|our) (?:house|power|apartment))\b/,
      'power repair',
    ),
    trouble(
      'Burning smell',
      /\bburning smell\b|\bsmell\w* (?:of |like )?(?:burning|smoke|plastic|something burning)\b/,
      'emergency repair',
    ),
    trouble('Electrical inspection', /\b(?:electrical|home|safety) inspection\b/, 'inspection'),
    trouble('Rewiring', /\brewir\w+\b/, 'wiring'),
  ],
};

const salon = (name: string, pattern: RegExp, tags = ''): ReturnType<typeof trouble> =>
  trouble(name, pattern, `${tags} ${name.toLowerCase()}`);

/** In a salon the wish itself is the service; several may be named ("cut and color"). */
export const SALON_WISHES = [
  salon(
    "Men's haircut",
    /\b(?:mens?|guys|male|husbands?|boyfriends?|his|fade|taper|buzz) ?(?:hair ?)?(?:cuts?|trim)\b|\b(?:skin )?fade\b|\bbuzz cut\b/,
    'haircut cut',
  ),
  salon(
    "Kids' haircut",
    /\b(?:kids?|childs?|childrens?|sons?|daughters?|boys?|girls?|toddlers?) ?(?:first )?(?:hair ?)?(?:cuts?|trim)\b|\b(?:cut|trim|haircut) for my (?:son|daughter|kid|boy|girl|\d)/,
    'haircut cut kids',
  ),
  salon('Balayage', /\b(?:balayage|baylage|balyage|ombre|sombre)\b/, 'color highlights'),
  salon('Highlights', /\b(?:high ?lights?|foils?|babylights|lowlights|streaks)\b/, 'color highlights'),
  salon('Root touch-up', /\broots?\b|\bgray coverage\b|\bgrey coverage\b|\btouch ?up\b(?! paint)/, 'color root'),
  salon('Color correction', /\bcolou?r correction\b|\bfix my (?:hair ?)?colou?r\b|\bbox dye\b/, 'color'),
  salon(
    'Hair color',
    /\b(?:hair ?)?colou?r(?:ed|ing)?\b|\bdye(?:d|ing)?\b|\bbleach\w*\b|\bgo(?:ing)? (?:blonde|brunette|red|darker|lighter)\b|\btoner\b|\bgloss\b/,
    'color',
  ),
  salon('Blowout', /\bblow ?(?:outs?|dry|drys?)\b|\bstyled?\b|\bstyling\b/, 'blowout style'),
  salon('Updo', /\bup ?dos?\b|\b(?:wedding|bridal|prom) (?:hair|style|party)\b|\bbridal\b/, 'updo bridal'),
  salon('Keratin treatment', /\bkeratin\b|\bbrazilian blow\w*\b|\bsmoothing\b|\brelaxers?\b|\bstraighten\w*\b/, 'keratin treatment'),
  salon('Extensions', /\bextensions?\b|\btape ins?\b|\bsew in\b|\bweave\b/, 'extensions'),
  salon('Braids', /\bbraid\w*\b|\bcornrows?\b|\btwists\b|\blocs?\b|\bdreads?\b/, 'braids'),
  salon('Perm', /\bperms?\b/, 'perm'),
  salon('Manicure and pedicure', /\bmani (?:and )?pedi\b|\bmanicure and (?:a )?pedicure\b|\bmani\/pedi\b/, 'manicure pedicure nails'),
  salon('Manicure', /\bmani(?:cure)?s?\b/, 'nails manicure'),
  salon('Pedicure', /\bpedi(?:cure)?s?\b/, 'nails pedicure'),
  salon('Gel nails', /\b(?:gels?|dip|shellac) ?(?:nails?|mani\w*|powder|set|polish|x)?\b(?= |$)/, 'nails gel'),
  salon('Acrylic nails', /\bacrylics?\b|\bfull set\b|\bfill(?: in)?s?\b/, 'nails acrylic'),
  salon('Nails', /\bnails?\b|\bfrench tips?\b/, 'nails manicure'),
  salon('Eyebrows', /\b(?:eye ?)?brows?\b|\bthreading\b|\bmicroblading\b/, 'brows'),
  salon('Lashes', /\b(?:eye ?)?lash(?:es)?\b/, 'lashes'),
  salon('Waxing', /\bwax\w*\b|\bbrazilian\b|\bbikini\b/, 'wax'),
  salon('Facial', /\bfacials?\b|\bhydrafacial\b|\bchemical peel\b/, 'facial'),
  salon('Massage', /\bmassages?\b|\bdeep tissue\b/, 'massage'),
  salon('Makeup', /\bmake ?up\b/, 'makeup'),
  salon('Beard trim', /\bbeards?\b|\bshave\b|\bline ?up\b/, 'beard trim'),
  salon('Bangs trim', /\bbangs\b/, 'haircut trim'),
  salon(
    'Haircut',
    /\bhair ?cuts?\b|\bcuts?\b(?! (?:off|out|the (?:water|power)|my (?:finger|hand)))|\btrims?\b|\bhair done\b|\blayers\b|\bpixie\b|\bdead ends\b|\bsplit ends\b|\bbob\b(?= cut)|\bwash and cut\b/,
    'haircut cut',
  ),
  salon('Hair treatment', /\bdeep condition\w*\b|\bscalp\b|\bolaplex\b|\btreatment\b/, 'treatment'),
] as const;

const SALON: Vocabulary = { things: [], troubles: [], whole: [...SALON_WISHES] };

/** The org's own trade is read first, the others after it: a customer may ask a plumber about heat. */
export const VOCABULARIES: Record<string, Vocabulary> = { hvac: HVAC, plumbing: PLUMBING, electrical: ELECTRICAL, salon: SALON };

export function vocabulariesFor(vertical: string): Vocabulary[] {
  const own = VOCABULARIES[vertical];
  if (vertical === 'salon') return own ? [own] : [];
  const trades = ['hvac', 'plumbing', 'electrical'].filter((trade) => trade !== vertical).map((trade) => VOCABULARIES[trade] as Vocabulary);
  return own ? [own, ...trades] : [...trades, SALON];
}
