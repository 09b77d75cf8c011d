// Opting out in Hindi, in either script, read in the one spelling of engines/rules/hinglish-spelling.rules.ts: "मैसेज मत भेजो" is "message mat bhejo".
import { NO_STRANGER } from '../engines/rules/wrong-number-guards.rules.js';
import type { Phrase } from './opt-out-phrase.schema.js';

const THINGS =
  '(?:message|text|sms|whatsapp|updates?|spam|ads?|notifications?|promotions?|offers?|sandesh|vi[jg]\\w*pa?n\\w*|suchna\\w*|reminders?)';
const SEND = '(?:bhej\\w*|karo|karna|kar|kiya|kia|kijie|kijiye|do|dena|daalo|dalo|likho)';
const WORK = /\b(?:leak|paani|pipe|gas|ac|heater|nal|kaam|technician|aadmi|appointment|bijli|motor|geyser)\b/;

export const HINDI_PHRASES: readonly Phrase[] = [
  // "Send nothing here", "stop these sms", "let me be"
  {
    pattern: new RegExp(
      `\\b(?:kuch|kuchh|kuch bhi|aur) (?:mat|na) bhej\\w*\\b|\\b(?:${THINGS}|sms|msg|suchna\\w*)(?: \\w+){0,2} (?:rok|roko|roken|rok do|rok dijie)\\b`,
    ),
    confidence: 0.93,
    unless: WORK,
  },
  // What is advertised is ours, whatever is booked beside it: "appointment pe aaunga but ye discount wale sms rok do"
  {
    pattern: new RegExp(
      `\\b(?:discount|offers?|promo\\w*|deals?|sale|chhoot|ads?|marketing)(?: (?:waal[aei]|ke|ka|ki|ye|aapke))* ${THINGS}(?: \\w+){0,2} (?:rok\\w*|band|hata\\w*|mat)\\b`,
    ),
    confidence: 0.93,
  },
  // "You text every week, please don't", "your text comes at eleven at night, let us live in peace", "I am on DND and still you send"
  {
    pattern: new RegExp(
      `\\b(?:har (?:hafte|din|roz|mahine)|roz|roj|baar baar|itn[ae])\\b.{0,40}\\b${THINGS}\\b.{0,60}\\b(?:mat|na) (?:kiya kar\\w*|bheja kar\\w*|bhej\\w*)\\b`,
    ),
    confidence: 0.92,
    unless: WORK,
  },
  {
    pattern: new RegExp(`\\b${THINGS}\\b.{0,40}\\b(?:chain|sukoon|shanti) se (?:rehne|jeene|sone) (?:do|dijie|de)\\b`),
    confidence: 0.92,
  },
  {
    pattern: /\b(?:dnd|do not disturb)\b.{0,40}\b(?:phir bhi|ke baad bhi|ke bawajood)\b.{0,60}\b(?:bhej\w*|message|text|sms|aa? ?rah\w+)\b/,
    confidence: 0.92,
  },
  // "STOP bola na ek baar", "I don't want to be on your list", "not a single one any more", "how do I get rid of these"
  { pattern: /\bstop (?:bola|bol diya|keh diya|likha|likh diya|bheja|bhej diya)\b/, confidence: 0.93, unless: WORK },
  { pattern: /\b(?:list|suchi|soochi|group) main nahi (?:rehna|hona|aana)\b/, confidence: 0.93 },
  {
    pattern: new RegExp(`\\b${THINGS}\\b.{0,30}\\b(?:ek bhi|koi|aur) nahi chahie\\b|\\b${THINGS}(?: \\w+)? se (?:chh?utkara|pichh?a)\\b`),
    confidence: 0.92,
    unless: WORK,
  },
  // "Take me out of the daily notices"
  {
    pattern: new RegExp(
      `\\b${THINGS} (?:main )?se (?:(?:mujhe|hame|mera naam|mera number|mere ko) )?(?:hata\\w*|nikal\\w*|remove|delete)\\b`,
    ),
    confidence: 0.93,
    unless: WORK,
  },
  { pattern: /\bspam\b.{0,40}\b(?:chhod|chod) (?:do|dijie|de)\b/, confidence: 0.92 },
  { pattern: new RegExp(`\\b${THINGS}(?: \\w+){0,2} (?:mat|na) ${SEND}\\b`), confidence: 0.96 },
  { pattern: new RegExp(`\\b(?:mat|na) ${SEND}(?: mujhe| hame| aise| ye| aur)? ${THINGS}\\b`), confidence: 0.95 },
  {
    pattern: new RegExp(
      `\\b${THINGS}(?: \\w+){0,2} nahi chahie\\b|\\bnahi chahie (?:\\w+ ){0,2}${THINGS}\\b|\\b${THINGS} nahi (?:bhejo|bhejna|karo|karna)\\b`,
    ),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b${THINGS}(?: (?:karna|bhejna|ye|sab|aana|ko|ab|turant|please))* band\\b(?! (?:ho|hai|hain|tha|the|thi)\\b)|\\bband (?:karo|kardo|kar do|kar)(?: (?:ye|sab|apne|aise|yeh|saare|sare|yaar|bhai|ab|please|ji|roz|ke))* ${THINGS}\\b`,
    ),
    confidence: 0.95,
  },
  {
    pattern: /\b(?:mera |hamara |ye |is |apni |apne )?(?:number|naam)(?: \w+){0,4} (?:hatao|nikalo|mita\w*|delete|remove|hata\w*)\b/,
    confidence: 0.95,
    unless: WORK,
  },
  {
    pattern: /\b(?:list|suchi|soochi|system|database|group) (?:main )?se (?:\w+ ){0,4}(?:hatao|nikalo|remove|delete|mita\w*|hata\w*)\b/,
    confidence: 0.95,
  },
  {
    pattern:
      /\b(?:mujhe|hame) (?:\w+ ){0,2}(?:unsubscribe|remove) (?:karo|kardo|kar|karie)\b|\b(?:unsubscribe|opt out) (?:karo|kardo|kar do|kar|karna|karie|chahie|hona)\b/,
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:\w+ ){0,2}stop (?:karo|kardo|kar do|kar|karie)\b|\bye sab (?:band|stop)\b|^(?:please |ab |bas )*band (?:karo|kardo|kar do|kar)(?: (?:ye|sab|ab|yaar|please|bhai|abhi))*$/,
    confidence: 0.93,
    unless: WORK,
  },
  {
    pattern:
      /\b(?:dubara|aage se|ab se|phir kabhi|phir se|kabhi bhi|kabhi)(?: \w+){0,3} (?:sampark|samparka|contact|message|call|text) (?:\w+ )?(?:mat|na|nahi)\b|\b(?:sampark|samparka|contact) (?:mat|na) (?:karo|karna|kar)\b/,
    confidence: 0.95,
  },
  {
    pattern:
      /\b(?:pareshan|tang|disturb|bother|irritate|spam) (?:mat|na|nahi) (?:karo|karna|kar|kiya|kijie)\b|\b(?:pareshan|tang|disturb) karna band\b/,
    confidence: 0.93,
  },
  { pattern: /\b(?:pichha|peecha|pichhaa|peechha) (?:chhodo|chodo|chhod|chod)\b|\bmujhe (?:akela|akele) chho?d/, confidence: 0.9 },
  {
    pattern: new RegExp(
      `\\b(?:baar baar|roz roz|har roz|din bhar|itne|har din)(?: \\w+){0,2} ${THINGS}\\b.{0,30}\\b(?:kyun|mat|band|tang|pareshan|nahi)\\b|\\b${THINGS}\\b.{0,40}\\bband (?:karo|kardo|kar do|kar dijie|kar)\\b`,
    ),
    confidence: 0.92,
    unless: WORK,
  },
  {
    pattern: new RegExp(
      `\\bbas (?:karo|kardo|kar do|kar|kijie)\\b.{0,40}\\b${THINGS}|\\b${THINGS}\\b.{0,20}\\bbas (?:karo|kardo|kar do|kar)\\b`,
    ),
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `\\b${THINGS}(?: (?:karna|bhejna|bhejne|karne|aana)){1,2}(?: (?:turant|ab|abhi|please|kripya|jaldi))* (?:chhod|chod|chhor|rok|roko|khatam)\\w*\\b`,
    ),
    confidence: 0.93,
  },
  // Asking for the door, a threat, a permission that was never given
  {
    pattern: new RegExp(
      `\\b(?:${THINGS}|ye sab|inhe|isko)(?: \\w+){0,3} (?:kaise|kese) (?:band|rok\\w*|ruk\\w*|hat\\w*|unsubscribe)\\b|\\b(?:kaise|kese) (?:unsubscribe|hat\\w*|nikl\\w*|band) .{0,30}\\b${THINGS}\\b|\\bunsubscribe (?:kaise|kese)\\b|\\b${THINGS}(?: \\w+){0,2} (?:roko|rok do|rokie|rukwao)\\b`,
    ),
    confidence: 0.92,
    unless: WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:dubara|phir|phir se|ek aur|aur|ab|agar)(?: \\w+){0,3} ${THINGS}\\b.{0,40}\\b(?:report|complaint|complain|police|shikayat|block|case)\\b`,
    ),
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `\\b(?:permission|ijazat|anumati|ijajat)(?: \\w+){0,3} (?:nahi|bina)\\b.{0,30}\\b${THINGS}|\\b${THINGS}\\b.{0,30}\\b(?:permission|ijazat|anumati|ijajat) nahi\\b|\\bbina (?:permission|ijazat|anumati|ijajat|puche)\\b.{0,30}\\b${THINGS}`,
    ),
    confidence: 0.92,
  },
  {
    pattern: /\bmujhe(?: (?:aur|ab|kuch|phir|aise|please|bhi|ye|sab)){0,3} (?:mat|na) bhej\w*(?: (?:karo|ye|sab|aur))*$/,
    confidence: 0.85,
  },
  {
    pattern: new RegExp(
      `\\b(?:block|report|complain|complaint|shikayat|police|case)\\b(?: \\w+){0,4} (?:agar|phir|dubara|ek aur|ab|ek bhi)(?: \\w+){0,3} ${THINGS}\\b|\\b${THINGS}(?: \\w+)? (?:aaya|kiya|bheja|bhejo|aae|mila)(?: (?:na|to|toh|tho))* .{0,30}\\b(?:block|report|complain|complaint|shikayat|police|case)\\b`,
    ),
    confidence: 0.92,
  },
  {
    pattern: new RegExp(
      `\\b(?:mujhe|hame)(?: \\w+){0,3} ${THINGS} nahi (?:lena|lene|chahie|padhna|dekhna|mangta)\\b|\\b${THINGS}(?: (?:karna|bhejna|aana))? kab (?:band|rukenge|ruke)|\\b(?:mujhe |hame )?${THINGS} (?:se|wese) (?:hatao|nikalo|bahar)`,
    ),
    confidence: 0.93,
    unless: WORK,
  },
  {
    pattern: /\bblock (?:karna padega|karna hi padega|kar dunga|kar dungi|karunga|karungi|kar raha|kar rahi)\b/,
    confidence: 0.9,
    unless: WORK,
  },
  {
    pattern: new RegExp(
      `\\b(?:ab|bas|aur|aage|please)(?: \\w+){0,2} koi (?:aur |bhi )?${THINGS} (?:nahi|na)(?: (?:please|ji|bhai|chahie|bas|karo|karna))*$`,
    ),
    confidence: 0.92,
    unless: /\b(?:abhi tak|ab tak|mila|aaya)\b/,
  },
  { pattern: /^(?:\w+ ){0,2}(?:unsubscribe|optout|opt out)(?: (?:please|me|karo|kardo|kar do|ji|bhai))*$/, confidence: 0.95 },
  { pattern: /\bgalat (?:number|nambar)\b/, confidence: 0.9, isWrongNumber: true, unless: NO_STRANGER },
];
