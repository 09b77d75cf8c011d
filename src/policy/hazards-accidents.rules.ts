// What happens in a moment: something in the throat, a fall, people in the house. See hazards-whole.rules.ts.
import type { WholeRule } from './hazard-whole.schema.js';

const SOMEBODY =
  '(?:he|hes|she|shes|im|i|we|somebody|someone|husband|wife|son|daughter|boy|girl|kid|child|toddler|baby|little one|dad|father|mom|mum|mother|grand\\w+|brother|sister|uncle|aunt|friend|neighbou?r|man|woman|lady|guy|tech\\w*|roofer|painter|plumber|electrician|worker|helper|employee|customer|client|guest)';
const PET = '(?:dog|puppy|cat|kitten)';
const LONG_AGO = '(?:last (?:week|month|year|summer|winter)|years? ago|months? ago|in (?:19|20)\\d\\d|as a kid)';
const LIMB = '(?:leg|arm|ankle|neck|wrist|back|foot|hip|knee)';

export const ACCIDENTS: readonly WholeRule[] = [
  {
    hazard: 'medical',
    needs: [
      new RegExp(
        `\\b(?:${SOMEBODY}|${PET})(?<!\\bi)(?: (?:is|was|are|has|just|started|keeps|still|may be|might be|already))* chok(?:ed|es|ing)\\b|\\bi am chok(?:ed|ing)\\b|\\bstuck in (?:his|her|my|their|the \\w+) throat\\b`,
      ),
      /\b(?:(?:is|hes|shes|all|lips|turn\w*|going|gone|went) (?:\w+ )?(?:blue|purple)|(?:turn\w*|going|gone|went) (?:\w+ )?gr[ae]y|cant (?:breathe|talk|speak|cough|swallow)|cannot (?:breathe|talk|speak|cough)|not breathing|limp|unconscious|passed out|still stuck)\b/,
    ],
    unless: new RegExp(
      `\\bchok\\w*\\b.{0,40}\\b${LONG_AGO}\\b|\\b(?:all|hes|shes|is) (?:fine|ok|okay) now\\b|\\bcant talk (?:right )?now\\b|\\btext me\\b`,
    ),
  },
  {
    hazard: 'medical',
    needs: [
      new RegExp(
        `\\b${SOMEBODY}(?: \\w+){0,5}? (?:fell|fallen|slipped|tumbled)\\b|\\b${SOMEBODY} (?:just )?came off the (?:roof|ladder)\\b`,
      ),
      /\b(?:roof|ladder|scaffold\w*|stairs|steps|balcony|window|tree|attic|deck)\b/,
      new RegExp(
        `\\bbones?(?! dry)\\b.{0,20}\\b(?:out|through|showing|visible|sticking)\\b|\\b(?:see|seeing|showing)(?: \\w+){0,2} bones?\\b|\\b(?:${SOMEBODY}|and)(?: (?:is|really|still|just))* (?:cant|cannot|wont|isnt|not) (?:move(?! (?:it|the|my|our|them|in|out|to))|moving|feel (?:his|her|my|their)|get up|stand|waking|wake up|responding)\\b|\\b(?:cant|cannot) move (?:his|her|my|their) (?:${LIMB}s?|fingers|toes)\\b|\\b(?:his|her|my|their) ${LIMB} (?:is |looks |looks like it is |might be )?(?:broken|bent|snapped|twisted the wrong)\\b|\\bhit (?:his|her|my|their) head\\b`,
      ),
    ],
    unless: new RegExp(`\\b(?:fell|fallen|slipped|tumbled)\\b.{0,40}\\b${LONG_AGO}\\b|\\b(?:lawyer|attorney|physio\\w*|lawsuit)\\b`),
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:ca(?:ido|yo|i)|resbal(?:o|e|ado))\b/,
      /\b(?:tejado|techo|azotea|escaleras?|andamio|balcon|ventana|arbol|placas)\b/,
      /\bhuesos?\b|\b(?:no (?:se mueve|puede mover(?:se)?|responde|reacciona)|inconsciente|sangra\w*|sangre|fractur\w*|golpe\w*.{0,15}\bcabeza|(?:pierna|brazo|tobillo|cuello|muneca|cadera|pie)\b.{0,12}\brot[oa]|rot[oa]\b.{0,12}\b(?:pierna|brazo|tobillo|cuello|muneca|cadera|pie))\b/,
      /\b(?:marido|espos[oa]|papa|mama|padre|madre|hij[oa]|nin[oa]|abuel[oa]|herman[oa]|trabajador|obrero|muchach[oa]|senora?|alguien|vecin[oa]|companer[oa]|empleado|me cai)\b/,
    ],
    unless: /\b(?:hace (?:\w+ )?(?:anos?|meses|semanas)|ano pasado|abogad[oa])\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:chhat|seedhi\w*|sidhi\w*|zeena|jeena|balcony|khidki|ped)(?: (?:par|pe))? se (?:neeche |niche )?gir (?:gaya|gaye|gayi|gai|pada|pade|padi)\b/,
      /\b(?:haddi|hil nahi|uth nahi|behosh|hosh|khoon|sir (?:main|par|phat|phut)|(?:pair|haath|taang|kamar) (?:\w+ )?(?:tut|toot))\b/,
    ],
    unless: /\b(?:pichhle|pichle|saal pehle|mahine pehle|plaster|tukda)\b/,
  },
  // Strangers in the house are not burglars of last year
  {
    hazard: 'violence',
    needs: [
      /\b(?:log|chor|choron|aadmi|aadmiyon|ladke|ladkon|gunde|gundon|badmash|daku|koi)\b/,
      /\b(?:ghar|dukaan|dukan|flat|kamre)\b(?: \w+){0,2} ghus(?:e)? (?:aaye|aaya|aayi|aa|gaye|gaya|rahe|raha)\b|\b(?:chor|log|aadmi|gunde) ghus(?:e)? (?:aaye|aaya|gaye|rahe)\b/,
    ],
    unless:
      /\b(?:paani|pani|bandar|saanp|chuh\w+|kutt\w+|billi)\b(?: \w+){0,3} ghus|\bghus(?:e)? (?:aaye|aaya|gaye|gaya|aa gaye) (?:the|tha|thi)\b|\b(?:pichhle|pichle|pehle|agar)\b|\bcamera (?:laga|lagwa|install|quote|chahiye|ka)/,
  },
  {
    hazard: 'violence',
    needs: [
      /\b(?:men|guys|people|someone|somebody|a man|strangers?|burglars?|robbers?)\b/,
      /\b(?:in(?:side)?|into) (?:the|my|our) (?:house|home|shop|store|kitchen|garage|apartment|flat)\b/,
      /\bwith (?:a |an )?(?:bats?|sticks?|knives|knife|guns?|weapons?|crowbars?|machetes?|iron rods?)\b(?! (?:safe|rack|cabinet|block|and roses))/,
    ],
    unless: /\b(?:last (?:night|week|month|year)|yesterday|quote|game|movie|party|costume|cosplay)\b/,
  },
];
