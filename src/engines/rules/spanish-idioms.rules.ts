// Sayings of Spanish that are read before all others (spanish-phrases.rules.ts): trades beside heating and plumbing, bad work, moods, and
// what people say of an offer. Lower case, without accents, in the spelling of spanish-spelling.rules.ts; times were turned before.
import { replaceEach } from '../../common/prefilter.js';
type Turn = readonly [RegExp, string];

const TALK: readonly Turn[] = [
  [
    /\b(?:ya )?no (?:puedo|podre|podemos|podremos|voy a poder|vamos a poder) (?:ir|venir|asistir|llegar|recibirl[oe]s?)\b/g,
    ' cant make it ',
  ],
  [/\b(?:voy a llegar|llegare|voy) (?:un poco |algo |como )?tarde\b|\bllego tarde (?=(?:unos |como )?\d)/g, ' im running late '],
  [/\b(?:cuando|a que hora|que dia) (?:es|era|tengo) (?:mi|la|nuestra) (?:cita|visita)\b/g, ' when is my appointment '],
  [
    /\b(?:d[ae]me|denme) chance\b|\b(?:ahorita |luego |primero )?(?:reviso|checo|veo) (?:mi|la|el|en mi) (?:agenda|calendario|horario)\b/g,
    ' let me check ',
  ],
  // "Un segundo": a moment, not the second of the list
  [
    /\b(?:(?:d[ae]me|denme|espera\w*|aguanta\w*) )?un (?:segund(?:o|ito)|momentito|ratito)\b(?= *(?:$|[,.!]|por favor|please))/g,
    ' hold on one moment ',
  ],
  [
    /\b(?:mensaje|respuesta|contestador\w*) automatic[oa]\b|\bgracias por (?:comunicar\w*|contactar\w*|escribir\w*|su mensaje|tu mensaje)(?= .*\b(?:breve|pronto|asesor|agente|atendera|responderemos|contestaremos|horario)\b)|\ben breve (?:un |una |te |le |nos )/g,
    ' automatic reply ',
  ],
  [
    /\b(?:este|ese|esta|eso) ya no es (?:su|el|mi) (?:numero|cel\w*|telefono)\b(?: de \w+)?|\bahora es (?:mio|mi (?:numero|cel\w*|telefono))\b|\bno soy (?:el |la )?(?:sr|sra|senor|senora|srta|don|dona|dr|dra)\b\.?|\b(?:se|te) (?:equivoc\w+|confundi\w+)(?: \w+)? de (?:numero|persona)\b|\b(?:ha de|debe|debio) (?:de )?ser (?:para )?otra persona\b|\bno soy (?:quien|la persona|el que|la que) (?:busca\w*|creen?|piensan?)\b/g,
    ' wrong number ',
  ],
  [/\b(?:nel|nop|nope|nanay|nones)(?: pastel)?(?= *(?:$|[,.!]|gracias|thanks))/g, ' no thanks '],
  [
    /\b(?:mejor )?(?:lo|la|le) (?:dejo|dejamos|dejare) asi\b|\b(?:dejelo|dejalo|dejenlo) asi\b|\b(?:asi )?ya lo deje\b|\bme espero (?:mejor|a otra)\b/g,
    ' no thanks never mind ',
  ],
  [/\b(?:ya )?no (?:lo |la |los |las )?(?:voy|vamos) a (?:necesitar|ocupar|querer)\b(?: \w*lo\b)?/g, ' no longer need it '],
  [/\b(?:mejor )?(?:lo|la) (?:dejo|dejamos) (?:para|pa) (?:despues|luego|mas adelante)\b/g, ' no thanks not right now '],
  [/\bgracias (?:de tod[oa]s (?:modos|formas|maneras)|igual)\b/g, ' thanks anyway '],
  [/^ *siempre no\b|\bque siempre no\b|\bsiempre ya no\b/g, ' changed my mind no thanks '],
  [/\bya (?:me|nos) (?:atendi|atendimos|atendieron) (?:en|con) otr[oa]\b/g, ' went with another '],
  [/\bcancel(?:e|en|a|ar)(?:me|lo|la)? todo\b/g, ' cancel the whole thing '],
  [/\b(?:sigo|seguimos|todavia estoy|aun estoy) (?:interesad[oa]s?|queriendo)\b/g, ' still interested '],
  [/\bno estoy (?:molest|enojad|enfadad)[oa]\b/g, ' im not angry '],
  [/\bno estoy (?:muy |tan |del todo )?segur[oa]\b|\bcreo que\b(?=.*\b(?:pero|no se|quien sabe)\b)/g, ' not sure maybe '],
  [/\b(?:quedo|qued[oe]) (?:en que|de) (?:venir|venian)\b|\bquedaron (?:en|de) (?:que )?ven\w+/g, ' you said you would come '],
];

