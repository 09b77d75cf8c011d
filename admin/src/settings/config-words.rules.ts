import { ctaNames, languageNames, scriptKindNames, sectionFields, type Field, type Option } from '../onboarding/fields.rules';
import { steps } from '../onboarding/steps.rules';
import type { ConfigDifference } from '../shared/types';
import { fieldWords, placeWords, valueWords } from './config-file.rules';

interface DifferenceWords {
  group: string;
  field: string;
  /** Absent for what is new. */
  before?: string;
  after: string;
}
type Place = Pick<DifferenceWords, 'group' | 'field'>;
type Words = (value: unknown) => string;

const nameIn =
  (options: readonly Option[] | undefined): Words =>
  (value) =>
    options?.find(({ id }) => id === value)?.name ?? valueWords(value);
const namesIn = (names: Record<string, string>): Words => nameIn(Object.entries(names).map(([id, name]) => ({ id, name })));

/** Each of a list in words; several long ones stay apart. */
const each =
  (words: Words, between: string): Words =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.map(words).join(between) : valueWords(value);

function wordsOf(field: Field): Words {
  if (field.kind === 'select') return nameIn(field.options);
  if (field.kind === 'many' || field.kind === 'order') return each(nameIn(field.options), ', ');
  if (field.kind === 'flag') return (value) => valueWords(value ?? false);
  if (field.kind === 'lines') return each(valueWords, ' · ');
  if (field.kind !== 'records') return valueWords;
  return each((record) => {
    const values = record as Record<string, unknown>;
    const given = field.columns.filter(({ source }) => values[source] !== undefined);
    const [first, ...rest] = given.map(({ source, options }) => nameIn(options)(values[source]));
    return rest.length > 0 ? `${first} (${rest.join(', ')})` : (first ?? '');
  }, ' · ');
}

const ctaFields: Record<string, [name: string, words: Words]> = {
  label: ['name', valueWords],
  steps: ['steps', each(valueWords, ' · ')],
  target: ['leads to', namesIn({ link: 'a web address', service: 'a booking', steps: 'steps' })],
  url: ['web address', valueWords],
  service: ['service', valueWords],
  isActive: ['offered', valueWords],
};

/** A record that is new, without what its place says already and without what is empty. */
function freshWords(record: unknown): string {
  return Object.entries(record as Record<string, unknown>)
    .filter(([name, value]) => name in ctaFields && name !== 'label' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${ctaFields[name]![0]}: ${ctaFields[name]![1](value)}`)
    .join('; ');
}

function answer([section = '', name = '']: string[]): [Place, Words] {
  const field = (sectionFields as Partial<Record<string, readonly Field[]>>)[section]?.find(({ source }) => source === name);
  const title = steps.find((step) => step.section === section)?.label ?? section;
  return [{ group: `Questionnaire, ${title}`, field: field?.label ?? fieldWords(name) }, field ? wordsOf(field) : valueWords];
}

function callToAction([kind = '', ...rest]: string[], isNew: boolean): [Place, Words] {
  const [name, words] = isNew ? [undefined, freshWords] : (ctaFields[rest.at(-1) ?? ''] ?? [undefined, valueWords]);
  const label = (name === undefined ? rest : rest.slice(0, -1)).join('.');
  const what = `${label} (${ctaNames[kind] ?? kind})`;
  return [{ group: 'Calls to action', field: name === undefined ? what : `${what}: ${name}` }, words];
}

function script([kind = '', name = '', language = '']: string[]): [Place, Words] {
  const bodyOf: Words = (value) => valueWords(typeof value === 'object' ? (value as { body?: string } | null)?.body : value);
  const moment = `${scriptKindNames[kind] ?? kind}, ${name.replaceAll('_', ' ')}`;
  return [{ group: 'Scripts', field: `${moment} (${languageNames[language] ?? language})` }, bodyOf];
}

/** One difference as a person reads it, with the questions and choices of the questionnaire as its forms word them. */
export function differenceWords({ path, before, after }: ConfigDifference): DifferenceWords {
  const [list = '', ...rest] = path.split('.');
  const isNew = before === undefined;
  const [place, words] =
    list === 'answers'
      ? answer(rest)
      : list === 'ctas'
        ? callToAction(rest, isNew)
        : list === 'scripts'
          ? script(rest)
          : ([placeWords(path), valueWords] as const);
  return { ...place, ...(!isNew && { before: words(before) }), after: words(after) };
}
