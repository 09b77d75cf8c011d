// What customers say in Spanish, turned into the words of the English tables; read only in Spanish texts, without accents.
import { replaceEach } from '../../common/prefilter.js';
type Turn = readonly [RegExp, string];

const TALK: readonly Turn[] = [
  [
    /\b(?:tengo que|debo|necesito|dejeme|dejame|dejen|voy a|hay que|deja)? ?(?:preguntar|consultar|platicar|hablar|checar|comentar)(?:me|le|les|lo|selo|la)?(?: (?:primero|antes|esto|eso))? (?:con |a )(?:mi|mis|el|la|los|las)\b|\b(?:preguntar|consultar|platicar|hablar|checar|comentar)(?:le|les|lo|selo)? al\b/g,
    ' have to ask my ',
  ],
  [
    /\b(?:despues|luego|pasando|hasta (?:despues )?|cuando pasen?) (?:de |que pasen? )?(?:la |las |los |el )?(?:navidad|fiestas|vacaciones|ano nuevo|reyes|dia de gracias|thanksgiving|verano|invierno|diciembre|enero)\b/g,
    ' maybe later after the holidays ',
  ],
  [/\breferencias\b/g, ' references '],
  [/\b(?:resenas|opiniones|calificaciones|comentarios)\b/g, ' reviews '],
  [/\b(?:ya )?no (?:es|sera|hace|es tan) (?:necesari[oa]|falta)\b/g, ' no longer needed no need '],
  [/\b(?:le|les) (?:pregunto|consulto|platico|digo) (?:a|con) (?:mi|el|la)\b/g, ' have to ask my '],
  [/\bluego (?:vemos|veo|lo vemos|hablamos)\b|\bdespues (?:vemos|hablamos)\b/g, ' maybe later '],
  [/\b(?:son|es|eres) (?:de (?:fiar|confianza)|confiables?)\b/g, ' is this legit '],
  [/\bya (?:consegui|conseguimos) (?:a |con )?(?:otr[oa]|alguien)\b/g, ' found someone else already '],
  [/\bno lo ocup(?:o|amos)\b/g, ' no longer need it '],
  [/\b(?:platicar|hablar|consultar|preguntar)(?:lo|le|selo)? (?:con|a) (?:mi|el|la)\b/g, ' have to ask my '],
  [/\b(?:ocupad[oa]s?)\b/g, ' not right now too busy '],
  [/\bluego (?:les|le|te) (?:aviso|digo|llamo)\b|\bdespues (?:les|le|te) aviso\b/g, ' maybe later '],
  [/\bcomo se que\b(?! (?:no )?(?:es|son))/g, ' how do i know '],
  [/\bcotizo (?:otro|otra|alguien|uno)\b/g, ' another company quoted me less '],
  [/\bnumero equivocado\b|\bse equivoco(?: de numero)?\b|\bse equivocaron\b|\bpersona equivocada\b/g, ' wrong number '],
  [/\b(?:yo )?no (?:los |les |lo )?(?:llame|pedi|solicite|contacte)(?: a nadie)?\b/g, ' i didnt call you '],
  [
    /\b(?:aqui )?no (?:vive|hay|trabaja|conozco)(?: aqui)? (?:ningun[oa]? |ninguna persona |a )?(?!agua|luz|calefaccion|gas|problema|nadie en|prisa|fuego|humo|fuga)[a-z]+(?: aqui)?$/g,
    ' no one by that name here ',
  ],
  [/\bquien (?:es|habla|escribe|son ustedes|es usted)\b|\bquienes son\b/g, ' who is this '],
  [
    /\b(?:hablar|platicar|comunicarme|comunicar) con (?:una persona|alguien|un humano|el gerente|el dueno|un representante|una persona real|el encargado)\b/g,
    ' talk to a person please ',
  ],
  [/\bno (?:me|nos) (?:llamen?|llames|marquen?)\b/g, ' dont call me '],
  [
    /\b(?:que )?(?:una persona |alguien )?(?:me|nos) (?:llame|llamen|llama|llaman|marquen|marque|llamas)\b|\bllameme\b|\bllamenme\b|\bllamame\b|\bmarqueme\b/g,
    ' please call me ',
  ],
  [
    /\b(?:tengo que|debo|necesito|dejeme|dejame|voy a|lo) (?:preguntar(?:le|lo|les)?|consultar(?:lo|le)?|hablar(?:lo)?|platicar(?:lo)?|hablo|platico)(?: con| a)? (?:mi|el|la)\b/g,
    ' have to ask my ',
  ],
  [
    /\blo (?:hablo|platico|consulto) con (?:mi|el|la)\b|\b(?:el |la )?(?:dueno|duena|casero)(?: de la casa)? (?:decide|tiene que)\b/g,
    ' have to ask my landlord ',
  ],
  [
    /\b(?:lo|la|los) (?:voy a pensar|pensare|pienso)\b|\b(?:voy a|dejeme|dejame) pensarlo\b|\bdejeme ver\b|\bdejame ver\b|\bdejeme checar\b/g,
    ' let me think about it ',
  ],
  [
    /\bahora no(?: puedo)?\b|\bahorita no(?: puedo)?\b|\bno tengo tiempo\b(?: ahorita| ahora)?|\bmas adelante\b|\bpor ahora no\b|\botro dia sera\b/g,
    ' not right now maybe later ',
  ],
  [
    /\bya (?:contrate|contratamos|encontre|encontramos|agende|agendamos|tengo|tenemos) (?:a |con )?(?:otr[oa]s?|alguien)(?: mas)?(?: (?:persona|plomero|electricista|compania|tecnico|que lo hace))?\b/g,
    ' found someone else already ',
  ],
  [/\botra (?:compania|empresa)\b|\botros? (?:tecnico|plomero|electricista|lugar|lado)\b/g, ' another company '],
  [/\botras cotizaciones\b/g, ' other quotes '],
  [
    /\b(?:ya )?(?:lo|la|se|nos lo) (?:arreglamos|arreglaron|arregle|arreglo|repararon|reparo|reparamos|compuso|compusieron)\b|\bya (?:quedo|funciona|sirve|jala|prendio|esta funcionando)\b|\bmi \w+ (?:lo|la) (?:arreglo|reparo|compuso)\b/g,
    ' already fixed ',
  ],
  [/\b(?:ya )?no (?:me |nos )?(?:hace falta|interesa|interesan|lo ocupo|ocupo)\b/g, ' not interested no longer need it '],
  [/\bya no (?:lo |la |los )?(?:quiero|necesito|necesitamos|queremos)\b/g, ' no longer need it '],
  [/\bya no viv(?:o|imos|e)\b(?: ahi| alli)?/g, ' no longer need it moved out '],
  [/\bme interesa\b|\bestoy interesad[oa]\b|\bmas informacion\b|\bquisiera (?:saber|mas)\b/g, ' im interested '],
  [/\bno (?:confio|conozco su|los conozco|les tengo confianza)\b/g, ' how do i know i can trust you '],
  [/\bcomo se que (?:no )?(?:es|son)\b/g, ' how do i know it is not '],
  [/\bempresa de verdad\b|\bcompania de verdad\b|\b(?:es|son) (?:reales|legitim[oa]s?|confiables?)\b/g, ' is this a real company legit '],
];

