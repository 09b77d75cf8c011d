import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ServiceCatalog } from '../appointments/service-catalog.service.js';
import { AppError, invalid } from '../common/errors.js';
import type { Tx } from '../platform/database/database.service.js';
import { checkCta } from './material/cta.rules.js';
import { CtasRepository } from './material/ctas.repository.js';
import type { CtaValues } from './material/ctas.repository.js';
import { Ctas } from './material/ctas.service.js';
import { ScriptsRepository } from './material/scripts.repository.js';
import { Scripts } from './material/scripts.service.js';
import { PORTABLE_SECTIONS } from './org-config.schema.js';
import type { HeldAnswers, OrgConfig } from './org-config.schema.js';
import type { Cta, Script } from './questionnaire.schema.js';
import { Sections } from './sections.service.js';

type FileCta = NonNullable<OrgConfig['ctas']>[number];
type FileScript = NonNullable<OrgConfig['scripts']>[number];

/** What an import did to the questionnaire. Only what differed is written, so the same file a second time updates nothing. */
export interface QuestionnaireChange {
  sections: number;
  ctasCreated: number;
  ctasUpdated: number;
  scriptsCreated: number;
  scriptsUpdated: number;
}

/** What the questionnaire has in a configuration document: answers, calls to action and scripts. */
@Injectable()
export class QuestionnaireConfig {
  constructor(
    private readonly sections: Sections,
    private readonly services: ServiceCatalog,
    private readonly ctas: Ctas,
    private readonly ctaRows: CtasRepository,
    private readonly scripts: Scripts,
    private readonly scriptRows: ScriptsRepository,
  ) {}

  async held(tx: Tx): Promise<{ answers: HeldAnswers; ctas: FileCta[]; scripts: FileScript[] }> {
    return {
      answers: await this.sections.held(tx),
      ctas: (await this.ctaRows.all(tx)).filter(travels).map(toFile),
      scripts: (await this.scriptRows.all(tx)).map(({ kind, name, language, body }) => ({ kind, name, language, body })),
    };
  }

  /** After the services: a call to action names the one that it books. What the document does not name stays as it is. */
  async apply(tx: Tx, config: OrgConfig): Promise<QuestionnaireChange> {
    const { answers = {} } = config;
    const given = PORTABLE_SECTIONS.filter((section) => answers[section] !== undefined);
    for (const section of given) await this.sections.adopt(tx, section, answers[section]!);
    const ctas = await this.applyCtas(tx, config.ctas ?? []);
    const scripts = await this.applyScripts(tx, config.scripts ?? []);
    return {
      sections: given.length,
      ctasCreated: ctas.created,
      ctasUpdated: ctas.updated,
      scriptsCreated: scripts.created,
      scriptsUpdated: scripts.updated,
    };
  }

  private async applyCtas(tx: Tx, wanted: readonly FileCta[]): Promise<{ created: number; updated: number }> {
    const existing = new Map((await this.ctaRows.all(tx)).map((cta) => [placeOf(cta), cta]));
    const done = { created: 0, updated: 0 };
    for (const [index, raw] of wanted.entries()) {
      const patch = { ...ownOf(raw), ...(await this.serviceOf(raw, index)) };
      const known = existing.get(placeOf(raw));
      if (known && isSame(known, patch)) continue;
      if (known) await this.ctas.update(known.id, patch, known.version).catch(inFile('ctas', index));
      else await this.ctas.create({ ...EMPTY, ...patch }).catch(inFile('ctas', index));
      done[known ? 'updated' : 'created'] += 1;
    }
    return done;
  }

  private async serviceOf({ target, service }: FileCta, index: number): Promise<Partial<CtaValues>> {
    if (target !== 'service' || service === undefined) return {};
    const found = (await this.services.all()).find(({ name, isActive }) => isActive && name.toLowerCase() === service.toLowerCase());
    if (found) return { serviceId: found.id };
    throw invalid({ [`config.ctas.${index}.service`]: `There is no service "${service}" that can be booked.` }, 'org_config.invalid');
  }

  private async applyScripts(tx: Tx, wanted: readonly FileScript[]): Promise<{ created: number; updated: number }> {
    const existing = new Map((await this.scriptRows.all(tx)).map((script) => [momentOf(script), script]));
    const done = { created: 0, updated: 0 };
    for (const [index, raw] of wanted.entries()) {
      const known = existing.get(momentOf(raw));
      if (known?.body === raw.body.trim()) continue;
      await this.write(raw, known).catch(inFile('scripts', index));
      done[known ? 'updated' : 'created'] += 1;
    }
    return done;
  }

  /** Also a refusal that comes before there is a promise becomes one. */
  private async write(script: FileScript, known: Script | undefined): Promise<Script> {
    return known ? this.scripts.update(known.id, script.body, known.version) : this.scripts.create(script);
  }
}

const EMPTY = { steps: [], url: null, fileId: null, serviceId: null, isActive: true };

const placeOf = ({ kind, label }: Pick<Cta, 'kind' | 'label'>): string => `${kind} ${label.toLowerCase()}`;
const momentOf = ({ kind, name, language }: Omit<FileScript, 'body'>): string => `${kind} ${name} ${language}`;

/** A document that is sent stays where it was uploaded, and what has lost its service leads nowhere. */
const travels = (cta: Cta): boolean => cta.target !== 'file' && (cta.target !== 'service' || cta.serviceName !== null);

function toFile({ kind, label, steps, target, url, serviceName, isActive }: Cta): FileCta {
  const leadsTo = target === 'link' ? { url: url! } : target === 'service' ? { service: serviceName! } : {};
  return { kind, label, steps, target: target as FileCta['target'], ...leadsTo, isActive };
}

function ownOf({ service: _service, ...own }: FileCta): Pick<CtaValues, 'kind' | 'label' | 'target'> & Partial<CtaValues> {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Pick<CtaValues, 'kind' | 'label' | 'target'>;
}

/** The same once both are written as they are kept. */
function isSame({ kind, label, steps, target, url, fileId, serviceId, isActive }: Cta, patch: Partial<CtaValues>): boolean {
  const present: CtaValues = { kind, label, steps, target, url, fileId, serviceId, isActive };
  const read = checkCta({ ...present, ...patch });
  return 'value' in read && isDeepStrictEqual(read.value, present);
}

/** A refusal with its place in the file. */
function inFile(list: 'ctas' | 'scripts', index: number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof AppError) || !error.options.errors) throw error;
    const errors = Object.entries(error.options.errors).map(([field, why]) => [
      `config.${list}.${index}.${field === 'serviceId' ? 'service' : field}`,
      why,
    ]);
    throw invalid(Object.fromEntries(errors) as Record<string, string>, 'org_config.invalid');
  };
}
