// How close a number is to being blocked, and why: the text, and what the network saw of the number in the last days.
// Carriers and WhatsApp judge numbers by complaints (opt-outs), undelivered texts and sudden volume (contracts.md 1.5; rules.md C-36).
import { riskOf, spamCheck, type Risk, type SpamReading } from './spam-check.rules.js';
import type { SpamText } from './spam-signals.rules.js';

/** What left one business's numbers in the last seven days, and today's volume against its caps. */
export interface SenderState {
  sent7Days: number;
  failed7Days: number;
  optOuts7Days: number;
  /** Texts of the last 24 hours, and how many the settings allow. */
  sentToday: number;
  dailyCap: number;
  /** The share of texts of the last day that had the same words as another one, 0-1. */
  sameWordsShare: number;
  isRegistered: boolean;
}

export interface BanReason {
  code: string;
  points: number;
  message: string;
  advice: string;
}

export interface BanReading {
  risk: Risk;
  /** 0-100. */
  score: number;
  reasons: BanReason[];
  text: SpamReading;
}

/** Below this many texts a rate says nothing. */
const ENOUGH = 20;
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** The text counts by half: a number is blocked for what it does over days more than for one text. */
export function banRisk(text: SpamText, sender: SenderState): BanReading {
  const reading = spamCheck(text);
  const reasons: BanReason[] = [];
  const add = (code: string, points: number, message: string, advice: string): void => void reasons.push({ code, points, message, advice });
  if (reading.score > 0)
    add(
      'text',
      Math.ceil(reading.score / 2),
      `The text itself scores ${reading.score} of 100 for spam.`,
      'Let it be reworded before it leaves.',
    );
  if (!sender.isRegistered)
    add('not_registered', 25, 'No number of this business is registered with the networks.', 'Register under Numbers.');
  if (sender.sent7Days >= ENOUGH) {
    const optOuts = sender.optOuts7Days / sender.sent7Days;
    const failed = sender.failed7Days / sender.sent7Days;
    if (optOuts > 0.01)
      add(
        'opt_outs',
        optOuts > 0.03 ? 40 : 20,
        `${percent(optOuts)} of the texts of 7 days led to a STOP.`,
        'Write to fewer people, who asked for it.',
      );
    if (failed > 0.05)
      add(
        'failed',
        failed > 0.15 ? 30 : 15,
        `${percent(failed)} of the texts of 7 days were not delivered.`,
        'Clean the list: landlines and dead numbers hurt.',
      );
  }
  if (sender.sentToday >= sender.dailyCap * 0.8)
    add('volume', 15, `${sender.sentToday} of ${sender.dailyCap} texts of a day have left.`, 'Spread the rest over the next days.');
  if (sender.sentToday >= ENOUGH && sender.sameWordsShare > 0.5)
    add(
      'same_words',
      12,
      `${percent(sender.sameWordsShare)} of the texts of a day had the same words.`,
      'Use names and different wordings.',
    );
  const score = Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
  return { risk: riskOf(score), score, reasons: reasons.sort((a, b) => b.points - a.points), text: reading };
}
