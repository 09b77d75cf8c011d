/** What an experiment may change about the assistant; one thing each, so that a difference has one cause. */
export const LEVERS = ['tone', 'length', 'cta_timing', 'follow_up', 'profile_version'] as const;
export type LeverName = (typeof LEVERS)[number];

/** What is wanted more of. */
export const GOALS = ['replied', 'qualified', 'booked'] as const;
export type Goal = (typeof GOALS)[number];

/** What must not become more: any of them stops a variant. */
export const GUARDS = ['optedOut', 'complained', 'escalated'] as const;
export type Guard = (typeof GUARDS)[number];

export const END_REASONS = ['by_person', 'planned_end', 'guard', 'taken_away', 'promoted'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What a variant sets, by lever. Names of tones and times of calls to action are those of the profile, which checks them. */
export interface LeverValues {
  tone: { formality?: string; persuasion?: string; emojiPolicy?: string; usesHonorifics?: boolean };
  length: { maxWords: number };
  cta_timing: { timing: string };
  follow_up: { minutes: number[] };
  profile_version: { versionId: string };
}
export type LeverValue = LeverValues[LeverName];

/** One way of doing it. The first of an experiment is the control: everything as it is, with no value. */
export interface Variant {
  /** `control`, then `a`, `b`, `c` in their order. */
  key: string;
  name: string;
  /** Its share of the people in the experiment. */
  percent: number;
  value: LeverValue | null;
  /** Its people get what everybody else gets from then on. */
  stoppedAt: string | null;
  stoppedBy: Guard | null;
}

/** Buckets of 0 to 99 that belong to an experiment within its layer; `to` is the first that does not. */
export interface Range {
  from: number;
  to: number;
}

/** What decides who gets what; all that a turn needs to know of an experiment. */
export interface RunningExperiment {
  id: string;
  lever: LeverName;
  layer: string;
  salt: string;
  range: Range;
  variants: Variant[];
  /** What the lever noted at the start, such as the version that was live. */
  leverState: Record<string, unknown>;
}

/** The variant of one person in one experiment. */
export interface AssignedVariant {
  experimentId: string;
  lever: LeverName;
  variant: string;
  /** Null for the control. */
  value: LeverValue | null;
  /** Those of all variants of the experiment, its own included. */
  values: readonly (LeverValue | null)[];
  leverState: Record<string, unknown>;
}

/** A variant that a decision made felt, as the decision keeps it. */
export type FeltVariant = Pick<AssignedVariant, 'experimentId' | 'variant'>;

/**
 * What an experiment tries in words alone. A person who edits a draft writes their own: then it is no trial of these any more, while a time
 * that was offered early, and the version that a thread runs on, are what they were.
 */
const IN_WORDS: ReadonlySet<LeverName> = new Set<LeverName>(['tone', 'length']);

/** Is a lever still felt where a person has changed the words? */
export const holdsEdited = (lever: LeverName): boolean => !IN_WORDS.has(lever);

/** How many people of a variant felt it, and what became of them since. */
export interface ArmCounts {
  variant: string;
  exposed: number;
  replied: number;
  qualified: number;
  booked: number;
  optedOut: number;
  complained: number;
  escalated: number;
}
