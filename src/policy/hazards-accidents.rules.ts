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
  // Somebody is in the house who should not be: heard, hidden, or feared
  {
    hazard: 'violence',
    needs: [
      /\b(?:(?:someone|somebody|some (?:guy|man)|a (?:man|guy|stranger)|strangers?|people|burglars?|intruders?)(?:s| is| are)|theres (?:someone|somebody|a (?:man|guy|stranger)|people)|there is (?:someone|somebody|a (?:man|guy|stranger))) (?:(?:right now|still|hiding|moving around|walking around|downstairs|upstairs) )*(?:in(?:side)?|downstairs|upstairs) (?:in )?(?:of )?(?:the|my|our) (?:house|home|apartment|flat|place|basement|attic|garage)\b/,
      /\b(?:i|we|can|just|still) (?:can )?(?:hear|hearing|heard) (?:them|him|her|footsteps|steps|voices|someone|somebody|people|movement|walking)\b|\bfootsteps\b|\b(?:im|we are|were) (?:hiding|scared|terrified|locked in)\b|\b(?:dont|do not) know (?:who|him|them)\b|\bcall (?:911|the (?:police|cops))\b|\bnot supposed to be\b|\bhelp me\b|\bbroke in\b/,
    ],
    unless:
      /\b(?:let (?:you|them|him|her|your \w+) in|all day|until|from \d|will be|should be|every day|last (?:night|week|month|year)|yesterday|previous|thanks|your (?:tech\w*|guys?|crew|plumber|cleaner)|if (?:someone|somebody)|sick|covid|noise complaint)\b/,
  },
  {
    hazard: 'violence',
    needs: [
      /\b(?:hay|tengo|esta|estan) (?:alguien|un (?:hombre|tipo|extrano|desconocido|ladron|senor)|unos (?:hombres|tipos)|gente|ladrones) (?:\w+ )?(?:metid[oa]s?|escondid[oa]s?|dentro|adentro)\b|\balguien (?:se (?:metio|esta metiendo)|entro|anda|esta) (?:(?:metid[oa]|escondid[oa]|dentro|adentro|ahorita) )?(?:a|en|de|dentro|adentro)\b|\bse (?:me |nos )?(?:metio|metieron|estan metiendo|esta metiendo) (?:alguien|un (?:hombre|tipo|ladron)|unos (?:hombres|tipos)|ladrones|gente)\b/,
      /\b(?:casa|departamento|depa|apartamento|cuarto|negocio|tienda|local|sotano|cochera|patio)\b/,
      /\b(?:metid[oa]s?|escondid[oa]s?|oigo|oimos|escucho|escuchamos|pasos|miedo|policia|911|ayuda|ahorita|ahora mismo|esta metiendo|estan metiendo|no (?:lo|la|los) conozco|no se quien)\b/,
    ],
    unless:
      /\b(?:anoche|ayer|semana pasada|mes pasado|ano pasado|hace (?:\w+ )?(?:dias|semanas|meses|anos)|camara|cotiza\w*|chapa|cambiar|para abrir\w*|todo el dia|agua|perro|gato|raton|rata|si alguien|bano|animal|zorrillo|mapache)\b/,
  },
  {
    hazard: 'violence',
    needs: [
      /\b(?:ghar|dukaan|dukan|flat|kamre|chhat)(?: (?:main|ke andar|pe|par))? (?:koi|chor|ajnabi|anjaan aadmi)(?: \w+){0,2} (?:ghusa|chhupa|chupa)\b|\b(?:koi|chor|ajnabi)(?: \w+){0,4} (?:ghar|dukaan|dukan|flat|kamre)(?: (?:main|ke andar))? (?:ghusa|chhupa|chupa) (?:hua )?(?:hai|hain)\b|\bghar (?:main|ke andar) koi hai\b(?=.*\b(?:awaaz|aawaz|aahat|aaht|kadam|dar lag|police|chor)\b)/,
    ],
    unless: /\b(?:paani|bandar|saanp|chuh\w+|kutt\w+|billi|agar|pehle|pichhle|pichle|kal raat)\b/,
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
