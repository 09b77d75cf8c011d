import type { Questionnaire } from '../answers.service.js';
import type { Cta, Language, ScriptKind } from '../questionnaire.schema.js';
import type { ProfileDocuments } from './documents.schema.js';

type ProfileScript = ProfileDocuments['scriptLibrary']['scripts'][number];

/** `name` is that of the assistant, with what joins it to the sentence; empty where it has none. */
const OPENERS: Record<Language, (business: string, name: string) => string> = {
  en: (business, name) => `Hi, this is ${name}the automated assistant of ${business}. What can we do for you?`,
  es: (business, name) => `Hola, soy ${name}el asistente automático de ${business}. ¿En qué podemos ayudarle?`,
  hi: (business, name) => `नमस्ते, मैं ${name}${business} का स्वचालित सहायक हूं। हम आपकी क्या मदद कर सकते हैं?`,
  'hi-en': (business, name) => `Namaste, main ${name}${business} ka automated assistant hoon. Hum aapki kya madad kar sakte hain?`,
};
const EXITS: Record<Language, string> = {
  en: 'No problem. Write to us whenever it suits you.',
  es: 'No hay problema. Escríbanos cuando le venga bien.',
  hi: 'कोई बात नहीं। जब भी ठीक लगे, हमें लिखिए।',
  'hi-en': 'Koi baat nahi. Jab bhi theek lage, humein likhiye.',
};
const MAX_NAME = 60;
const MAX_BODY = 600;
const MAX_SCRIPTS = 400;

const momentOf = ({ kind, name, language }: ProfileScript): string => `${kind} ${name} ${language}`;

/**
 * The scripts of a business: those it wrote stand as they are; where a moment has none, one is made of its own answers. Only
 * openings and farewells, which state nothing, are worded by us in every language.
 */
export function writtenScripts(from: Questionnaire): ProfileScript[] {
  const own = from.scripts.map(({ kind, name, language, body }) => ({ kind, name, language, body }));
  const written = new Set(own.map(momentOf));
  const seen = new Map<string, number>();
  const made = madeScripts(from).flatMap((script) => {
    const moment = momentOf(script);
    const count = (seen.get(moment) ?? 0) + 1;
    seen.set(moment, count);
    if (written.has(moment)) return [];
    // two questions may shorten to one name
    return count === 1 ? [script] : [{ ...script, name: `${script.name.slice(0, MAX_NAME - 4)}_${count}` }];
  });
  return [...own, ...made].slice(0, MAX_SCRIPTS);
}

function madeScripts({ profile, answers, ctas }: Questionnaire): ProfileScript[] {
  const agent = answers['agent-details'];
  const first = agent.defaultLanguage ?? agent.languages?.[0] ?? 'en';
  const languages = [...new Set([first, ...(agent.languages ?? [])])];
  const name = agent.agentName ? `${agent.agentName}, ` : '';
  const sales = answers['sales-process'];
  const ownWords = (kind: ScriptKind, label: string, body: string): ProfileScript[] =>
    body.trim() === '' ? [] : [{ kind, name: momentName(label), language: first, body: body.slice(0, MAX_BODY) }];
  return [
    ...languages.map((language): ProfileScript => ({
      kind: 'opener',
      name: 'new_lead',
      language,
      body: OPENERS[language](profile.name, name),
    })),
    ...(sales.qualification ?? []).flatMap(({ question }) => ownWords('qualification', question, question)),
    ...(sales.objections ?? []).flatMap(({ objection, answer }) => ownWords('objection', objection, answer)),
    ...ctas.filter((cta) => cta.isActive).flatMap((cta) => ownWords('cta', cta.kind, ctaText(cta))),
    ...languages.map((language): ProfileScript => ({ kind: 'exit', name: 'graceful', language, body: EXITS[language] })),
  ];
}

function ctaText({ label, steps, url }: Cta): string {
  if (url !== null) return `${label}: ${url}`;
  return steps.length > 0 ? `${label}: ${steps.join(', ')}` : label;
}

/** `Too expensive?` -> too_expensive; what has no Latin letter is called `moment`. */
export function momentName(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_NAME)
    .replace(/_+$/, '');
  return plain === '' ? 'moment' : plain;
}
