import { Injectable } from '@nestjs/common';
import { OnboardingAnswers } from '../answers.service.js';
import { readDocuments, type ProfileDocuments } from './documents.schema.js';
import { quoteCheck } from './from-answers.rules.js';
import { mirrorErrors } from './mirror.rules.js';
import { malformed, refusedFields } from './profiles.errors.js';
import { refusalsIn } from './refusals.rules.js';

/** What a version must pass before it is kept, and again before customers meet it. */
@Injectable()
export class ProfileChecks {
  constructor(private readonly answers: OnboardingAnswers) {}

  /**
   * Documents that a person or a program sent: 400 names each malformed field, 422 each refused one. `before` are those that were edited;
   * null where they were made of none.
   */
  async accept(raw: unknown, before: ProfileDocuments | null): Promise<ProfileDocuments> {
    const read = readDocuments(raw);
    if ('errors' in read) throw malformed(read.errors);
    const copies = before === null ? {} : mirrorErrors(read.value, before);
    if (Object.keys(copies).length > 0) throw refusedFields(copies);
    await this.refuse(read.value);
    return read.value;
  }

  /** Throws where the documents say or tell what they may not; a permission may have been taken back since they were written. */
  async refuse(documents: ProfileDocuments): Promise<void> {
    const errors = { ...refusalsIn(documents), ...(await this.unpermitted(documents)) };
    if (Object.keys(errors).length > 0) throw refusedFields(errors);
  }

  private async unpermitted({ scriptLibrary }: ProfileDocuments): Promise<Record<string, string>> {
    if (scriptLibrary.socialProof.length === 0) return {};
    const { testimonials } = await this.answers.whole();
    const isUsable = quoteCheck(testimonials);
    return Object.fromEntries(
      scriptLibrary.socialProof.flatMap((one, at) =>
        isUsable(one)
          ? []
          : [
              [
                `scriptLibrary.socialProof.${at}.text`,
                'is no testimonial with a source and a granted permission. Take it from there, word for word.',
              ],
            ],
      ),
    );
  }
}
