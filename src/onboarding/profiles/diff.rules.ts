import { DOCUMENT_NAMES, type DocumentName, type ProfileDocuments } from './documents.schema.js';

/** One field that differs: lists are compared as a whole, so that a new first entry is not shown as a change of all. */
export interface FieldChange {
  document: DocumentName;
  /** Within the document: `contact.phone`. */
  path: string;
  before: unknown;
  after: unknown;
}

/** What differs between two versions, document by document in their order. */
export function differences(before: ProfileDocuments, after: ProfileDocuments): FieldChange[] {
  return DOCUMENT_NAMES.flatMap((document) => {
    const old = fieldsOf(before[document]);
    const now = fieldsOf(after[document]);
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)))
      .map((path) => ({ document, path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
  });
}

function fieldsOf(value: object, prefix = ''): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (isGroup) for (const [deep, leaf] of fieldsOf(inner, path)) fields.set(deep, leaf);
    else fields.set(path, inner);
  }
  return fields;
}