const ASKED: readonly Turn[] = [
  [/\b(?:cobran?|cuestan?|salen?) (?:mas|extra|mas caro)\b/g, ' do you charge more '],
  [/\b(?:por|de|en|para)(?: una?)? emergencias?\b/g, ' for an emergency '],
  [/\b(?:mas o menos )?cuanto (?:tiempo )?(?:se )?(?:tarda|tardan|tardaria|dura|demora|demoran)n?\b/g, ' how long does it take ? '],
  [
    /\b(?:sus|los|tus) (?:tecnicos|trabajadores|muchachos|empleados) (?:traen|llevan|tienen|vienen|usan|estan|son)\b/g,
    ' do your techs have ? ',
  ],
  [/\b(?:rebajit|rebaj|descuentit)\w*\b|\bhac\w+ (?:un )?precio\b/g, ' discount '],
  [/\b(?:carit[oa]|carillo|salado|pasado de precio)\b/g, ' too expensive '],
  [
    /\b(?:quiero|quisiera|necesito|me gustaria|deseo|ocupo|puedo|para) (?:agendar|reservar|apartar|programar|sacar|pedir)(?:me)?(?: (?:una?|el|la|mi|cita|hora|espacio|lugar))*\b|\b(?:me )?(?:apart|agend|anot|reserv)\w{1,3}(?:me)? (?:un|una|el|mi) (?:lugar|lugarcito|espacio|espacito|cita|hora|cupo)\b/g,
    ' i want to book an appointment ',
  ],
];

const DONE_BADLY: readonly Turn[] = [
  [
    /\b(?:el |la |los )?(?:muchach|chav|tecnic|tipo|senor|trabajador|joven|emplead|plomer|electricist|ayudante)\w*(?: que (?:mandaron|vino|enviaron|came))? (?:me |nos |le |les )?(?:dejo|dejaron|rompio|rompieron|dano|danaron|rayo|rayaron|quebro|quebraron|ensucio|grito|gritaron|robo|robaron|mancho|mancharon)\b|\b(?:me |nos )?(?:rompieron|quebraron|rayaron|danaron|mancharon|arruinaron|descompusieron|echaron a perder) (?:mi|la|el|mis|los|las|una?|todo)\b/g,
    ' your guy broke ruined my ',
  ],
  [
    /\b(?:apenas |recien |ya )?(?:me |nos )?(?:lo|la|los) (?:arreglaron|repararon|compusieron|cambiaron|revisaron)\b.{0,40}\b(?:ya )?(?:volvio a|otra vez|de nuevo|sigue|siguen|se volvio)\b(?: \w+)?/g,
    ' it broke again after you fixed it ',
  ],
  [/\b(?:pura|puras|son|es|una) mentiras?\b|\bsus mentiras\b|\bme minti\w+\b/g, ' liars '],
  [
    /\bno (?:quedo|salio|fue) (?:como|lo que|igual) (?:\w+ )?(?:esperaba|queria|pedi|dijeron|prometieron|quede)\w*/g,
    ' not happy disappointed ',
  ],
];

