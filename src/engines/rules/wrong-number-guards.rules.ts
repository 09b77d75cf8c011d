// A wrong number that makes nobody a stranger: one on paper, or one behind which a service is wanted all the same. English and Spanish in
// plain form, Hindi in its one spelling and in the English it is put into.

const PAPER =
  '(?:invoice|bill|quote|estimate|forms?|receipt|work ?order|paperwork|address|door|ticket|order|contract|check|cheque|card|policy|meter|unit|sign|email|report|document|lease|permit|label|parts?|model|fixture|box|house|building|mailbox)';
const WANTS =
  '(?:i|we)(?: (?:do|really|actually|still|also|could|would|just))* (?:need|want|use|like|am looking for|have)(?: to)? (?:an?|some(?:one|body)?|my|our|the|help|your|it|you guys)\\b';

export const NO_STRANGER = new RegExp(
  [
    `\\bwrong (?:\\w+ )?numbers? (?:on|in|for|at|of) (?:(?:the|my|our|your|that|this|an?) )*(?:\\w+ )?${PAPER}\\b`,
    `\\bwrong (?:number|person)\\b.{0,20}\\b(?:but|though|however)\\b.{0,12}\\b${WANTS}(?!.*\\b(?:stop|remove|quit|you to)\\b)`,
    `\\bnumero equivocado (?:en|de) (?:la|el|mi|su|una?) (?:factura|recibo|cuenta|direccion|orden|cotizacion|presupuesto|puerta|casa|contrato|formulario)`,
    `\\b(?:numero equivocado|wrong number)\\b.{0,12}\\bpero (?:si |yo |la verdad |de todos modos )*(?:si )?(?:necesit|ocup|quier|need)\\w* (?!que\\b|no\\b)`,
    `\\bgalat (?:number|nambar)\\b.{0,12}\\b(?:par|lekin|magar|but) (?:mujhe|hame|mere ko)\\b.{0,30}\\b(?:chahi\\w*|zaroorat)\\b(?!.*\\b(?:mat|nahi)\\b)`,
    `\\b(?:invoice|bill|form|card|parchi|receipt|address)(?: \\w+)? (?:pe|par|main|ka|ki) (?:\\w+ )?galat (?:number|nambar)\\b`,
  ].join('|'),
);