const MONEY: readonly Turn[] = [
  [/\b(?:se me hace|es|me parece) (?:mucho|demasiado)\b/g, ' too expensive '],
  [/\b(?:me )?devuel\w+ (?:mi |el )?dinero\b|\breembols\w+\b|\bdinero de vuelta\b/g, ' i want a refund money back '],
  [/\b(?:me|nos) cobraron de mas\b/g, ' you overcharged me '],
  [/\b(?:me|nos) cobraron (?:doble|dos veces)\b/g, ' you overcharged me charged me twice '],
  [/\b(?:es |esta |sale |muy |bastante )*(?:caro|cara|carisimo|elevado)\b/g, ' too expensive '],
  [
    /\bno (?:me|nos) alcanza\b|\bno tengo (?:tanto |el )?dinero\b|\bmucho dinero\b|\bfuera de mi presupuesto\b/g,
    ' cant afford the price out of my budget ',
  ],
  [
    /\bcuanto (?:cuesta|cobran|cobra|sale|es) (?:por )?(?:la visita|venir|que vengan|ir|que venga|solo por venir)\b|\bcosto de la visita\b/g,
    ' how much is the visit fee ? ',
  ],
  [
    /\bcuanto (?:me |nos )?(?:va a |van a |llega a )?(?:cuesta|cuestan|costar|costaria|cobra[ns]?|cobrar|cobrarian?|sale|salir|saldria|vale|seria|es|por)\b(?: (?:la visita|venir|que vengan))?/g,
    ' how much does it cost ',
  ],
  [/\bla visita\b/g, ' the visit fee '],
  [/\bque (?:me )?cobran\b|\bprecios?\b|\bcotizacion\b|\bpresupuesto\b/g, ' price quote '],
  [/\b(?:a plazos|en pagos|financiamiento|pagos mensuales|a meses|en abonos)\b/g, ' payment plan financing '],
  [/\bdescuentos?\b/g, ' discount '],
  [/\b(?:personas mayores|tercera edad|adultos mayores)\b/g, ' senior '],
  [/\bveteranos?\b/g, ' veteran '],
  [/\bmas barato\b|\bmenos caro\b|\bcobra menos\b/g, ' cheaper '],
  [/\b(?:con )?tarjetas?(?: de credito)?\b/g, ' card '],
  [/\b(?:en )?efectivo\b/g, ' cash '],
  [/\b(?:puedo|se puede|como se) (?:pagar|paga)\b|\bcomo pago\b|\bformas? de pago\b/g, ' how can i pay payment '],
  [/\baceptan\b/g, ' do you take payment '],
];