const MOODS: readonly Turn[] = [
  [
    /\b(?:me|nos) (?:vieron|ven) (?:la )?(?:cara|tont[oa])(?: de \w+)?|\b(?:poner|voy a poner|meter|levantar)(?:les|le)? (?:una )?(?:demanda|denuncia)\b|\blos? (?:voy a )?(?:demandar|demando|denuncio|denunciar)\b|\bno tienen? (?:verguenza|madre|perdon|nombre|respeto)\b|\b(?:le|me|nos) (?:gritaron|grito|insultaron|insulto|faltaron al respeto)\b|\b(?:quiero|regresen\w*|devuelvan\w*|denme) (?:ya )?(?:mi|el) (?:dinero|lana|plata|feria) (?:ya|ahora)\b|\bdevuelv\w+ mi (?:lana|plata|feria)\b|\bme vale (?:lo que|madre|un)\b|\b(?:me |nos )?tienen? (?:ya )?(?:hart[oa]s?|hasta (?:la madre|el gorro|aqui))\b|\bjamas (?:los )?(?:vuelvo|volvere)\b|\bque poca\b(?: madre)?/g,
    ' furious ',
  ],
  [
    /\bsigo (?:sin|esperando|igual)\b|\bseguimos (?:sin|esperando|igual)\b|\bhasta (?:cuando|que hora) (?:voy|vamos|tengo|tenemos|hay|van|debo)\b|\bpedi (?:el|un|dia|permiso)(?: dia)?(?: libre)? en (?:el|mi) (?:trabajo|chamba|jale)\b|\bque pena pero\b|\b(?:les|le|los) (?:marco|llamo|escribo) y (?:les |le |los )?(?:marco|llamo|escribo|nada)\b|\bnadie (?:me |nos )?(?:dice|da|hace|sabe|ayuda|avisa)\b|\bni (?:vinieron|came|avisaron|llamaron|contestan|una llamada)\b|\bque desesperacion\b|\bya me canse\b|\bpor enesima\b|\bme traen a las vueltas\b/g,
    ' still waiting annoying ',
  ],
  [
    /\b(?:se|te) (?:lo|los|la)? ?agradezco\b|\bmuy agradecid[oa]\b|\bque (?:padre|chido|bueno|bien|amables?|lindos?)\b|\b(?:de lujo|super bien|va que va)\b(?= *(?:$|[,.!]))/g,
    ' great thanks ',
  ],
  [
    /\b(?:me|nos) (?:fascin|encant|maravill|enamor)\w+|\bquedo (?:de lujo|increible|espectacular|como nuev[oa]|bellisim[oa]|padrisim[oa])\b|\b(?:10|diez) de (?:10|diez)\b|\b(?:cinco|5) estrellas\b|\b(?:los|las) amo\b|\bson (?:unos )?(?:cracks?|angeles|lo maximo|los mejores|unos genios|buenisimos)\b|\bme salvaron\b(?: la vida)?|\bque maravilla\b|\bes un (?:amor|angel|crack)\b|\bexcelente (?:servicio|trabajo|atencion)\b|\b(?:estoy|quede|quedamos|estamos) (?:encantad|feli|fascinad|content)\w+|\brecomendad[oi]s\w*/g,
    ' amazing so happy ',
  ],
];

