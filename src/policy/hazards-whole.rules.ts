// Dangers told in pieces: the wall in one clause, "we are still inside" in the next. Each rule wants all of its signs somewhere in what
// the message tells of now; one of them alone is an ordinary job. English, Spanish, and Hindi in its one spelling; lower case, no
// apostrophes, no accents.
import { matches } from '../common/prefilter.js';
import type { WholeRule } from './hazard-whole.schema.js';
import { ACCIDENTS } from './hazards-accidents.rules.js';
import { BODIES } from './hazards-bodies.rules.js';
import type { Hazard } from './safety-texts.rules.js';

const STRUCTURE =
  '(?:walls?|ceiling(?! fans?\\b)|roof|chimney|balcony|deck|porch|floor|beams?|joists?|stairs|staircase|stairway|scaffold\\w*|foundation|crane|column|pillar|shelving|shelves|racks?|awning|carport|fence|building|extension|trusses|mezzanine|stage|tent|trench|retaining wall)';

const THINGS: readonly WholeRule[] = [
  // Fumes in several heads beside something that burns
  {
    hazard: 'carbon_monoxide',
    needs: [
      /\b(?:mareos?|maread[oa]s?|dolor(?:es)? de cabeza|nauseas|vomit\w*)\b/,
      /\b(?:calenton|calentador|boiler|caldera|estufa|calefaccion|calefactor|chimenea|generador|brasero|anafre)\b/,
      /\b(?:prendid\w*|encendid\w*|usando|dorm\w*|olor|gases|encerrad\w*|todos|toda la familia|nosotros|llevamos|estamos)\b/,
    ],
    unless: /\b(?:cambiar la cita|cotiza\w*|presupuesto|resfri\w*|gripe|cruda)\b/,
  },
  {
    hazard: 'carbon_monoxide',
    needs: [
      /\b(?:heater|hitar|geyser|gijar|angith?i|chulha|generator|jenaretar|koyla|koyle|sigdi)\b/,
      /\b(?:chakkar|chakar|ulti|ultiyan|ultiya|sir dard|sar dard|behosh|matli)\b/,
      /\b(?:sab|sabko|sabhi|ham|hame|chala\w*|chalu|jala\w*|band|so[ey]\w*|poore ghar|ghar)\b/,
    ],
    unless: /\b(?:price|daam|bill|rate)\b/,
  },
  {
    hazard: 'carbon_monoxide',
    needs: [
      /\b(?:co|carbon monoxide|monoxide)\b.{0,25}\b(?:reads?|reading|shows?|showing|says|hit|at|up to)\b.{0,12}\b\d{2,3}\b/,
      /\b(?:wall|thing|alarm|detector|meter|monitor|ppm|sensor|baby|sick|headaches?|dizzy|throwing up|vomit\w*)\b/,
    ],
  },

  // Fire beside the stove, a battery on its way to one
  {
    hazard: 'fire',
    needs: [
      /\bflames?\b/,
      /\b(?:char(?:ring|red|s)?|scorch\w*|catching|cupboards?|cabinets?|curtains?|spread\w*|out of control|up the wall)\b/,
      /\b(?:way up|high|wont|cant|now|starting|started|is|are)\b/,
    ],
    unless: /\b(?:decal|tattoo|paint job|fireplace insert|grill marks|design|photos?)\b/,
  },
  {
    hazard: 'fire',
    needs: [
      /\b(?:batter(?:y|ies)|power ?wall|inverter|e ?bike|scooter|power ?bank)\b/,
      /\b(?:hiss\w*|swell\w*|swollen|bulg\w*|smok\w*|popping|melt\w*|vent\w*|sizzl\w*)\b/,
      /\b(?:hot|heat\w*|burn\w*|smok\w*|flames?|stand near)\b/,
    ],
    unless: /\b(?:vent ?fan|water heater|quote|old phone)\b/,
  },

  // Wires and children
  {
    hazard: 'electrical',
    needs: [
      /\b(?:stuck|put|poked|jammed|shoved|pushed|stick(?:s|ing)?)\b.{0,20}\b(?:fork|knife|key|nail|hairpin|pin|scissors|wire|finger|spoon|screwdriver)\b.{0,15}\b(?:socket|outlet|plug|toaster)\b/,
    ],
    unless:
      /\b(?:covers?|child ?proof\w*|baby ?proof\w*|worried|prevent|always|likes to|tries to|trying to|keeps trying|so that|so he|so she)\b/,
  },
  {
    hazard: 'electrical',
    needs: [
      /\b(?:cables?|lines?|wires?)\b.{0,30}\b(?:hanging|down|dangling|fell|fallen|snapped|loose|off the pole)\b/,
      /\b(?:spit(?:s|ting)?|spark\w*|arcing|arcs|buzz\w*|crackl\w*|hiss\w*|humming|sizzl\w*|live)\b/,
    ],
    unless: /\b(?:internet|cable tv|phone line|comcast|spectrum|wi ?fi|speaker|doorbell|headphone|live in|we live|i live)\b/,
  },
  {
    hazard: 'electrical',
    needs: [
      /\b(?:tree|oak|pine|limb|branch|maple|palm|trunk|ladder|crane|pole)\b/,
      /\b(?:on|against|into|onto|touching|across) (?:the|a|our|my) (?:power|electric\w*|live|high voltage) ?(?:lines?|wires?|cables?)\b/,
      /\b(?:fell|fallen|came down|down|lean\w*|snapped|crash\w*|broke|storm|touching|smok\w*|spark\w*)\b/,
    ],
    unless: /\b(?:trim\w*|prun\w*|growing|grown|estimate|quote|too close|near)\b/,
  },

  // Water indoors that nobody can stop, or that stands high
  {
    hazard: 'flood',
    needs: [
      /\b(?:line|hose|pipe|tap|faucet|valve|supply|water|toilet|tank|heater|connector|fitting|washer|washing machine|dishwasher)\b/,
      /\b(?:(?:cant|cannot|couldnt|can not|dont know|no idea|unable to|wont|not able to)\b.{0,30}\b(?:shut ?off|shutoff|turn (?:it|the water|anything|this|them) off|shut (?:it|the water|this) off|turn off (?:the )?water|stopcock|stop ?tap|main valve|the main)|(?:no|broken|stuck|stripped|rusted|seized) (?:shut ?off|main valve|stopcock|stop ?tap|valve)|(?:shut ?off|stopcock|valve|handle) (?:is |just )?(?:stuck|broken|broke|stripped|seized|came off|snapped|rusted|wont))\b/,
      /\b(?:deep|inch\w*|flood\w*|rising|everywhere|all over|let go|burst|gush\w*|spray\w*|pour\w*|shooting|blew|popped off|came off|broke off|filling|soaked|ceiling)\b/,
    ],
    unless: /\b(?:drip\w*|slow leak|next week|no rush|whenever)\b/,
  },
  {
    hazard: 'flood',
    needs: [
      /\b(?:inch|inches|inchs|foot|ankle|cm|feet)(?: of water)? deep\b/,
      /\b(?:kitchen|basement|floor|hall\w*|bathroom|living room|bedroom|house|laundry|cellar|shop|garage|water)\b/,
    ],
    unless: /\b(?:pool|trench|hole|pond|snow|dig\w*|well|footing|post|tub|sink|roots?|shelf|cabinet|counter|drawer|gravel|mulch)\b/,
  },
  {
    hazard: 'flood',
    needs: [
      /\b(?:back(?:ing|ed|s)? up|coming up|overflow\w*|bubbling up)\b/,
      /\b(?:toilets?|tubs?|drains?|showers?|sinks?|sewer|septic)\b/,
      /\b(?:black|brown|filthy|poop?|raw|everything|sewage|waste)\b/,
      /\b(?:reached|carpet|hall\w*|everywhere|all over|across the floor|onto the floor|bedroom|living room|through the house|spreading|rising)\b/,
    ],
  },
  {
    hazard: 'flood',
    needs: [
      /\b(?:poop?|shit|sewage) water\b|\braw sewage\b/,
      /\b(?:coming|backing|bubbling|rising|backed|pouring) (?:up|back|out|thru|through|in)\b/,
    ],
    unless: /\b(?:last (?:week|month|year)|smells? like)\b/,
  },
  {
    hazard: 'flood',
    needs: [
      /\b(?:rain|rainwater|storm)\b/,
      /\b(?:pour\w*|gush\w*|stream\w*|rushing|running)\b.{0,20}\b(?:in|into|through|down|inside)\b/,
      /\b(?:bedrooms?|kitchen|living|ceiling|house|room|walls?|inside|attic)\b/,
    ],
    unless: /\b(?:little|a bit|whenever it rains|every time|gutters?|downspout|last (?:time|spring))\b/,
  },
  {
    hazard: 'flood',
    needs: [
      /\bagua\b/,
      /\b(?:no (?:encuentro|encontramos|puedo (?:cerrar|parar)|se puede cerrar|cierra|se donde|hay|sirve)\b.{0,20}\b(?:llave|valvula|paso|agua)|(?:llave|valvula)(?: de paso)? (?:esta )?(?:rota|trabada|atorada|barrida|no cierra|se rompio))\b/,
      /\b(?:sub\w+|llen\w+|inund\w*|dentro|adentro|piso|sala|cocina|casa|chorro|sale|saliendo|brot\w+)\b/,
    ],
    unless: /\b(?:gotea|goteo|no hay agua|sin agua)\b/,
  },
  {
    hazard: 'flood',
    needs: [
      /\bpaani\b/,
      /\b(?:valve|valv|nal|tap|main)\b.{0,20}\b(?:nahi (?:mil|band|ho|pata)|toot|kharab|jam)/,
      /\b(?:bhar|ghus|kamr\w+|ghar|andar|fat|har jagah)\w*\b/,
    ],
    unless: /\b(?:thoda|tapak\w*|paani nahi aa)\b/,
  },

  // What stands gives way; what is under pressure
  {
    hazard: 'collapse',
    needs: [
      new RegExp(
        `\\b${STRUCTURE}\\b.{0,60}\\b(?:crack\\w* (?:wider|open|bigger|more|right|as)|crack\\w*|giv(?:ing|es) way|gave way|giving out|collaps\\w+|cav(?:ing|ed) in|coming down|came down|com(?:ing|es) (?:loose|apart)|about to (?:fall|go|come down|collapse|topple|tip|drop|give)|going to (?:fall|collapse|come down|topple)|bow(?:ing|ed) (?:out|in)|lean\\w*|tilt\\w*|tipp\\w*|toppl\\w*|bits?\\b.{0,25}\\b(?:fall|dropp)ing|(?:pieces?|chunks?)\\b.{0,25}\\b(?:fall|dropp)ing|(?:falling|dropping) (?:down|off|in|on)|buckl\\w+|sway\\w*|shifting|sinking|splitting)\\b|\\b(?:pieces|chunks|bits) of (?:the )?(?:${STRUCTURE}|plaster|concrete|brick)\\b.{0,20}\\b(?:fall|dropp|com)ing\\b`,
      ),
      /\b(?:still inside|were inside|inside right now|under(?:neath)? it|as we (?:watch|speak)|by the (?:minute|hour)|any (?:minute|second|moment)|getting (?:wider|bigger|worse) (?:fast|by)|wider|people (?:under|below|inside|on it)|kids? (?:are )?(?:under|inside|in there)|trapped|someone (?:under|on it|inside)|right above|over (?:our|my|the) (?:heads?|bed|crib)|going to (?:fall|collapse|topple)|about to (?:fall|go|come down|collapse|topple|tip|drop|give))\b/,
    ],
    unless:
      /\b(?:quote|estimate|someday|eventually|next (?:month|spring|year)|no rush|remodel\w*|for years|hairline|nails?|screen|phone|paint is|wallpaper|sales|prices?)\b/,
  },
  {
    hazard: 'collapse',
    needs: [
      /\b(?:tree|oak|pine|limb|branch|maple|trunk|palm|elm|crane|chimney|pole)\b.{0,30}\b(?:fell|fallen|crash\w*|came down|come down|landed|smashed|toppled)\b.{0,20}\b(?:on|onto|on top of|through|into|across) (?:my|our|the|a|his|her|someones?)(?: \w+)? (?:roof|house|home|car|garage|bedroom|porch|trailer|bed)\b/,
    ],
    unless: /\b(?:haul\w*|clean ?up|firewood|insurance (?:already|claim)|no damage)\b/,
  },
  {
    hazard: 'fire',
    needs: [
      /\b(?:water heater|hot water (?:tank|heater|cylinder)|boiler|geyser|relief valve|pressure (?:valve|cooker|tank)|steam (?:pipe|line)|radiator valve)\b/,
      /\bsteams?\b.{0,25}\b(?:shoot\w*|pour\w*|blast\w*|spray\w*|blow\w*|jet\w*|whistl\w*|escap\w*|scream\w*|com(?:ing|es) out)\b|\b(?:shoot\w*|blow\w*|spray\w*|blast\w*|spew\w*|hiss\w*) (?:out )?(?:hot |scalding |boiling )*steam\b/,
    ],
    unless: /\b(?:steam (?:room|shower|clean\w*|iron|oven)|steamer|espresso|sauna|radiator hiss)\b/,
  },
  {
    hazard: 'fire',
    needs: [
      /\b(?:boiler|calentador|caldera|valvula|olla de presion)\b/,
      /\bvapor\b/,
      /\b(?:sale|saliendo|chorro|silb\w*|presion|echa\w*|avent\w*|dispar\w*)\b/,
    ],
  },
  {
    hazard: 'collapse',
    needs: [
      /\b(?:techo|pared(?:es)?|muro|barda|plafon|balcon|losa|columna|escaleras?|grua|andamio|viga|marquesina)\b/,
      /\b(?:viniendo abajo|viene abajo|cayendo|se cae|se cayo|cayo|derrumb\w*|colaps\w*|desplom\w*|por caer|va a caer|agriet\w*|cuarte\w*|inclin\w*|cediendo|cede|hundi\w*|grieta\w*|rajad\w*|ladead\w*)\b/,
      /\b(?:estamos (?:aqui|adentro|dentro|metidos|debajo|abajo)|aqui metidos|seguimos adentro|gente (?:debajo|adentro|abajo)|pedazos?|cada vez mas|creciendo|crece|se (?:hace|abre|esta abriendo) mas|en cualquier momento|encima|va a caer|nos cae|a punto de)\b/,
    ],
    unless: /\b(?:cotiza\w*|presupuesto|hace (?:anos|meses)|pintura|remodel\w*)\b/,
  },
  {
    hazard: 'collapse',
    needs: [
      /\b(?:chhat|chat|ceiling|deewar|diwar|divar|plaster|plastar|balcony|imarat|building|ghar|khamb\w|chajja|crane|seedhi|sidhi|makaan)\b/,
      /\b(?:gir (?:raha|jaega|jayega|jaegi|jayegi|sakt\w+|rahi|rahe|pad\w*)|girne|jhuk\w*|toot (?:raha|toot|ke)|dhas\w*|darar\w*|dhah\w*)\b/,
      /\b(?:abhi|andar|bachch\w*|dadi|dada|badh\w*|kabhi bhi|lagta hai|neeche|niche|phas\w*|log)\b/,
    ],
    unless: /\b(?:paani (?:\w+ )?(?:gir|tapak)\w*|daam|quote|estimate|kharcha|girani|girwani|todni|pehle|paint)\b/,
  },

  // Brakes gone while it rolls; a snake in the room
  {
    hazard: 'danger',
    needs: [
      /\bbrakes?\b/,
      /\b(?:not (?:working|catching|holding|responding)|dont (?:work|catch|hold)|arent working|stopped working|gone|went out|fail\w*|no brakes|wont (?:work|catch|stop|hold)|to the floor|nothing happens|gave out|have nothing)\b/,
      /\b(?:hill|slope|downhill|mountain|steep|ramp|grade|highway|freeway|moving|rolling|while driving|im driving|going \d+|cant stop|wont stop|coasting|the pass|kids (?:are )?(?:in|with))\b/,
    ],
    unless: /\b(?:quote|last (?:week|month)|tow(?:ed)? (?:it|already)|parked|in the driveway|squeak\w*|squeal\w*|bike)\b/,
  },
  {
    hazard: 'danger',
    needs: [
      /\b(?:sin frenos|(?:los )?frenos (?:\w+ )?no (?:me )?(?:agarran|funcionan|sirven|responden|frenan|jalan)|no (?:me )?(?:agarran|funcionan|sirven|responden|jalan) (?:los )?frenos|no tengo frenos|se (?:me )?fueron los frenos|no (?:me )?fren\w+)\b/,
      /\b(?:bajad[ao]|bajando|cuesta|pendiente|carretera|autopista|ahorita|que hago|hijos|ninos|manejando|no (?:puedo )?par(?:ar|a)|sierra|loma|subida|curvas?|ayuda)\b/,
    ],
    unless: /\b(?:cotiza\w*|cuanto|cuesta (?:el|la|cambiar)|chill\w*|rechin\w*)\b/,
  },
  {
    hazard: 'danger',
    needs: [
      /\b(?:brakes?|brek)\b/,
      /\b(?:nahi (?:lag|kaam|ruk|pakad)\w*|fail|kaam nahi|chale gaya|chala gaya)\b/,
      /\b(?:dhala*n|pahad\w*|ghat\w*|highway|chal\w*|utar\w*|slope|bachcha|kya karu\w*|ruk nahi|nahi ruk)\b/,
    ],
    unless: /\b(?:servicing|service|badalwana|kharcha|kitna|awaaz)\b/,
  },
  {
    hazard: 'danger',
    needs: [
      /\b(?:rattlers?|rattlesnakes?|cobra|viper|copperhead|cottonmouth|snake|python|scorpions?)\b/,
      /\b(?:in|inside|under|behind|on) (?:the|my|our|his|her|a)(?: \w+)? (?:room|house|kitchen|bathroom|bed\w*|crib|closet|hall\w*|couch|car|nursery|shower|toilet|laundry\w*|basement)\b/,
      /\b(?:is|theres|there|right now|now|cant|kids?|baby|help|just|found|saw|we have|got)\b/,
    ],
    unless: /\b(?:skin|shed|dead|pet|toy|plumbers? snake|drain|clog\w*|auger|last (?:week|month|year)|tattoo)\b/,
  },
  {
    hazard: 'danger',
    needs: [
      /\b(?:cobra|sa+np|sanp|naag|snake|ajgar|vibora|serpiente|coralillo|cascabel)\b/,
      /\b(?:room|kamr\w+|ghar|bed|bathroom|kitchen|rasoi|bistar|almari|hall|cuarto|recamara|cama|casa|cocina|bano|sala)\b/,
      /\b(?:hai|baith\w*|ghus\w*|chhup\w*|andar|hay|esta|metio|entro|tenemos)\b/,
    ],
    unless: /\b(?:mar gaya|mara hua|pakad liya|nikal gaya|ki tarah|pehle|muert\w+|ya (?:la|se)|juguete|mascota)\b/,
  },
];

export const WHOLE: readonly WholeRule[] = [...THINGS, ...BODIES, ...ACCIDENTS];

/** Does the message tell all of it? `told` is what it says of now, in one line. */
export function findWhole(rules: readonly WholeRule[], told: string): Hazard | null {
  return rules.find(({ needs, unless }) => needs.every((sign) => matches(told, sign)) && !unless?.test(told))?.hazard ?? null;
}