const BUSINESS: readonly Turn[] = [
  [/\b(?:a que hora|cuando|hasta que hora) (?:abren|cierran|atienden|trabajan)\b/g, ' what time do you open '],
  [/\b(?:cual es )?su horario\b|\bque horario\b|\bhorarios?\b/g, ' what are your hours '],
  [/\b(?:abren|trabajan|atienden|estan abiertos)(?: en| el| los)? (?=\w+day|weekends?|hoy|tomorrow)/g, ' are you open '],
  [/\b(?:dan servicio|trabajan|llegan|cubren|vienen|van|atienden) (?:en|a|hasta) (?=[a-z])/g, ' do you serve '],
  [/\b(?:cubren|atienden|sirven) (?=[a-z])/g, ' do you serve '],
  [/\bhasta donde (?:llegan|van|cubren)\b|\bque (?:zonas|areas|ciudades) (?:cubren|trabajan|atienden)\b/g, ' what areas do you serve '],
  [/\bdonde (?:estan|esta|queda|quedan)(?: ubicad[oa]s)?\b|\bcual es su direccion\b/g, ' where are you located address '],
  [/\b(?:dan|tiene|tienen|hay|cuanto dura la) garantia\b|\bgarantia\b/g, ' is there a warranty '],
  [/\b(?:tienen )?licencia\b/g, ' are you licensed '],
  [/\basegurad[oa]s\b/g, ' insured '],
  [/\bque marcas?\b/g, ' what brands do you work on '],
  [/\bestacionamiento\b|\bdonde (?:me )?estaciono\b/g, ' parking '],
  [/\b(?:perros?|gatos?|mascotas?)\b/g, ' dogs pets '],
  [/\b(?:arreglan|reparan|instalan|venden|hacen)\b/g, ' do you fix '],
  [/\btienen\b/g, ' do you have '],
];