const JOBS: readonly Turn[] = [
  // A pain or a noise that is horrible is no word about us
  [/\b(dolor|ruido|olor|calor|frio|humedad|peste)((?: de \w+)?) (?:horrible|terrible|espantos[oa]|fe[oa]|tremend[oa])\b/g, ' $1$2 '],
  [
    /\b(?:mechas|rayitos|babylights)\b|\b(?:hacer|poner)(?:me|se|le) (?:unas |las )?luces\b|\bluces(?: \w+){0,2} (?:pelo|cabello)\b/g,
    ' highlights ',
  ],
  [
    /\b(?:cucarachas?|ratas?|ratones?|raton|hormigas?|chinches?|alacran(?:es)?|aranas?|termitas?|comejen|garrapatas?|pulgas?|avispas?|plagas?)\b/g,
    ' need pest control ',
  ],
  [/\bfumig\w+/g, ' pest control '],
  [/\b(?:muelas?|dientes?|encias?|caries|brackets?|frenillos?)\b/g, ' need help with tooth '],
  [/\b(?:mi|el|la|un) (?:carro|coche|troca|camioneta|auto|moto)\b|\b(?:los )?frenos\b|\bllantas?\b/g, ' need help with car '],
  [
    /\b(?:pon|instal|cambi|coloc)\w*(?: (?:unas?|unos?|las|los|el|la|unas nuevas))? (?:lamparas?|luces|focos|candil\w*|luz|abanico)\b/g,
    ' install light fixture ',
  ],
  [
    /\b(?:tap\w+|cubr\w+|pint\w+) (?:las |mis )?canas\b|\bcanas\b|\btinte\b|\b(?:pintar|tenir|tinar)\w* (?:el |mi )?(?:pelo|cabello)\b/g,
    ' hair color ',
  ],
  [
    /\b(?:despunt|recort|emparej)\w*(?: (?:el|las|mi|poco|puntas))*(?: (?:pelo|cabello|puntas))?|\bcort(?:e|ar|arme|arse)(?: de| el| mi)? (?:pelo|cabello)\b|\bun corte\b(?! de)/g,
    ' haircut ',
  ],
  [/\bunas (?:acrilic\w+|de gel|postizas|largas|cortas|decorad\w+)\b|\b(?:las|mis|poner\w*|hacer\w*) unas\b|\bunas$/g, ' nails manicure '],
  [
    /\b(?:contactos?|enchufes?|tomacorrientes?|toma corriente|apagador(?:es)?|interruptor(?:es)?)\b(?=.*\b(?:no|sirve|luz|falla|quem|corto|flojo|suelto|muerto|descompus)\w*)/g,
    ' outlet broken ',
  ],
  [
    /\b(?:se )?(?:baja|bota|brinca|salta|dispara|cae|bajan|botan)n? (?:la |el |las |los )?(?:pastillas?|breakers?|termica|fusibles?|llave de luz|automatico|switch)\b|\b(?:la |el )?(?:pastilla|breaker|termica|fusible)s? se (?:baja|bota|brinca|salta|dispara|cae)n?\b/g,
    ' breaker keeps tripping ',
  ],
  [/\bcargador(?:es)?(?: para)?(?: (?:mi|el|un|los))? (?:carro|coche|auto|tesla|vehiculo)s?(?: electricos?)?\b/g, ' ev charger '],
  [/\b(?:triturador|desmenuzador)(?: de (?:basura|comida))?\b/g, ' garbage disposal '],
  [
    /\b(?:clima|aire|minisplit|mini split|ac) (?:ya )?no (?:echa|avienta|tira|saca|sale|da|hace) (?:nada de )?(?:frio|aire|fresco)\b/g,
    ' ac not cooling ',
  ],
  [/\bminisplits?\b/g, ' mini split '],
  [
    /\b(?:quier\w+|quisiera|necesit\w+|ocup\w+|gustaria) (?:hacer|poner|pintar|teñir|tenir|tapar)(?:se|me|le|nos)?(?: (?:unas?|unos|las|los|mis))?\b(?! (?:una )?(?:queja|denuncia|demanda|reclamo|cita|pregunta))/g,
    ' i want ',
  ],
  [/\bno me corre prisa\b|\bno (?:me )?urge\b|\bsin prisas?\b/g, ' no rush '],
  [/\bpara ayer\b/g, ' asap very urgent '],
];

