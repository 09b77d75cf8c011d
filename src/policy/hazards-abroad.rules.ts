// More of what danger sounds like in Spanish (lower case, without accents) and in Hindi (in the one spelling of
// engines/rules/hinglish-spelling.rules.ts, which both scripts share). Read clause by clause beside hazards.rules.ts.
import type { Hazard } from './safety-texts.rules.js';

const ROOMS_ES = '(?:piso|casa|sala|cuarto|cocina|bano|sotano|garaje|garage|recamara|departamento|local|negocio|oficina|pasillo|techo)';
const WIRED_ES =
  '(?:breakers?|pastillas|fusibles|contactos?|enchufes?|tomacorrientes?|apagador(?:es)?|tablero|centro de carga|medidor|cables?|lamparas?|focos?|caja de (?:la )?luz)';
const HOME_HI = '(?:ghar|kamr[ae]|room|basement|dukan|office|kitchen|rasoi|bathroom|hall|floor|flat|building|andar)';
const WIRED_HI = '(?:pankh[ae]|fan|board|switch|switchboard|socket|meter|mcb|plug|taar|wire|wiring|panel|fuse|light|bijli)';
const SWALLOWED_HI = '(?:dawai|zahar|kitnashak|kitnasak|keetnashak|phenyl|acid|tezab|spray|bleach|harpic|chemical|goli|goliyan)';