const JOB: readonly Turn[] = [
  [/\bcambi(?:ar|en|e|o) (?:el|los|mi|mis|un|unos) filtros?\b/g, ' change filter '],
  [/\bcambi(?:ar|en|e) (?:el|la|los|las|un|una|mi) (?!cita|hora|dia|fecha|visita|horario)(?=[a-z])/g, ' replace the '],
  [
    /\b(?:el|la|mi) (aire(?: acondicionado)?|calefaccion|boiler|calentador|heater|caldera) no (?:jala|sirve|funciona|prende|enciende|enfria|calienta)\b/g,
    ' $1 broken not working ',
  ],
  [
    /\b(?:se )?(?:me )?(?:descompuso|rompio|dano) (?:el|la|mi) (aire(?: acondicionado)?|calefaccion|boiler|calentador|heater|caldera|unidad)\b/g,
    ' $1 broken not working ',
  ],
  [/\bno (?:huele|se huele|hay olor)\b/g, ' no smell '],
  [/\bhuele (?:\w+ )?a\b/g, ' smell of '],
  [/\bse (?:me |nos )?revent(?:o|aron) (?:un |una |el |la |los )?(?:tubos?|tuberia|caneria)\b/g, ' pipe burst '],
  [/\bse (?:esta )?(?:quemando|incendiando|prendio fuego)\b/g, ' on fire '],
  [
    /\b(?:entrando|entra|cayendo|cae|sale|saliendo) (?:mucha )?agua (?:por|del|desde) (?:el |la )?(?:techo|cielo)\b/g,
    ' water coming through the ceiling ',
  ],
  [/\b(?:me|le|nos) dio (?:una |un )?(?:descarga|corrientazo|toque|choque)\b/g, ' got shocked by '],
  [/\bse cayo (?:un|el) cable(?: de (?:la )?luz)?\b/g, ' downed power line '],
  [/\bno puede respirar\b|\bno puedo respirar\b/g, ' cant breathe '],
  [/\bdetector de monoxido\b(?: \w+){0,2} (?:sonando|suena|pitando|pita)/g, ' carbon monoxide alarm going off '],
  [/\b(?:no (?:hay|tengo|tenemos)|sin) calefaccion\b|\bcalefaccion no (?:sirve|funciona|prende)\b/g, ' no heat heater not working '],
  [
    /\b(?:me |se )?descompuso\b|\bse (?:me )?(?:rompio|echo a perder|dano|dañó)\b|\bno (?:jala|sirve|funciona|prende|enciende)\b/g,
    ' broken not working ',
  ],
  [/\bmantenimiento\b/g, ' maintenance '],
  [/\blimpieza\b/g, ' cleaning '],
  [/\b(?:revision|chequeo)\b/g, ' check up '],
  [/\b(?:se |me )?(?:tira|sale) agua\b/g, ' leaking water '],
  [/\bhace (?:mucho )?ruido\b/g, ' making noise '],
  [/\b(?:bebe|recien nacid[oa])\b/g, ' baby '],
  [/\b(?:tiene|hace|hay) (?:mucho )?frio\b/g, ' freezing cold '],
  [/\bfuga\b/g, ' leak '],
];

