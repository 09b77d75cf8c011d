// What happens in a moment: something in the throat, a fall, people in the house. See hazards-whole.rules.ts.
import type { WholeRule } from './hazard-whole.schema.js';

export const ACCIDENTS: readonly WholeRule[] = [
  {
    hazard: 'medical',
    needs: [
      /\b(?:chok(?:ed|es|ing)|something (?:is )?stuck in (?:his|her|my|their|the \w+) throat)\b/,
      /\b(?:he|hes|she|shes|i|im|my|son|daughter|little one|baby|kid|toddler|grand\w+|dad|mom|mum|husband|wife|dog|cat|someone|customer|guest)\b/,
      /\b(?:(?:is|hes|shes|turn\w*|going|gone|went|all) (?:\w+ )?(?:blue|purple|gr[ae]y)|cant (?:breathe|talk|speak|cough|swallow)|cannot (?:breathe|talk|speak|cough)|not breathing|limp|unconscious|passed out|still stuck)\b/,
    ],
    unless: /\b(?:engine|motor|drain|pipe|mower|generator|filter|(?:all|hes|shes|is) (?:fine|ok|okay) now|last (?:week|month|year))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:fell|fallen|slipped|came off|tumbled)\b/,
      /\b(?:roof|ladder|scaffold\w*|stairs|steps|balcony|window|tree|attic|deck)\b/,
      /\bbones?(?! dry)\b.{0,20}\b(?:out|through|showing|visible|sticking)\b|\b(?:see|seeing|showing)(?: \w+){0,2} bones?\b|\b(?:cant|cannot|wont|isnt|not) (?:move|moving|feel|get up|stand|waking|wake up|responding)\b|\b(?:leg|arm|ankle|neck|wrist|back|foot) (?:is |looks |looks like it is |might be )?(?:broken|bent|snapped|twisted the wrong)\b|\bhit (?:his|her|my|their) head\b/,
    ],
    unless: /\b(?:last (?:week|month|year)|years? ago|in (?:19|20)\d\d|as a kid|lawyer|physio|cant (?:move|get up) (?:it|them|there))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:ca(?:ido|yo|i)|resbal(?:o|e|ado))\b/,
      /\b(?:tejado|techo|azotea|escaleras?|andamio|balcon|ventana|arbol|placas)\b/,
      /\bhuesos?\b|\b(?:no (?:se mueve|puede mover\w*|responde|reacciona|siente)|inconsciente|sangra\w*|sangre|la cabeza|roto|rota|fractur\w*)\b/,
      /\b(?:marido|espos[oa]|papa|mama|padre|madre|hij[oa]|nin[oa]|abuel[oa]|herman[oa]|trabajador|obrero|muchach[oa]|senora?|alguien|me|mi|vecin[oa]|companer[oa]|empleado)\b/,
    ],
    unless: /\b(?:hace (?:\w+ )?(?:anos?|meses|semanas)|ano pasado|tejas?|abogad[oa])\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\bgir (?:gaya|gaye|gayi|gai|pada|pade|padi)\b/,
      /\b(?:chhat|seedhi\w*|sidhi\w*|zeena|jeena|balcony|khidki|ped)\b/,
      /\b(?:haddi|hil nahi|uth nahi|behosh|hosh|khoon|sir (?:main|par|phat|phut)|tut gay\w*|toot gay\w*)\b/,
    ],
    unless: /\b(?:pichhle|pichle|saal pehle|mahine pehle)\b/,
  },
  // Strangers in the house are not burglars of last year
  {
    hazard: 'violence',
    needs: [
      /\b(?:log|chor|choron|aadmi|aadmiyon|ladke|ladkon|gunde|gundon|badmash|daku|koi)\b/,
      /\b(?:ghar|dukaan|dukan|flat|kamre)\b(?: \w+){0,2} ghus(?:e)? (?:aaye|aaya|aayi|aa|gaye|gaya|rahe|raha)\b|\b(?:chor|log|aadmi|gunde) ghus(?:e)? (?:aaye|aaya|gaye|rahe)\b/,
    ],
    unless: /\b(?:paani|pani|bandar|saanp|chuha|chuhe|kutta|billi|pichhle|pichle|pehle|the|tha|thi|agar|camera|kal)\b/,
  },
  {
    hazard: 'violence',
    needs: [
      /\b(?:men|guys|people|someone|somebody|a man|strangers?|burglars?|robbers?)\b/,
      /\b(?:in(?:side)?|into) (?:the|my|our) (?:house|home|shop|store|kitchen|garage|apartment|flat)\b/,
      /\bwith (?:a |an )?(?:bats?|sticks?|knives|knife|guns?|weapons?|crowbars?|machetes?|iron rods?|masks?)\b/,
    ],
    unless: /\b(?:last (?:night|week|month|year)|yesterday|do you|can you|camera|quote|game|movie|party|costume|cosplay)\b/,
  },
];