export const SIGNS_ABROAD: Readonly<Partial<Record<Hazard, readonly RegExp[]>>> = {
  carbon_monoxide: [/\b(?:co|carbon|monoxide|monoksaid)\b.{0,30}\b(?:alarm|detector)\b.{0,30}\b(?:baj|bol|chal|awaaz|chirp|beep|bip)/],
  gas: [
    /\bgas\b(?: [a-z]+){0,5} (?:badbu|smell|boo|gandh|mahak)\b/,
    /\b(?:badbu|smell|boo)\b(?: [a-z]+){0,3} gas (?:ki|jaisi)\b/,
    /\bcylinder\b(?: [a-z]+){0,2} (?:leak|ris|nikal|phoot|fat)/,
    /\bgas\b(?: [a-z]+){0,3} (?:leak|ris|nikal\w*|phail)\b(?: [a-z]+){0,2} (?:raha|rahi|rahe|gaya|hai)/,
    /\b(?:huele|apesta|hiede|olor)(?: \w+){0,4} a gas\b|\b(?:se (?:esta )?(?:saliendo|tirando|escapando|fugando)) (?:el )?gas\b|\bfuga de(?:l)? (?:el )?gas\b/,
  ],
  fire: [
    /\bjal(?:ne|i|a|e|ti|ta|a hua)? (?:ki |hui |hua |jaisi |waali )?(?:badbu|smell|boo|gandh)\b/,
    /\b(?:badbu|smell|boo)\b(?: [a-z]+){0,3} jal(?:ne|i|a)\b/,
    /\bchingari\w*\b|\b(?:spark|sparking)(?: [a-z]+)? (?:ho|nikal|aa|mar)\w* (?:raha|rahi|rahe)/,
    /\baag (?:ki |ka |ke )?(?:lapt\w*|lapat\w*|shol\w*)|\baag (?:nikal\w*|pakad\w*|bhadak\w*|phail\w*|dikh\w*|si lag)/,
    /\b(?:blast|dhamaka|visfot|explosion)(?: [a-z]+)? (?:hua|ho gaya|hone|kar)/,
    /\b(?:ech(?:a|o|an|ando)|avent\w+|sal\w+|sac\w+|hay|tiene)(?: \w+)? (?:lumbre|llamas?|fuego|humo|chispas|chispazos)\b/,
    /\bse (?:me |nos )?(?:prendio|incendio|esta prendiendo|prende) (?:fuego|el|la|un|una)\b(?! (?:aire|calefaccion|boiler|calentador|foco|luz|motor|clima))/,
    /\b(?:lumbre|llamas) (?:en|por|del?|desde)\b/,
    /\b(?:huele|olor)(?: \w+){0,3} (?:a )?(?:quemad|chamuscad|cable)/,
    /\b(?:exploto|trono|estallo|explotando|estallando)(?: \w+){0,2} (?:el|la|un|una) (?:boiler|calentador|tanque|cilindro|transformador|caldera|estufa)\b/,
  ],
  electrical: [
    /\b(?:me|le|les|nos) (?:dio|da|dan|dieron|esta dando|anda dando|pego)(?: \w+)? (?:toques?|corrientazos?|descargas?|calambrazos?|calambres? el|chispazos?|corriente)\b/,
    new RegExp(
      `\\b(?:agua|gote\\w*|cae|cayendo|escurr\\w*|leaking)\\b.{0,40}\\b(?:encima|sobre|dentro|adentro|por|en|a|cerca)\\b.{0,20}\\b${WIRED_ES}\\b`,
    ),
    new RegExp(`\\b${WIRED_ES}\\b.{0,25}\\b(?:llen[oa]s? de agua|mojad[oa]s?|con agua|ardiendo|derriti\\w+|al rojo)\\b`),
    new RegExp(`\\bderriti\\w+(?: \\w+){0,2} ${WIRED_ES}\\b`),
    /\b(?:toco|agarro|pelo)(?: \w+)? (?:un |el |la )?(?:cable|alambre|enchufe|contacto|apagador)\w*\b.{0,25}\b(?:pegad|ties|tirad|desmay|quem)\w*|\bse quedo pegad[oa]\b.{0,20}\b(?:cable|corriente|luz)\b/,
    /\bcables? (?:de (?:la )?(?:luz|corriente) )?(?:caid|tirad|suelt|pelad|colgand)\w*|\bse (?:me |nos )?(?:cayo|revento|trozo) (?:un|el) (?:cable|poste)\b/,
    /\b(?:chhoone|haath laga\w*|touch)\b.{0,25}\b(?:current|jhatka|karant)\b|\b(?:current|jhatka|karant)\b(?: [a-z]+){0,3} (?:lag|aa|maar|laga)\b/,
    /\b(?:taar|wire|cable|bijli|current|board|switch|khamb[ae])(?: [a-z]+)? se chip(?:ak|k)/,
    /\b(?:taar|wire|cable|khamb[ae])(?: [a-z]+){0,3} (?:toot|gir|latak|khul)/,
    new RegExp(`\\bpaani\\b.{0,35}\\b${WIRED_HI}\\b.{0,30}\\b(?:gir|tapak|ghus|aa|ja|spark|chingari)`),
    new RegExp(`\\b${WIRED_HI}\\b.{0,20}\\b(?:main|pe|par|ke andar|ke upar)\\b.{0,15}\\bpaani\\b`),
  ],
  flood: [
    new RegExp(
      `\\b${ROOMS_ES}\\b.{0,30}\\b(?:llen[oa]\\w*|cubiert[oa]|hecho una alberca|encharcad[oa]) (?:todo |toda )?(?:de|con) agua\\b`,
    ),
    new RegExp(`\\b(?:llen[oa]\\w*|llenando\\w*) de agua\\b.{0,25}\\b${ROOMS_ES}\\b`),
    /\bagua\b.{0,20}\b(?:lleg\w+|sub\w+|hasta|por|arriba)\b.{0,12}\b(?:tobillos?|rodillas?|cintura|enchufes?|contactos?)\b/,
    /\bagua\b.{0,25}\b(?:a chorros?|a borbotones|a presion|sin parar|como loca|hasta (?:los|las|el|la) (?:tobillos?|rodillas?|cintura|enchufes?))\b|\bsale (?:el |un )?(?:chorro|chorros)\b/,
    /\b(?:trono|tronaron|exploto|estallo|revento|reventaron|rompio|quebro)(?: \w+){0,2} (?:el|la|un|una) (?:tubo|tuberia|pipe|manguera|cano|caneria|llave de paso|water heater|tinaco)\b/,
    /\b(?:drenaje|drain|aguas? (?:negras?|sucias?)|caca|popo|mierda|excremento|desague)\b.{0,40}\b(?:a la casa|en la casa|por (?:todos|todo|la regadera|el bano|la shower|la coladera)|hasta la|adentro|brot\w+|metio|metiendo|desbord\w+)\b|\b(?:metio|meti[oe]ndo|regresa|regreso|brota)\b.{0,20}\b(?:drenaje|drain|aguas? (?:negras?|sucias?))\b/,
    /\b(?:se (?:nos |me )?(?:esta )?(?:cayendo|viniendo abajo|desplomando|colapsando)|se (?:nos |me )?(?:cayo|vino abajo|desplomo|va a caer))(?: \w+){0,2} (?:el |un pedazo de )?(?:techo|plafon|cielo raso)\b|\btecho\b.{0,15}\b(?:se cae|colaps\w+|desplom\w+|viene abajo)\b/,
    new RegExp(
      `\\b(?:gutter|sewer|sewage|naali|nali|naala|gande|ganda|latrine)\\b.{0,20}\\bpaani\\b.{0,30}\\b(?:${HOME_HI}|bahar aa|ulta)\\b`,
    ),
    new RegExp(`\\b${HOME_HI}\\b.{0,30}\\b(?:gutter|sewer|naali|nali|gande|ganda)\\b.{0,15}\\bpaani\\b`),
    new RegExp(`\\b${HOME_HI}\\b(?: [a-z]+){0,2} paani se bhar|\\bpaani(?: [a-z]+){0,3} (?:ghus|bhar)\\w* (?:gaya|raha|rahi|aaya|chuka)`),
    /\b(?:plaster|plastar|tukda|chhajja|paani)\b(?: [a-z]+){0,2} (?:chhat|chat|ceiling|deewar|diwar)(?: par| pe)? se gir/,
    /\b(?:chhat|chat|ceiling|deewar|diwar)(?! (?:par |pe )?se gir (?:gay|gai|pad))(?: [a-z]+){0,2} gir(?:ne|i|a|ti)?(?: [a-z]+)? (?:waala|waali|gaya|raha|rahi|sakti|jaegi)/,
    /\bpaani (?:ruk|band) (?:hi )?nahi\b(?=.*\b(?:bhar|fat|toot|pipe|ghar|har jagah)\b)|\bpaani(?: [a-z]+){0,2} (?:har jagah|chaaron taraf|poore ghar|pure ghar|pura ghar)/,
  ],
  medical: [
    /\b(?:tomo|trago|bebio|comio|ingirio|chupo)(?: \w+){0,4} (?:veneno|raticida|insecticida|cloro|acido|pastillas?|fabuloso|detergente|gasolina|cebo|liquido)\b|\bse (?:intoxico|enveneno)\b/,
    /\bno (?:deja|para|dejo|paro|puedo parar|se detiene)(?: \w+)? (?:de )?sangr\w*|\bsangr(?:a|ando|o)(?: \w+)? (?:mucho|much\w+|sin parar|demasiado|feo)\b|\bno para (?:la )?sangre\b|\bsangrado\b.{0,20}\bno (?:para|se detiene|cede)\b/,
    /\batropell(?:aron|o|ado|ada)\b.{0,40}\b(?:sangr\w*|no (?:respira|se mueve|reacciona|despierta|puede (?:caminar|pararse))|herid\w*)/,
    /\bampollas?\b|\b(?:me|le) (?:esta |estan )?quem(?:a|ando|o)(?: mucho)? (?:la |el |los |las )?(?:cabeza|cuero|piel|cara|cuello|ojos?|oreja)/,
    /\b(?:se )?(?:me|le) (?:hincho|inflamo|esta hinchando|hincharon|cerro|esta cerrando)(?: \w+)? (?:la |el |los )?(?:cara|garganta|lengua|labios|ojos|cuello)\b/,
    /\bno (?:esta )?respira(?:ndo)?\b(?! (?:bien )?(?:el|la) (?:motor|unidad|aire|cuarto|casa|maquina))/,
    /\b(?:casi )?no (?:puedo|puede|podemos) (?:ni )?respirar\b|\b(?:le|me) (?:falta|cuesta) (?:el aire|respirar|trabajo respirar)\b|\bse (?:esta )?(?:ahogando|asfixiando|convulsionando)\b|\bconvulsion\w*\b/,
    /\b(?:liquido|acido|cloro|quimico|producto|tinte|pegamento|sosa|destapa\w*|veneno|thinner|insecticida|spray)\b.{0,30}\b(?:en|a) (?:los|el|mis|mi|su|sus) ojos?\b|\batragant\w+/,
    /\b(?:aa?nkh|aa?nkhon?)(?: main)?\b.{0,20}\b(?:cleaner|acid|tezab|tejab|phenyl|color|dawai|bleach|chemical|harpic|spray)\b(?: [a-z]+)? (?:gaya|gir|pad|chala|laga)/,
    /\bdolor(?:es)? (?:fuerte |muy fuerte )?(?:en el|de|del) (?:pecho|corazon)\b/,
    new RegExp(`\\b${SWALLOWED_HI}(?: [a-z]+)? (?:kha|pi|nigal|chaat)\\w* (?:lia?|li|liya|lo|gaya|gayi|li hai|raha|rahi)`),
    /\bkhoon\b.{0,25}\b(?:nahi|na)\b.{0,12}\b(?:ruk|band|tham)|\bkhoon (?:band|ruk)(?: hi)? nahi\b|\bkhoon(?: [a-z]+){0,2} (?:beh|nikal)\w* (?:raha|hi)\b/,
    /\bsaans (?:lene|phool|fool|phul|ful|ruk|nahi|ukhad|atak|ghut)\w*(?! (?:lene do|bhi nahi lene))/,
    /\b(?:chehra|muh|munh|gala|jeebh|hoth)(?: [a-z]+){0,2} (?:sooj|suj|phool)\w*(?=.*\b(?:allergy|saans|dawai|color|tezi|bahut)\b)|\b(?:s(?:ee|i)ne|chhati|chati) main(?: [a-z]+){0,2} dard\b|\bmirgi|\bdaura pad/,
  ],
};
