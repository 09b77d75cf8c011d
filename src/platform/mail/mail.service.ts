import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { Config } from '../config/config.service.js';

export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

const TIMEOUT_MS = 10_000;

/** Sends mail through SMTP_URL, or writes it as .eml files under DATA_DIR/mail when there is no mail server. */
@Injectable()
export class Mail {
  private readonly folder: string;
  private readonly transport: Transporter;
  private readonly isFile: boolean;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    const { SMTP_URL, DATA_DIR } = config.values;
    this.folder = join(DATA_DIR, 'mail');
    this.isFile = SMTP_URL === undefined;
    this.transport = SMTP_URL
      ? createTransport({ url: SMTP_URL, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS })
      : createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  }

  /** Answers the message id; throws when the mail server refuses. */
  async send(message: MailMessage): Promise<string> {
    const info = (await this.transport.sendMail({
      from: this.config.values.MAIL_FROM,
      to: message.to,
      subject: singleLine(message.subject),
      text: message.text,
      date: this.clock.real(),
      // Content comes from our own templates only; a template may not pull in files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(message.html === undefined ? {} : { html: message.html }),
    })) as { messageId: string; message?: Buffer };
    if (this.isFile && info.message) await this.keep(info.message);
    return info.messageId;
  }

  private async keep(bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const stamp = this.clock.real().toISOString().replace(/[:.]/g, '-');
    const path = join(this.folder, `${stamp}-${newId().slice(-8)}.eml`);
    // Whoever watches the folder never sees half a file.
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
}

/** A line break in a subject would start a new header. */
function singleLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
