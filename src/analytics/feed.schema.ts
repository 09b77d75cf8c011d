/** What the activity feed tells. */
export const FEED_TYPES = ['call', 'lead_engaged', 'lead_qualified', 'lead_completed', 'appointment', 'action'] as const;
export type FeedType = (typeof FEED_TYPES)[number];