const FEELING: readonly Turn[] = [
  [/\bno (?:duro|aguanto|sirvio)(?: para)?(?: (?:ni|mas que|nada|mucho|un|una|dos))*\b/g, ' the repair didnt last poor job '],
  [
    /\b(?:que |son una |es una |pura |una |de )(?:porqueria|mierda|basura de (?:servicio|empresa|compania|trabajo)|burla|falta de respeto|tomada de pelo)\b|\b(?:porqueria|basura|mierda|asco) de (?:servicio|empresa|compania|trabajo)\b|\bque asco\b|\b(?:pinches?|cabron\w*|pendej\w*|maldit\w*|inept\w*|carajo)\b|\b(?:hart|cansad)[oa]s? de (?:ustedes|usted|su|sus|esta)\b|\b(?:es|esto es) (?:el colmo|inaceptable|una burla)\b|\bestoy (?:encabronad|enfurecid|indignad)[oa]\b/g,
    ' furious ',
  ],
  [
    /\b(?:quiero|quisiera|voy a|necesito)? ?(?:poner|presentar|hacer|levantar|meter) (?:una )?(?:queja|reclamo|reclamacion|denuncia)\b|\b(?:me quiero|quiero) quejar(?:me)?\b|\bmi queja\b|^ *(?:una )?queja *[.!]*$/g,
    ' i want to make a complaint ',
  ],
  [
    /\b(?:llego|llegaron|vino|vinieron) (?:muy |bien |como )?(?:(?:\w+ )(?:horas?|minutos|dias) )?tarde\b|\bno (?:hizo|hicieron|arreglo|arreglaron|reparo|repararon|sirvio de) nada\b/g,
    ' your guy was late and did not fix it poor service ',
  ],
  [
    /\b(?:quedo|dejaron|dejo|quedaron) (?:muy |todo |bien |la \w+ |el \w+ )*(?:mal|peor|igual|chueco|sucio|roto|danado)\b(?! hech)/g,
    ' poor job ruined ',
  ],
  [
    /\b(?:ya )?van? (?:como )?(?:dos|tres|cuatro|varias|muchas|\d) veces\b|\b(?:les|le|te) (?:he )?(?:dije|dicho|llame|llamado|escribi|escrito|marque|marcado) (?:ya )?(?:dos|tres|cuatro|varias|muchas|mil|\d) veces\b|\b(?:otra vez|de nuevo|siempre) (?:es )?lo mismo\b|\bcuantas veces\b/g,
    ' the third time again ',
  ],
  [
    /\bque (?:fastidio|lata|coraje|frustrante|frustracion|molestia|decepcion|desesperante)\b|\bme (?:canse|desespera|fastidia|molesta)\b|\b(?:ya )?estoy (?:cansad|desesperad|molest|fastidiad)[oa]\b|\bno puede ser\b|\bcuanto mas (?:tengo que|debo|hay que) esperar\b/g,
    ' annoying ',
  ],
  [
    /\bno (?:me |nos )?(?:han|ha) (?:contestado|respondido|llamado|devuelto|marcado|atendido|resuelto|regresado|dicho)\b|\b(?:sin|ninguna|ni una) respuesta\b|\b(?:llevo|llevamos) (?:toda la|todo el|todo) (?:dia|manana|tarde|tomorrow|afternoon|semana|in the morning)\b/g,
    ' no one answers still waiting ',
  ],
  [/\bme dej(?:aron|o) plantad[oa]\b/g, ' nobody showed up '],
  [/\b(?:quedo|esta|estaba|fue) mal hech[oa]\b|\bmal hech[oa]\b/g, ' poor job '],
  [/\b(?:me robaron|sinverguenzas?|rateros?|abusivos?)\b/g, ' thieves '],
  [/\b(?:ya es )?la (?:segunda|tercera|cuarta|quinta) vez\b/g, ' this is the third time again '],
  [/\bme encant[ao]\b|\bquedo (?:hermos[oa]|precios[oa]|perfect[oa]|divin[oa]|increible)\b/g, ' amazing so happy '],
  [
    /\b(?:nadie|no|nunca|jamas|ni) (?:vino|llego|ha llegado|llega|aparecio|se presento|ha venido)\b(?! (?:(?:el|la|los|las|mi|su|ni|suficiente|nada de) )?(?:agua|luz|corriente|gas|aire|calor|presion|senal|mensaje|correo|recibo|factura|codigo|link|enlace|paquete|pieza)\b)/g,
    ' nobody showed up ',
  ],
  [/\b(?:nadie (?:me )?contesta|no (?:me )?contestan|nadie (?:me )?responde)\b/g, ' no one answers '],
  [
    /\b(?:llevo|tengo) \w+ (?:horas?|dias?|all day|semanas?)?(?: ?)(?:esperando|all day)?\b(?=.*esper)|\bestoy esperando\b|\bllevo esperando\b|\bsigo esperando\b/g,
    ' still waiting for hours ',
  ],
  [/\bdejo todo (?:sucio|tirado)\b|\b(?:pesimo|mal|terrible) servicio\b|\bmala atencion\b/g, ' terrible service '],
  [/\bestafa\b/g, ' scam '],
  [/\b(?:ladrones|rateros|incompetentes|inutiles|mentirosos|falta de respeto)\b/g, ' thieves incompetent '],
  [/\b(?:furios[oa]|enojad[oa]|molest[oa] con)\b/g, ' furious '],
  [/\b(?:decepcionad[oa]|frustrad[oa]|hart[oa])\b/g, ' disappointed '],
  [/\botra vez\b|\bde nuevo\b/g, ' again '],
  [/\bya (?:les|le|se lo|te) (?:dije|di|mande)\b(?! a mis? )/g, ' i already told you '],
  [
    /\b(?:me encanto|encantad[oa]|excelente trabajo|los mejores|mil gracias|estoy (?:feliz|muy content[oa])|muy feliz|maravillos[oa]|increible)\b/g,
    ' amazing so happy ',
  ],
  [/\b(?:que bueno|que bien|excelente|muy bien|muy amable|se lo agradezco)\b/g, ' great thanks '],
];

