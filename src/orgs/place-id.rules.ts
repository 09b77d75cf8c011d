/**
 * Google promises no form and no length, only that a place id is text (developers.google.com/maps/documentation/places/web-service/place-id).
 * What is there today is base64url and longer than a word; a street name or a whole address is neither.
 */
const PLACE_ID = /^[A-Za-z0-9_-]{20,512}$/;

/** A place id, or the one inside a link to a place or its reviews; null for anything else. */
export function placeIdOf(raw: string): string | null {
  const text = raw.trim();
  if (PLACE_ID.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const { searchParams } = new URL(text);
  const inside = searchParams.get('placeid') ?? searchParams.get('place_id') ?? searchParams.get('query_place_id') ?? '';
  return PLACE_ID.test(inside) ? inside : null;
}

/** Where customers write a review (contracts.md 4.9). */
export function reviewLinkOf(placeId: string): string {
  return `https://search.google.com/local/writereview?placeid=${encodeURIComponent(placeId)}`;
}
