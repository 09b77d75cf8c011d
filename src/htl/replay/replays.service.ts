import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../../common/errors.js';
import { Transcripts } from '../../conversations/transcripts.service.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { overlaid, type ProfileOverlay } from '../../onboarding/profiles/lever.rules.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import { Database } from '../../platform/database/database.service.js';
import { decideByCodeAgain } from './code-replay.rules.js';
import { nudgeAgain } from './nudge-replay.rules.js';
import { askedIn, decideAgain, faceChanges, obstacle, storedFace, type DecisionFace, type FaceChange } from './replay.rules.js';

/** A thread has rarely more; the newest of a longer one are left out. */
const MAX_DECISIONS = 200;

export interface ReplayedDecision {
  decisionId: string;
  conversationId: string;
  at: Date;
  /** What the customer had written; empty where it is gone. */
  asked: string;
  before: DecisionFace;
  /** Null where it cannot be decided again; `reason` says why. */
  after: DecisionFace | null;
  changes: FaceChange[];
  reason: string | null;
  /** It hangs on free times that were not looked up then: it was decided as if there were none. */
  needsCalendar: boolean;
}

export interface ReplayRequest {
  decisionId?: string;
  conversationId?: string;
  /** Decide with this version of the documents instead of the one of then. */
  profileVersionId?: string;
}

/** Decides stored decisions again. Nothing is sent, written or paid for. */
@Injectable()
export class Replays {
  constructor(
    private readonly database: Database,
    private readonly transcripts: Transcripts,
    private readonly profiles: LiveProfiles,
  ) {}

  async replay({ decisionId, conversationId, profileVersionId }: ReplayRequest): Promise<ReplayedDecision[]> {
    if (decisionId === undefined && conversationId === undefined)
      throw invalid({ decisionId: 'Name one decision or one conversation.' }, 'replay.invalid');
    const version = profileVersionId === undefined ? undefined : await this.version(profileVersionId);
    if (conversationId !== undefined) await this.transcripts.thread(conversationId);
    if (decisionId !== undefined) return [await this.one(decisionId, version)];
    const done: ReplayedDecision[] = [];
    for (const id of await this.transcripts.decisionIds(conversationId!, MAX_DECISIONS)) done.push(await this.one(id, version));
    return done;
  }

  private async one(id: string, other: TurnProfile | undefined): Promise<ReplayedDecision> {
    const stored = await this.transcripts.stored(id);
    const before = storedFace(stored);
    const { conversationId, createdAt } = stored.record;
    const what = { decisionId: id, conversationId, at: createdAt, asked: askedIn(stored), before };
    const byCode = decideByCodeAgain(stored) ?? nudgeAgain(stored);
    if (byCode) return { ...what, after: byCode, changes: faceChanges(before, byCode), reason: null, needsCalendar: false };
    const reason = obstacle(stored);
    if (reason !== null) return { ...what, after: null, changes: [], reason, needsCalendar: false };
    const own = stored.state!.versionId;
    const { face, needsCalendar } = decideAgain(
      stored,
      other ?? (own === null ? null : asTried(await this.version(own), stored.state!.overlay)),
    );
    return { ...what, after: face, changes: faceChanges(before, face), reason: null, needsCalendar };
  }

  private async version(id: string): Promise<TurnProfile> {
    const version = await this.database.transaction((tx) => this.profiles.asPublished(tx, id));
    if (!version) throw notFound('profile_version');
    return version;
  }
}

/** The version as the customer had it then, with what they were in; another version is asked for as it stands. */
function asTried(version: TurnProfile, overlay: unknown): TurnProfile {
  return overlay === undefined ? version : overlaid(version, overlay as ProfileOverlay);
}
