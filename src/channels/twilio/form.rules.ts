/** A form body as it was signed: every value of a repeated key is kept, in order of arrival. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Reads raw bytes the way Twilio signs them; Nest's own parser nests `a[b]` keys and breaks the signature (contracts.md 0.1). */
export function parseForm(raw: string): Form {
  const form = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(raw)) {
    const values = form.get(key);
    if (values) values.push(value);
    else form.set(key, [value]);
  }
  return form;
}

/** The first value of a field, without what the database could not hold; empty counts as absent. */
export function field(form: Form, name: string): string | undefined {
  const value = form.get(name)?.[0];
  return value === undefined ? undefined : clean(value) || undefined;
}

/** A whole number, or nothing when the field is absent or not one. */
export function numberField(form: Form, name: string): number | undefined {
  const value = field(form, name);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** What is stored of a webhook. PostgreSQL's jsonb cannot hold U+0000. */
export function rawOf(form: Form): Record<string, unknown> {
  return Object.fromEntries([...form].map(([key, values]) => [clean(key), values.length === 1 ? clean(values[0]!) : values.map(clean)]));
}

export function clean(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly the character PostgreSQL refuses
  return text.replace(/\u0000/g, '').toWellFormed();
}