const BOOKING: readonly Turn[] = [
  [/\bcada (?=night|morning|evening|afternoon|noche|dia|manana|tarde)|\btodas las (?=night|evening|noches|mananas|tardes)/g, ' every '],
  [/\b(?:vino|vinieron|llego|llegaron|estuvo|estuvieron|paso|pasaron)\b/g, ' came '],
  [/\b(?:ahi|alla) nos vemos\b|\bnos vemos\b/g, ' see you then '],
  [/\bcancelar (?:mi|la|una|nuestra) cita\b|\bcancel[ea]n? (?:mi|la) cita\b/g, ' cancel my appointment '],
  [
    /\b(?:cambiar(?:la|lo)?|mover(?:la|lo)?|reagendar(?:la)?|reprogramar(?:la)?|posponer(?:la)?)(?: (?:mi|la|de) ?(?:cita|hora|dia|fecha))?\b/g,
    ' reschedule my appointment ',
  ],
  [/\bconfirm(?:o|ar|ado|amos)(?: (?:mi|la) cita)?\b/g, ' confirm my appointment '],
  [
    /\b(?:hacer|agendar|sacar|programar|reservar|quiero|quisiera|necesito|tener) (?:una|mi) cita\b|\buna cita\b/g,
    ' i want an appointment ',
  ],
  [
    /\b(?:pueden|puede|podrian|podria|puedes) (?:venir|pasar|mandar|enviar)\b(?: (?:a )?alguien)?|\bmanden (?:a )?alguien\b|\b(?:vengan|venga)\b/g,
    ' can you come ',
  ],
  [/\b(?:a que hora|cuando) (?:llega|llegan|viene|vienen)\b/g, ' when are you coming '],
  [
    /\b(?:no puedo|no podemos) (?:ninguno|ninguna|en ninguno)(?: de esos(?: dias)?)?\b|\bningun[oa](?: de (?:esos|esas|los))?(?: dias)?(?: me (?:sirve|queda|funciona))?\b/g,
    ' none of those work ',
  ],
  [/\b(?:puede ser|tal vez|quizas?|a lo mejor)\b/g, ' maybe '],
  [/\bo (?=(?:la |el )?(?:primer|segund|tercer|cuart|ultim|un[oa]\b|dos\b|tres\b|cuatro\b|\d))/g, ' or '],
  [/\bque (?:mas|otr[oa]s?) (?:horarios? |horas? )?(?:tienen?|hay)\b/g, ' any other times '],
  [/\bsi (?=no (?!,)[a-z]|llueve|acaso\b|se puede\b|mi \w+ (?:puede|quiere|dice|acepta)\b)/g, ' if '],
  [
    /\b(?:todos )?(?:esos|estos) (?:dias|horarios)(?: yo)? (?:trabajo|salgo|no puedo|estoy (?:ocupad|trabajand|fuera)\w*)\b/g,
    ' none of those work ',
  ],
  [
    /\b(?:tendran?|tienen?|hay|habra|tendrian?) (?:algo|algun \w+|espacio|lugar|campo)(?: (?:disponible|libre))?(?: (?:para|en|el|la|este))*/g,
    ' do you have anything ',
  ],
  [/\b(?:el|la|ese|esa|es[eo]s?) del? (?:dia )?([12]\d|3[01])\b(?! (?:de|horas?|anos?))/g, ' the $1th '],
  [/\b(?:cuart[oa])\b/g, ' fourth '],
  [/\b(\w+) o (?:el )?(?=\w+day)/g, '$1 or '],
  [/\bpersona\b/g, ' person '],
  [/\b(?:muy|bien) urgente\b|\burge\b|\bme urge\b/g, ' very urgent '],
  [/\bestoy (?:manejando|fuera de la oficina)\b|\brespuesta automatica\b/g, ' out of the office automatic reply '],
];

const ALL: readonly Turn[] = [...TALK, ...MONEY, ...JOB, ...FEELING, ...BOOKING, ...BUSINESS];

/** A Spanish text, lower case and without accents, with its sayings in the words the other tables read. */
export function spanishPhrases(text: string): string {
  return replaceEach(text, ALL).replace(/[^\S\n]{2,}/g, ' ');
}
