import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { changedFields } from '../audit/masking.rules.js';
import { Audit } from '../audit/audit.service.js';
import { AppError, conflict, invalid } from '../common/errors.js';
import { placeholderProblem } from '../common/placeholders.rules.js';
import type { OrgProfile, SettingsPatch } from '../orgs/org-profile.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { greetingProblem } from '../policy/text-back-body.rules.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { AnswersRepository } from './answers.repository.js';
import type { AnswersRow } from './answers.repository.js';
import { refusedInstruction, refusedWording } from './instruction.rules.js';
import { PORTABLE_SECTIONS } from './org-config.schema.js';
import type { HeldAnswers } from './org-config.schema.js';
import { SECTION_SETTINGS } from './questionnaire.schema.js';
import type { SectionName } from './questionnaire.schema.js';
import { checkSection, missingIn, portableOf, shownIn } from './section.rules.js';

/** One section as it stands. */
export interface SectionView {
  section: SectionName;
  answers: Record<string, unknown>;
  /** Required fields without an answer. */
  missing: string[];
  /** False until somebody saved it; answers from a preset count as saved. */
  isSaved: boolean;
  /** Rises with every change of the section and of the settings that it shows. */
  version: number;
}

/** The sections of the questionnaire: each is read and saved alone, in any order. */
@Injectable()
export class Sections implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly settings: SettingsService,
    private readonly repository: AnswersRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  /** Instructions are refused wherever they are typed: in the questionnaire, in the settings, in an imported configuration. */
  onModuleInit(): void {
    this.settings.addCheck((patch, present) => {
      const errors: Record<string, string> = {};
      const instruction = patch.customInstructions ? refusedInstruction(patch.customInstructions) : null;
      const greeting = patch.greeting ? refusedWording(patch.greeting) : null;
      if (instruction) errors.customInstructions = instruction.reason;
      const openGreeting = patch.greeting ? placeholderProblem(patch.greeting, ['business.name']) : null;
      const openSpoken = patch.spokenMessage ? placeholderProblem(patch.spokenMessage, ['business.name']) : null;
      const longGreeting = patch.greeting ? greetingProblem(patch.name ?? present.name, patch.greeting) : null;
      const wrongGreeting = greeting?.reason ?? openGreeting ?? longGreeting;
      if (wrongGreeting) errors.greeting = wrongGreeting;
      if (openSpoken) errors.spokenMessage = openSpoken;
      return errors;
    });
  }

  get(section: SectionName): Promise<SectionView> {
    return this.database.transaction((tx) => this.view(tx, section));
  }

  /**
   * Takes the place of the section's own fields; a setting that is left out stays as it is.
   * Throws 400 with a sentence per wrong field, 409 with the present section when `version` is not the newest.
   */
  save(section: SectionName, raw: Record<string, unknown>, version: number): Promise<SectionView> {
    return this.database.transaction(async (tx) => {
      const profile = await this.orgs.read(tx);
      const checked = checkSection(section, raw, profile.country);
      if ('errors' in checked) throw wrong(checked.errors);
      // read once: a second reading could already show what somebody saved in between, and would save over it
      const row = await this.repository.find(tx, section);
      const before = viewOf(section, row, profile);
      if (before.version !== version) throw changedMeanwhile(before);
      if (!(await this.repository.save(tx, section, checked.own, row?.version ?? 0))) throw changedMeanwhile(await this.view(tx, section));
      await this.saveSettings(profile, changesOf(checked.settings, before.answers));
      const after = await this.view(tx, section);
      await this.recordChange(tx, before, after);
      return after;
    });
  }

  /** The sections whose answers may travel to another business, as they stand. */
  async held(tx: Tx): Promise<HeldAnswers> {
    const saved = new Map((await this.repository.all(tx)).map((row) => [row.section, row.answers]));
    return Object.fromEntries(PORTABLE_SECTIONS.flatMap((name) => (saved.has(name) ? [[name, saved.get(name)!]] : [])));
  }

  /**
   * Answers that come from a preset or another business, in the caller's transaction: they take the place of all that the section said.
   * Where that is the same nothing is written, and somebody's word that they looked at the section stays.
   */
  async adopt(tx: Tx, section: SectionName, raw: Record<string, unknown>): Promise<void> {
    const profile = await this.orgs.read(tx);
    const checked = checkSection(section, raw, profile.country);
    if ('errors' in checked) throw wrong(checked.errors, `config.answers.${section}`, 'org_config.invalid');
    const row = await this.repository.find(tx, section);
    if (row && isDeepStrictEqual(portableOf(row.answers), checked.own)) return;
    if (!(await this.repository.save(tx, section, checked.own, row?.version ?? 0))) throw changedMeanwhile(await this.view(tx, section));
    await this.recordChange(tx, viewOf(section, row, profile), await this.view(tx, section));
  }

  private async view(tx: Tx, section: SectionName): Promise<SectionView> {
    return viewOf(section, await this.repository.find(tx, section), await this.orgs.read(tx));
  }

  private async saveSettings(profile: OrgProfile, patch: SettingsPatch): Promise<void> {
    if (Object.keys(patch).length === 0) return;
    await this.settings.update(patch, profile.settings.version).catch((error: unknown) => {
      if (error instanceof AppError && error.options.errors) throw wrong(error.options.errors);
      throw error;
    });
  }

  private async recordChange(tx: Tx, before: SectionView, after: SectionView): Promise<void> {
    const changes = changedFields({ ...before.answers }, { ...after.answers });
    await this.audit.record(tx, { action: 'onboarding.save', targetType: 'onboarding', targetId: after.section, ...changes });
    await this.realtime.changed(tx, 'onboarding', tx.orgId, 'updated');
  }
}

function viewOf(section: SectionName, row: AnswersRow | null, profile: OrgProfile): SectionView {
  const answers = shownIn(section, row?.answers ?? {}, profile);
  const shared = SECTION_SETTINGS[section].length > 0 ? profile.settings.version : 0;
  return { section, answers, missing: missingIn(section, answers), isSaved: row !== null, version: (row?.version ?? 0) + shared };
}

/** Settings whose value differs: an unchanged one must not make other forms of the settings stale. */
function changesOf(settings: SettingsPatch, shown: Record<string, unknown>): SettingsPatch {
  const entries = Object.entries(settings).filter(([name, value]) => !isDeepStrictEqual(value, shown[name]));
  return Object.fromEntries(entries);
}

function wrong(errors: Record<string, string>, prefix = 'answers', code = 'onboarding.invalid'): AppError {
  return invalid(Object.fromEntries(Object.entries(errors).map(([field, why]) => [`${prefix}.${field}`, why])), code);
}

function changedMeanwhile(current: SectionView): AppError {
  return conflict(
    'onboarding.changed',
    'Someone else changed this section meanwhile. Look at the present answers and save again.',
    current,
  );
}
