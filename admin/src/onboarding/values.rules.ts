import type { SectionName } from '../shared/types';
import { sectionFields } from './fields.rules';

export type Values = Record<string, unknown>;

/** What the inputs hold: nothing is undefined, lists of lines are one text. */
export function toValues(section: SectionName, answers: Values): Values {
  return Object.fromEntries(
    sectionFields[section].map((field) => {
      const value = answers[field.source];
      switch (field.kind) {
        case 'lines':
          return [field.source, ((value as string[] | undefined) ?? []).join('\n')];
        case 'many':
        case 'order':
        case 'records':
          return [field.source, value ?? []];
        case 'flag':
          return [field.source, value ?? false];
        case 'hours':
          return [field.source, value ?? {}];
        case 'money':
          return [field.source, typeof value === 'number' ? String(value / 100) : ''];
        default:
          return [field.source, value === null || value === undefined ? '' : String(value as string | number)];
      }
    }),
  );
}

const isBlank = (record: Values): boolean => Object.values(record).every((value) => value === '' || value === undefined);

/** What is sent: choices and numbers that are empty are left out, texts that are empty clear what was there. */
export function toAnswers(section: SectionName, values: Values): Values {
  return Object.fromEntries(
    sectionFields[section].flatMap((field): [string, unknown][] => {
      const value = values[field.source];
      switch (field.kind) {
        case 'lines':
          return [[field.source, String(value).split('\n')]];
        case 'number':
          return value === '' ? [] : [[field.source, Number(value)]];
        case 'money':
          return value === '' ? [] : [[field.source, Math.round(Number(value) * 100)]];
        case 'select':
        case 'zone':
        case 'time':
          return value === '' ? [] : [[field.source, value]];
        case 'records':
          return [[field.source, (value as Values[]).filter((record) => !isBlank(record)).map(withoutBlanks)]];
        default:
          return [[field.source, value]];
      }
    }),
  );
}

const withoutBlanks = (record: Values): Values => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));

/** Errors of the server by field: `answers.objections.2.answer` belongs to objections, and says which entry it means. */
export function errorsByField(errors: Record<string, string>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, why] of Object.entries(errors)) {
    const [field = '', index] = path.replace(/^answers\./, '').split('.');
    const place = index !== undefined && /^\d+$/.test(index) ? `${Number(index) + 1}: ` : '';
    found[field] = [found[field], `${place}${why}`].filter(Boolean).join(' ');
  }
  return found;
}