const OFFERED: readonly Turn[] = [
  [/\b(?:cita|appointment) (?:era|fue|estaba)(?: \w+){0,2} at \d{1,2}(?::\d{2})?(?: [ap]m)?/g, ' old appointment '],
  [
    /\bno (?:me |nos )?(?:sirve|queda|acomoda|conviene|va|funciona) ni un[oa]\b|\bni un[oa] (?:me |nos )(?:sirve|queda|acomoda|conviene|va)\b/g,
    ' none of those work ',
  ],
  [/\b(?:menos|excepto|salvo) (?:la|el) (?:primer|segund|tercer|cuart|ultim)[ao]?\b/g, ' not the other '],
  [
    /\b(?:todos )?(?:esos|estos) (?:horarios|dias)(?: \w+)? (?:son|estan) (?:mal|pesim|terribl|imposibl|dificil)\w*/g,
    ' none of those work ',
  ],
  [
    /\b(?:la|el) (primer|segund|tercer|cuart)[ao]? (?:opcion |hora )?(?:esta|me (?:queda|sirve|late|parece|conviene|acomoda|va)|jala|suena|queda|sirve|va)\b(?: (?:muy|super|bien|perfect[oa]|excelente|genial|mejor))*/g,
    ' $1a works ',
  ],
  [
    /, (?:mejor|pero|pero si|solo|sino) (?:el |la )?(?=(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo))/g,
    ' , ',
  ],
  // An hour at which they have something else to do, an address, and a condition choose nothing.
  [
    /\bat (\d{1,2}(?::\d{2})?)(?: [ap]m)? (?:tengo|tenemos|trabajo|salgo|entro|voy|estoy|recojo|debo|llevo|hay|(?:entra|sale|llega|empieza|tiene|come|duerme|cierra)n? (?:mis?|el|la|los|las|su|clases?|junta))\b/g,
    ' busy cant then ',
  ],
  [/\b(?:vivo|estoy|vivimos) en (?:el|la|los) (?:numero |depto |piso )?(?:\d+|uno|dos|tres|cuatro)\b/g, ' i live there '],
  // "The second, the first is too early"
  [
    /, (?:la|el) (?:primer|segund|tercer|cuart|ultim)[ao]? (?:es|esta|me queda|queda|se me hace)(?: muy| demasiado| bien)? (?:in the morning|tempran\w+|tarde|afternoon|lejos|pronto|dificil)/g,
    ' , not the other ',
  ],
  [
    /\bsi (?=(?:me|nos) (?:confirma|deja|dejan|da|dan|dice|dicen|autoriza|presta|contesta|pagan)\b|mi \w+ (?:me |puede|quiere|dice|acepta|confirma)|(?:sal|llego|alcanzo|consigo|encuentro)\b)/g,
    ' if ',
  ],
  [
    /\b(?:a )?(?:esas horas|esos dias|esas fechas|esos horarios)(?: \w+){0,3} (?:chamba|trabajo|trabajando|jale|escuela|viaje|fuera|ocupad[oa]|puedo|salgo)\b|\bnada de (?:eso|esos|esas|lo que)(?: \w+)? (?:sirve|queda|acomoda|funciona|late|conviene)\b|\bno me (?:acomoda|sirve|queda|late|funciona|conviene)(?: bien)? (?:ningun\w+|nada)\b/g,
    ' none of those work ',
  ],
  [
    /\b(?:no )?(?:tendra|tendran|tiene|tienen|hay|habra) (?:nada|algo|otr[oa]s?|algun\w*)(?: (?:dia|hora|fecha|horario|espacio))?(?: (?:el|para el|para|en))?\b/g,
    ' do you have anything ',
  ],
  [/\botras? (?:fechas?|horas?|opcion(?:es)?)\b|\botros? (?:dias?|horarios?)\b(?= *(?:$|\?|que|por favor|please))/g, ' any other times '],
  [/\b(?:the one|la|el) at (ocho|una|dos|tres|cuatro|cinco|seis|siete|nueve|diez|once|doce)\b/g, ' the one at $1 '],
];

const ALL: readonly Turn[] = [...OFFERED, ...TALK, ...ASKED, ...DONE_BADLY, ...MOODS, ...JOBS];

/** The sayings of the tables above in the words of the English tables; the rest as it was. */
export const spanishIdioms = (text: string): string => replaceEach(text, ALL).replace(/[^\S\n]{2,}/g, ' ');
