import { Injectable } from '@nestjs/common';
import { EngineRouter } from '../../engines/engine-router.service.js';
import type { Draft, DraftTask } from '../../engines/engine.port.js';
import { Usage } from '../../engines/usage.service.js';
import { OnboardingAnswers } from '../answers.service.js';
import type { Questionnaire } from '../answers.service.js';
import { answersHash } from './answers-hash.rules.js';
import { ProfileChecks } from './profile-checks.service.js';
import { readDocuments, type ProfileDocuments } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { malformed } from './profiles.errors.js';
import { PROPOSAL_INSTRUCTIONS, PROPOSAL_JSON_SCHEMA, proposalData, readProposal } from './proposal.rules.js';
import type { VersionRow } from './version.schema.js';
import { ProfileVersions } from './versions.service.js';

/** Makes the five documents of what the owner answered: by rules, and worded by a model where one is configured and keeps to the answers. */
@Injectable()
export class ProfileGenerator {
  constructor(
    private readonly answers: OnboardingAnswers,
    private readonly router: EngineRouter,
    private readonly usage: Usage,
    private readonly versions: ProfileVersions,
    private readonly checks: ProfileChecks,
  ) {}

  /** A new version, live for nobody yet. No transaction is open while a model writes. */
  async generate(wanted: { reason: string; engine: 'auto' | 'rules' }): Promise<VersionRow> {
    const from = await this.answers.whole();
    const own = documentsFromAnswers(from);
    const read = readDocuments(own);
    if ('errors' in read) throw malformed(read.errors);
    await this.checks.refuse(own);
    const draft = wanted.engine === 'rules' ? null : await this.word(from);
    return this.versions.add({
      baseVersionId: null,
      origin: 'generated',
      documents: draft?.value ?? own,
      reason: wanted.reason,
      engine: draft?.value ? draft.engine : 'rules',
      model: draft?.value ? draft.model : null,
      costMicros: draft ? draft.costMicros : 0,
      tokens: draft ? draft.tokensIn + draft.tokensOut : 0,
      notes: notesOf(draft),
      answersHash: answersHash(from),
    });
  }

  /** Paid for whatever becomes of it. */
  private async word(from: Questionnaire): Promise<Draft<ProfileDocuments>> {
    const mayPay = await this.usage.mayPay();
    if (mayPay && this.usage.isPaid) await this.usage.began('profile');
    const draft = await this.router.draft(taskOf(from), mayPay);
    await this.usage.record('profile', draft);
    return draft;
  }
}

function taskOf(from: Questionnaire): DraftTask<ProfileDocuments> {
  return {
    name: 'profile',
    instructions: PROPOSAL_INSTRUCTIONS,
    data: proposalData(from),
    schema: PROPOSAL_JSON_SCHEMA,
    read: (raw) => readProposal(raw, from),
  };
}

function notesOf(draft: Draft<ProfileDocuments> | null): string[] {
  if (draft?.fallbackReason === 'budget') return ['The budget for language models is used up. These were made of your answers alone.'];
  // Another engine may have written them in place of the first.
  return draft === null || draft.fallbackReason === undefined || draft.value !== null
    ? []
    : [`The language model gave no documents that keep to your answers (${draft.fallbackReason}). These were made of the answers alone.`];
}
