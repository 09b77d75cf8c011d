// Bodies in danger, told in pieces: what happened in one clause, what it does to somebody in the next. See hazards-whole.rules.ts.
import type { WholeRule } from './hazard-whole.schema.js';

const CHILD =
  '(?:bab(?:y|ies)|infants?|toddlers?|newborn|kids?|child(?:ren)?|son|daughter|boy|girl|grandson|granddaughter|nephew|niece|\\d+ (?:months?|years?|yr) old)';
const OLD =
  '(?:grand\\w+|gran|nana|elderly|old (?:man|lady|woman)|mom|mother|mum|dad|father|parents?|[6-9]\\d(?: ?(?:year|yr)s? old| yo)?|neighbor)';
const ANYBODY = `(?:${CHILD}|${OLD}|husbands?|wife|brother|sister|uncle|aunt|friend|someone|somebody|man|woman|lady|guys?|workers?|helper|employee|client|customer|coworker|member|people|tenant|hes|shes|he|she|him|her|me|im|my|his|we|us)`;
const PILLS =
  '(?:pills?|tablets?|meds|medication|medicine|painkillers?|tylenol|paracetamol|aspirin|ibuprofen|advil|xanax|oxy\\w*|insulin|sleeping|antidepressants|doses?|capsules?)';

export const BODIES: readonly WholeRule[] = [
  // A grown tooth that is out whole can be put back within the hour
  {
    hazard: 'medical',
    needs: [
      /\b(?:tooths?|teeth|diente|muela)\b/,
      /\b(?:knocked|smashed|kicked) (?:\w+ ){0,2}out\b|\b(?:tooth|teeth|tooths)\b.{0,15}\b(?:out|came out|fell out)\b.{0,25}\b(?:root and all|whole root|with the root|in milk|in (?:a |some |my |the )?(?:glass|cup|jar|napkin|tissue|bag|baggie|hand|saliva))\b|\bse (?:me|le) (?:salio|cayo|volo)\b.{0,30}\b(?:completo|entero|golpe|codazo|patada|balonazo|caida)\b/,
    ],
    unless:
      /\b(?:dentures?|crown|filling|baby tooth|milk tooth|wisdom|implant|years? ago|last (?:year|month)|as a kid|corona|hace (?:\d+ )?anos?)\b/,
  },
  {
    hazard: 'medical',
    needs: [/\b(?:spurt\w*|squirting|pumping out)\b/, /\b(?:wrist|artery|vein|neck|arm|leg|thigh|wound|blood|cut|gash|sliced)\b/],
    unless: /\b(?:water|tap|faucet|pipe|hose|sprinkler|shower|bidet|valve|air|heater|sprayer|growth spurt)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\bda+nt\b/,
      /\b(?:bahar aa\w*|nikal (?:gaya|gaye|gayi|aaya|aaye)|gir (?:gaya|gaye|gayi)|(?:tut|toot) (?:gaya|gaye|gayi))\b/,
      /\b(?:lagi|chot|mukka|accident|takra\w*|haath main|khoon)\b/,
    ],
    unless: /\b(?:doodh ke|nakli|denture|filling|saal pehle|akal|nikalwa\w*)\b/,
  },
  // A battery or magnets in the body, and a fit that goes on, are a matter of minutes
  {
    hazard: 'medical',
    needs: [
      /\b(?:swallow\w*|gulped|ingest\w*|ate|se (?:trago|comio)|nigal\w*|kha (?:gaya|gayi|liya))\b/,
      /\b(?:(?:button|coin|watch|lithium|hearing aid) (?:cell|batter(?:y|ies)|cells)|batter(?:y|ies)|bater(?:ia|ias)|pilas? (?:de )?boton|pila|magnets?|imanes|iman)\b/,
    ],
    unless:
      /\b(?:phone|remote|car|charger|thermostat|watch|alarm|detector|toy|unit) (?:ate|swallowed|eats)\b|\bcell (?:phone|number)\b|\b(?:ate|eats) (?:the|its|my|through|up)(?: \w+)? batter/,
  },
  {
    hazard: 'medical',
    needs: [
      /\bseiz(?:ing(?! up)|ures?)\b|\bconvuls\w*|\bconvulsion\w*|\bdaur[ae]\b.{0,12}\bpad\w*/,
      /\b(?:minutes?|mins?|straight|nonstop|non stop|(?:wont|not|isnt|doesnt|hasnt) stop\w*|right now|still|back to back|another one|again and again|minutos?|no (?:para|deja|se le quita)|sigue|minute|ruk nahi|nahi ruk)\b/,
    ],
    unless:
      /\b(?:engine|motor|compressor|bearing|piston|caliper|brakes?|pump|disposal|fan|blower|valve|locks?|refill|history of|last (?:week|month|year)|used to|prone)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\bble(?:ed|eding|eds)\b/,
      /\b(?:hasnt|has not|havent|wont|will not|doesnt|does not|isnt|not|cant get it to) (?:really )?stop\w*\b/,
    ],
    unless: /\b(?:radiators?|brakes?|valve|boiler|line|ink|dye|color|colour|money|nose ?bleeds? (?:last|in general))\b/,
  },
  // A stomach that has turned, and a plant that kills cats: hours count
  {
    hazard: 'medical',
    needs: [
      /\b(?:belly|stomach|abdomen|tummy)\b/,
      /\b(?:hard|tight|swollen|bloated|distended|drum)\b/,
      /\b(?:puk\w*|vomit\w*|throw\w* up|retch\w*|gag\w*|heav\w*)\b.{0,25}\b(?:nothing|cant|not)\b|\bnothing (?:comes|is coming|coming) (?:out|up)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [/\blil(?:y|ies)\b/, /\b(?:cats?|kittens?|kitty)\b/, /\b(?:chew\w*|ate|eat\w*|lick\w*|nibbl\w*|swallow\w*)\b/],
  },
  {
    hazard: 'medical',
    needs: [
      new RegExp(
        `\\b(?:took|taken|swallowed|ate|popped|had|downed|drank)\\b.{0,30}\\b(?:too many|too much|way more|more than (?:it says|i should|the (?:label|box)|prescribed)|(?:the )?(?:whole|entire|full) (?:bottle|box|pack|strip)|all (?:of )?(?:my|the|his|her)|double|triple|a (?:handful|fistful|bunch)|\\d{2,})\\b.{0,25}\\b${PILLS}\\b`,
      ),
    ],
    unless: /\b(?:all better|feeling better|finished|refill|as (?:prescribed|directed)|course|antibiotics|deworm\w*|last (?:year|month))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:sobredosis|(?:me|se) tom(?:e|o) (?:todas?|tod[oa]s l[oa]s|much[oa]s|demasiad[oa]s|un monton de|un frasco|el frasco|la caja|un punado|como \d+)\b.{0,30}\b(?:pastillas?|pildoras?|medicin\w+|medicament\w+|tabletas?)?)\b/,
      /\b(?:pastillas?|pildoras?|medicin\w+|medicament\w+|tabletas?|sobredosis|frasco)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:goli\w*|tablets?|pills?|dawai\w*|neend ki)\b/,
      /\b(?:sa+ri|bahut|zyada|pu+ri|poori|sab|patta|sheeshi|shishi|\d{2}|overdose)\b/,
      /\bkha (?:li|liya|gaya|lia)\b|\boverdose\b|\bnigal\w* (?:li|liya)\b/,
    ],
    unless: /\b(?:khana|fark nahi|aaram nahi|theek nahi)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      new RegExp(
        `\\b(?:hard time|trouble|difficult\\w*|struggl\\w*|cant|cannot|can not|can barely|can hardly|barely|hardly|hard to|unable to|not able to|fighting to|hurts to)(?: \\w+){0,3} (?:breath\\w*|swallow\\w*|get (?:any |my |her |his )?(?:air|breath))\\b|\\b(?:wheez\\w*|gasping|short of breath)\\b`,
      ),
      new RegExp(`\\b${ANYBODY}\\b|\\b(?:swollen|swell\\w*|throat|jaw|stung|tongue)\\b`),
    ],
    unless:
      /\b(?:furnace|engine|compressor|unit|vents?|room|dress|mask|smell in here|laughing|swallow (?:the|that|this) (?:price|bill|cost|quote)|price|bill|quote|(?:no|without) (?:trouble|difficulty|problem))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:gums?|lips?|tongue|fingertips)\b(?: \w+){0,3} (?:blue|gr[ae]y|purple|white)\b|\b(?:turn(?:ing|ed)|going|gone|went) (?:blue|purple|gr[ae]y)\b/,
      /\b(?:breath\w*|mouth open|pant\w*|limp|collaps\w*|chok\w*|face|gums?|lips|tongue|baby|dog|cat|he|she|hes|shes)\b/,
    ],
    unless: /\b(?:lipstick|liner|color|colour|dye|hair|nails?|tattoo|ink|paint|candy|filler|roots|tone[rd]?|brassy|water|pool)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:stung|wasps?|bees?|hornets?|yellow ?jackets?|fire ants?|scorpion|snake|rattler|cobra|viper|spider|copperhead)\b/,
      /\b(?:stung|sting(?:ing|s)?|bit|bitten|bites?|attack\w*|swarm\w*)\b/,
      new RegExp(`\\b${ANYBODY}\\b|\\b(?:dog|cat|puppy|horse)\\b`),
      /\b(?:\d{2,}|times|all over|everywhere|so many|dozens?|wheez\w*|swell\w*|swollen|breath\w*|faint\w*|dizzy|purple|vomit\w*|throat|face|allerg\w*|hives|snake|rattler|cobra|viper|copperhead|stand)\b/,
    ],
    unless: /\b(?:no one (?:was|got)|nobody (?:was|got)|last (?:week|year|summer)|quote|prevent)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:enjambre|abejas?|avispas?|avispones|hormigas|alacran|escorpion|vibora|serpiente|arana)\b/,
      /\b(?:pico|picaron|picand\w*|picad\w*|piquetes?|ataco|atacaron|atacando|mordi\w*|aguij\w+)\b/,
      /\b(?:morad\w*|hinch\w*|respir\w*|much[oai]\w*|por todos? |maread\w*|desmay\w*|cara|garganta|vibora|serpiente|alacran|alergic\w*|vomit\w*)\b/,
    ],
    unless: /\b(?:ano pasado|semana pasada|cotiza\w*|por si)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:madhum\w*|bhid|bhidon|tataiy\w*|bich+h?u+|sa+np|snake|cobra|naag)\b.{0,50}\b(?:ka+t|das|dank|dasa)(?:a|h)?\b(?: \w+)? ?(?:li\w*|diy\w*|gay\w*|rah\w*|di)?/,
    ],
    unless: /\b(?:chhatta|pehle|agar)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:ac|air|cooling|heat|hot|degrees|1[01]\d|9\d)\b/,
      new RegExp(`\\b(?:${OLD}|baby|wife|husband|he|she|hes|shes)\\b`),
      /\b(?:confus\w+|(?:not|stopped|isnt|quit) making (?:any )?sense|makes no sense|delirious|disoriented|talking nonsense|rambling|mumbling|doesnt know (?:where|who|me)|limp|stopped sweating|not sweating|wont drink|barely (?:awake|talking)|slurr\w*)\b/,
    ],
    unless: /\b(?:confus\w+ (?:by|about|with|how|which) |thermostat is confusing|bill|invoice|quote)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:calor|clima|grados|aire|4\d)\b/,
      /\b(?:abuel\w*|ancian\w*|mama|papa|suegr\w*|bebe|espos\w*|tia|tio)\b/,
      /\b(?:confundid\w*|desorientad\w*|no (?:sabe donde|me reconoce|nos reconoce|se le entiende|reacciona|habla bien)|incoheren\w*|delir\w*|balbuce\w*|dice incoherencias|diciendo cosas)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:garmi|loo|ac|cooler|dhoop|4\d)\b/,
      /\b(?:dadi|dada|nani|nana|papa|mummy|maa|pitaji|mata|bachcha|buzurg|nanaji|dadaji)\b/,
      /\b(?:behki|bahki|behak\w*|ulti ?sidhi|pehchan nahi|pahchan nahi|pehchaan nahi|hosh|behosh|bol nahi|ajeeb baat\w*|kuch samajh nahi|badbada\w*)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:bleach|ammonia|chemicals?|cleaners?|vinegar|acid|chlorine|drain (?:cleaner|opener)|drano|solvent)\b/,
      /\b(?:mix\w*|fumes|spill\w*|poured|combined|together|gas|cloud|breath\w*|vapors?)\b/,
      /\b(?:cough\w*|chok\w*|cant breathe|gag\w*|eyes? (?:are |is )?(?:burn|water|sting)\w*|throats? (?:is |are )?(?:burn|hurt|sting|clos)\w*|lungs?|chest|wheez\w*|dizzy|vomit\w*|throwing up)\b/,
    ],
    unless: /\b(?:never mix|do you (?:use|mix)|is it safe|should i|hair color)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:cloro|amoniaco|quimicos?|acido|limpiador\w*|sosa|destapa\w*)\b/,
      /\b(?:mezcl\w*|junt\w*|vapor\w*|gases|revolv\w*|humo)\b/,
      /\b(?:tos|tosi\w*|tosemos|ahog\w*|respirar|ojos|mare\w*|garganta|vomit\w*)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:bleach|blich|acid|tezab|harpic|phenyl|chemical|cleaner|ammonia)\b/,
      /\b(?:mila\w*|mix|gas|dhuan|bhaap|saath)\b/,
      /\b(?:khansi|khaansi|khasi|saans|aankh\w*|ankh\w*|chakkar|ulti|dam ghut\w*|gala)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      new RegExp(`\\b${CHILD}\\b|\\b(?:dog|puppy|pup)\\b`),
      /\b(?:lock\w*|bolted|trapped|shut (?:in|inside))\b/,
      /\b(?:car|truck|van|suv|vehicle|bathroom|bedroom|room|inside|closet|freezer|apartment|house)\b/,
      /\b(?:inside|in it|in the (?:car|back|truck|van)|himself in|herself in|in there)\b/,
      /\b(?:hot|sun|sunny|heat|9\d|1[01]\d|stove|oven|tap is|water is running|stopped (?:answering|crying|responding)|(?:not|isnt|wont|doesnt) (?:answer\w*|respond\w*)|alone|asleep|crying|screaming|baby|infant|newborn|months? old)\b/,
    ],
    unless:
      /\b(?:with me|safe with|nobody inside|is empty|was able to|got (?:him|her|them) out|baby ?proof\w*|child ?proof\w*|child locks?|baby gate)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:se (?:me |nos |le )?cerro|encerr\w*|quedo (?:cerrad|encerrad|atrapad)\w*|atrapad\w*|se bloque\w*)\b/,
      /\b(?:bebe|nin[oa]s?|hij[oa]s?|niet[oa]|perr\w+|mi abuel\w+)\b/,
      /\b(?:coche|carro|auto|camioneta|bano|cuarto|casa|departamento)\b/,
      /\b(?:adentro|dentro|encerrad\w*|atrapad\w*)\b/,
      /\b(?:sol|calor|sol[oa]|llor\w*|estufa|no (?:contesta|responde)|bebe|grados)\b/,
    ],
    unless: /\b(?:conmigo|ya (?:salio|lo sac|la sac)\w*)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:bachcha|bachch\w*|bacha|beta|beti|baby|dadi|nani|kutta|dog)\b/,
      /\bandar (?:se )?(?:hi )?(?:lock|band|phas|fas|kaid)\w*|\b(?:lock|band|phas|fas)\w* (?:ho )?(?:gaya|hai|gaye)\b.{0,15}\bandar\b|\b(?:gaadi|car|kaar) main (?:hi )?(?:lock|band|phas|fas)/,
      /\b(?:gas|garmi|dhoop|dhup|ro (?:raha|rahi)|akel\w+|jawab nahi|chulha|chulhe|doodh|saal|khol nahi|car|gaadi)\b/,
    ],
    unless: /\b(?:bahar aa gaya|nikal liya|nikal gaya|khul gaya)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:bleed\w*|blood)\b/,
      /\b(?:faint\w*|dizzy|light ?headed|woozy|pass(?:ing)? out|like a (?:tap|faucet)|gush\w*|pouring out|soaked|spurting|weak)\b/,
    ],
    unless: /\b(?:radiator|brakes?|bleed(?:ing)? the|sight of blood|blood (?:test|work|draw|donation|sugar))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:glue|bleach|dye|acid|chemicals?|peroxide|cleaner|lash\w*|product|relaxer|tint|spray|developer)\b/,
      /\b(?:burn\w*|sting\w*|blister\w*)\b/,
      /\b(?:cant|cannot|wont|unable to|barely)\b.{0,20}\b(?:open|see)\b|\bgoing blind\b|\bcant see\b/,
    ],
    unless: /\bcant (?:wait to see|see (?:the|a) (?:difference|price|stain))\b/,
  },
  {
    hazard: 'medical',
    needs: [
      new RegExp(
        `\\b(?:(?:came|come) down|fell|dropped|landed|rolled|collapsed|tipped|crash\\w*)\\b(?: \\w+){0,3} (?:on|onto|over|on top of) (?:(?:my|his|her|one of|the|a|some|your|our) )*(?:${ANYBODY}|leg|foot|arm|hand|chest|back|head|fingers?)\\b|\\b(?:stuck|trapped|pinned|caught|crushed|jammed|wedged)\\b.{0,15}\\b(?:under|underneath|beneath|between|in the (?:machine|door|press|gears?))\\b`,
      ),
      /\b(?:cant (?:lift|get|move|breathe|feel)|couldnt (?:lift|get)|stuck under|trapped|pinned|under it|not (?:talking|moving|responding|breathing)|isnt (?:talking|moving)|unconscious|bleeding|crushed|help|hurt\w*)\b/,
      new RegExp(`\\b(?:${ANYBODY})\\b`),
    ],
    unless:
      /\b(?:keys?|ring|phone|remote|cat toy|ball|call dropped|price|paper|sock|couch is stuck|drawer)\b(?!.*\b(?:leg|head|not (?:talking|moving)|breathing)\b)/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:atorad\w*|atrapad\w*|prensad\w*|aplastad\w*|quedo (?:debajo|bajo))\b/,
      /\b(?:debajo|bajo|entre|encima|abajo)\b/,
      /\b(?:senora?|muchach\w*|alguien|persona|hij\w*|nin\w*|hombre|mujer|client\w*|espos\w*|compa\w*|chav\w*|trabajador\w*|ayudante|papa|mama|pierna|brazo|mano|pie)\b/,
    ],
    unless: /\b(?:llaves?|pelota|control|celular|presupuesto)\b/,
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:hinch\w*|inflam\w*)\b/,
      /\b(?:cuesta (?:trabajo )?(?:respirar|tragar|pasar saliva)|no (?:puedo|puede) (?:respirar|tragar|pasar saliva|abrir la boca)|(?:trabajo|dificultad) (?:para )?(?:respirar|tragar)|se (?:me|le) cierra la garganta)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:so+j\w*|su+j\w*|pho+l\w*|fo+l\w*|allergy)\b/,
      /\b(?:gala (?:band|ghut|so+j)\w*|saans|jeebh|nigal(?:a|ne|na)? (?:nahi|main)|muh nahi khul\w*|munh nahi khul\w*)\b/,
    ],
  },
  { hazard: 'medical', needs: [/\bgal[ae] main\b.{0,25}\b(?:phan?s|fan?s|atak)\w*/] },
  {
    hazard: 'medical',
    needs: [/\bsaans\b.{0,25}\bnahi (?:le|aa|li|ho)\b|\bsaans (?:lene|le pane) main (?:dikkat|taklif|takleef|pareshani|mushkil)/],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:phenyl|fenail|finail|finayl|fenyl|phinail|acid|tezab|harpic|zahar|kitnashak|sanitizer|tarpin|mitti ka tel|petrol|naphthalene|detergent)\b(?: \w+){0,2} (?:pi|pee|kha|nigal|chaat|gatak)\w* (?:li|liya|gaya|lia|lee)\b/,
    ],
  },
  {
    hazard: 'medical',
    needs: [
      /\b(?:bleach|blich|wax|cream|krim|peel|facial|laser|dye|chemical|acid|tezab|steam|color|kalar)\b/,
      /\bjal (?:gaya|rahi|raha|gaye|gai|gayi)\b|\b(?:chhal|chal|phaphol|fafol|chhaal)[aeo]\w*\b/,
      /\b(?:chehra|chehre|aa?nkh\w*|skin|twacha|gala|face|sir|muh|munh|galo|haath)\b/,
      /\b(?:chhal|chal|phaphol|fafol|chhaal)[aeo]\w*\b|\baa?nkh\w*\b.{0,20}\bnahi (?:khul|dikh)|\bbahut\b|\bsooj|\bsuj/,
    ],
  },
];
