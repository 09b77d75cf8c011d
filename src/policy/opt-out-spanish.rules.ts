// Opting out in Spanish, in the plain form of spelling.rules.ts: lower case, no punctuation, no accents.
import { NO_STRANGER } from '../engines/rules/wrong-number-guards.rules.js';
import type { Phrase } from './opt-out-phrase.schema.js';

const WRITE = '(?:escrib|mand|envi|contact|text|molest|llam|habl|busqu|busc|marqu|insist|fastidi|hostig|acos|freg)';
/** Of WRITE those that are said of nothing but writing. */
const TEXT = '(?:escrib|contact|text|molest|insist|hostig|acos)';
const THINGS = '(?:mensajes?|mensajitos?|textos?|sms|notificaciones|publicidad|promociones|anuncios|propagandas?|spam)';
const WORK = /\b(?:cita|visita|fuga|agua|ruido|aire|unidad|tecnico|martes|lunes|miercoles|jueves|viernes|sabado|recibo|no para|se para)\b/;

export const SPANISH_PHRASES: readonly Phrase[] = [
  // "No escriban a este celular, que es del trabajo"
  { pattern: new RegExp(`\\bno ${TEXT}\\w* (?:mas )?a (?:este|mi) (?:cel\\w*|numero|telefono|tel|whatsapp)\\b`), confidence: 0.94 },
  { pattern: new RegExp(`\\bno (?:me|nos) llegu\\w+ (?:mas |tantos |sus )?${THINGS}`), confidence: 0.93 },
  {
    pattern: new RegExp(`\\b(?:ya )?no (?:me|nos|le) ${WRITE}\\w*(?: (?:mas|nada|${THINGS}|por favor|nunca|otra vez|jamas|ya|gracias))*$`),
    confidence: 0.95,
    unless: /\bno me (?:hablan|llaman|contestan|llamaron)\b/,
  },
  {
    pattern: new RegExp(`\\bno (?:me|nos|le) ${WRITE}\\w* (?:mas|nunca|otra vez|jamas|a este numero|nada|(?:mas )?${THINGS})\\b`),
    confidence: 0.95,
  },
  { pattern: new RegExp(`\\bno (?:me |nos )?(?:vuelvan?|vuelvas) a ${WRITE}\\w*`), confidence: 0.95 },
  {
    pattern:
      /\b(?:borr|quit|elimin|saqu|sac|olvid)(?:a|e|en|ar|an)(?:me|nos)? (?:de (?:la |su |esta |tu |sus )?(?:listas?|sistema|base|contactos)|(?:mi|este|el) (?:numero|telefono|celular|contacto|nombre))\b/,
    confidence: 0.95,
  },
  { pattern: /\b(?:borren|quiten|eliminen|saquen|borre|quite|elimine|saque)me\b/, confidence: 0.93, unless: WORK },
  { pattern: new RegExp(`\\b(?:basta|ya estuvo bueno|suficiente|no mas|ya no mas|ni un) (?:\\w+ ){0,2}${THINGS}\\b`), confidence: 0.93 },
  {
    pattern:
      /^(?:ya )?(?:basta|parenle|parele|parale|ya estuvo|no mas|ya no mas|dejenme en paz|dejeme en paz|ya parenle|parar|detener|detenganse)(?: (?:ya|por favor|gracias|con esto|de esto|con eso))*$|\bdej(?:en?|a|ar?)?(?:me|nos) (?:ya )?en paz\b/,
    confidence: 0.93,
  },
  {
    pattern: new RegExp(
      `\\b(?:parenle|parele|paren|pare|parar|alto|corten|corte|frenen|acaben|detengan|detener|cancel\\w+|suspend\\w+|desactiv\\w+|terminen)(?: (?:ya|con|a|de|los|las|sus|estos|tantos|todos|la|el|mi|por favor))* (?:${THINGS}|suscripcion)\\b`,
    ),
    confidence: 0.94,
  },
  {
    pattern:
      /\b(?:dar|den?|dad?)(?:me|nos|se)? de baja\b(?! del? (?:plan|seguro|contrato|servicio|mantenimiento))|^baja(?: por favor| ya)?$|\bquiero (?:la )?baja\b|\bdesuscrib\w+|\bcancelar (?:mi )?suscripcion\b/,
    confidence: 0.93,
  },
  {
    pattern: new RegExp(`\\b(?:deje|deja|dejen|dejar|para|paren|pare|dejese|dejense|cesen)(?:me|nos)? (?:ya )?de (?:estar )?${WRITE}\\w*`),
    confidence: 0.96,
  },
  {
    pattern: new RegExp(
      `\\b(?:ya )?no (?:quiero|deseo|necesito|queremos|acepto|autorizo|me interesan)(?: recibir| que me manden| ver)?(?: mas| sus| estos| tus| los| ningun| nada de)* ${THINGS}\\b`,
    ),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(`\\bno (?:quiero|queremos|deseo) que (?:me|nos) ${WRITE}\\w*|\\bno (?:me|nos) \\w+ ni (?:me |nos )?${WRITE}\\w*`),
    confidence: 0.93,
  },
  { pattern: /\bno molest\w*(?: mas| por favor)*$|\bdeja de molestar\b/, confidence: 0.92 },
  { pattern: /\bnumero equivocado\b/, confidence: 0.9, isWrongNumber: true, unless: NO_STRANGER },
  // "How do I get out", "I want to get no more", "I will report you if you write again"
  {
    pattern: new RegExp(
      `\\bcomo (?:puedo )?(?:me |nos )?(?:doy|damos|salgo|salir|salirme|quito|quitarme|borro|borrarme|desuscribo|elimino|dar|darme)\\b(?: de baja| de (?:la |esta |su )?lista| mi numero| mis datos)|\\b(?:como (?:puedo |hago para )?|quiero |deseo |prefiero |quisiera )(?:dejar de|no|ya no) recibir\\b|\\bcomo (?:cancelo|paro|detengo|bloqueo) (?:los |estos |sus |tantos )?${THINGS}`,
    ),
    confidence: 0.93,
    unless: WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:denunci\\w*|demand(?:o|ar\\w*|are)|report(?:o|ar\\w*|are)|acoso)\\b.{0,50}\\b(?:${THINGS}|(?:escrib|molest|acos|hostig|text|contact)\\w*)\\b|\\b(?:vuelv\\w*|siguen|sigue) (?:a )?${WRITE}\\w*.{0,40}\\b(?:denunci\\w*|demand(?:o|ar\\w*|are)|report(?:o|ar\\w*|are)|abogado|policia)\\b`,
    ),
    confidence: 0.9,
    unless: /\bno (?:me )?(?:contest|respond|escrib)/,
  },
  {
    pattern: new RegExp(
      `\\bno (?:me |nos )?(?:interesan?|gustaria|apetece|quiero|deseo|quisiera|queremos) (?:seguir )?(?:recibir|recibiendo|ver|leer|que me lleguen)(?: (?:mas|sus|tus|estos|esos|los|ningun|tantos|de)){0,3} (?:${THINGS}|nada(?: mas| suyo| de ustedes)*(?= ?$))\\b`,
    ),
    confidence: 0.94,
    unless: /\bsolo (?:textos?|mensajes?|sms)\b|\bde voz\b|\bpor (?:correo|email)\b/,
  },
  {
    pattern: new RegExp(
      `\\bno (?:autorizo|permito|acepto|consiento|doy permiso)(?: a| de| para)? que (?:me|nos) ${WRITE}|(?<!\\b(?:puedo|puede|pueden|poder|podian|mejor) )\\bno (?:enviar|mandar|escribir|contactar|textear|molestar)(?:me|nos)?(?:(?: mas| nada| a este numero)+| (?:mas |sus |estos |tantos )?${THINGS}|$)`,
    ),
    confidence: 0.93,
    unless: new RegExp(`${WORK.source}|\\bsolo (?:textos?|mensajes?|sms)\\b|\\bde voz\\b`),
  },
  { pattern: /\bdejen?(?:me|nos) (?:tranquil[oa]s?|ya)\b/, confidence: 0.93 },
  {
    pattern: new RegExp(
      `\\bno (?:di|he dado|autorice|tienen|tienes) (?:mi |el )?(?:permiso|consentimiento|autorizacion)\\b.{0,40}\\b${WRITE}`,
    ),
    confidence: 0.92,
  },
  { pattern: new RegExp(`\\b(?:nunca|no) (?:pedi|solicite|autorice|acepte) (?:\\w+ ){0,3}${THINGS}\\b`), confidence: 0.85 },
  // To one person ("bórrame de tus contactos"), without "me" ("no escriban mas"), and going on ("no me estén texteando")
  {
    pattern:
      /\b(?:borra|quita|elimina|saca|remueve|remueva|remuevan|borre|borren|quiten|quite|saque|saquen|elimine|eliminen)(?:me|nos|lo)? (?:ya )?(?:de|mi|mis) (?:ahi|aqui|(?:la |su |tu |sus |tus |esta |esa )?(?:listas?|contactos|sistema|base|agenda|grupo|numero|datos|telefono|celular|informacion|cel|envios))\b/,
    confidence: 0.94,
  },
  {
    pattern: new RegExp(
      `\\b(?:ya )?no (?:${TEXT})(?:an|as|een|ees|e|en|es|a)(?: (?:tanto|nada))? (?:mas|ya|nunca|por favor|gracias)\\b|^(?:ya )?no (?:${TEXT})(?:an|en)$`,
    ),
    confidence: 0.9,
    unless: WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:ya )?no (?:quiero|necesito|deseo|ocupo|hace falta|es necesario|me interesa) que (?:me|nos) (?:(?:sigan?|esten?|anden?|vuelvan? a) )?(?:${TEXT}\\w*|(?:mand|envi)\\w*(?= ?(?:$|mas|nada|${THINGS}|gracias|por favor)))`,
    ),
    confidence: 0.93,
  },
  {
    pattern: new RegExp(`\\bno (?:me|nos) (?:esten?|estes|anden?|andes|sigan?|sigas) (?:${TEXT}|mand|envi|llam)\\w*ndo`),
    confidence: 0.94,
  },
  {
    pattern: new RegExp(
      `\\bstop (?:ya )?(?:con |a |de )?(?:los |las |sus |tus |est[oa]s |es[oa]s |tantos |tantas )?(?:${THINGS}|texts?|messages?|texting|messaging)\\b`,
    ),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(`\\b(?:ya )?(?:me )?(?:cans\\w+|hart\\w+|hart[oa]) de (?:tantos |sus |estos |recibir )*${THINGS}\\b`),
    confidence: 0.9,
  },
  {
    pattern: new RegExp(
      `\\bno (?:me |nos )?(?:mand|envi)\\w{1,3} (?:ya |mas |tant[oa]s )?(?:nada(?: mas)?|(?:mas )?${THINGS})\\b|\\bno (?:me |nos )?(?:mand|envi)\\w{1,3} mas(?: (?:por favor|gracias|ya))?$|\\bno insist\\w{1,3}(?: (?:mas|ya|por favor|gracias))*$|^(?:quiero |quisiera |deseo )?(?:salir|salirme) de (?:la|esta|su|sus) listas?\\b`,
    ),
    confidence: 0.92,
    unless: new RegExp(`${WORK.source}|\\bsolo (?:textos?|mensajes?|sms)\\b|\\bde voz\\b`),
  },
  {
    pattern: new RegExp(
      `\\bbaj(?:en|a|e)(?:me|nos) de\\b|\\b(?:cansan?|aburren?|hartan?|molestan?|saturan?|fastidian?)(?: \\w+){0,2} (?:con )?(?:tant[oa]s?|sus|estos|esos) ${THINGS}\\b|\\bno (?:quiero|queremos) (?:volver a )?saber (?:mas |nada )*(?:de|sobre) (?:ustedes|usted|su|sus|ti)\\b|\\bno volver(?:me)? a ${WRITE}\\w*|\\b(?:sac|quit|borr|elimin)ar(?:me|nos)?(?: \\w+)? de (?:los|las|sus|estos|la|su|esta) (?:${THINGS}|lista|sistema)\\b`,
    ),
    confidence: 0.93,
    unless: /\bno (?:puedo|pude|volver a (?:tener|pagar))\b/,
  },
  { pattern: /\bno (?:me|nos) (?:busquen?|busques|insistan?|insistas)(?: (?:mas|ya))?\b/, confidence: 0.9, unless: WORK },
];
