import { Body, Controller, Get, Injectable, Module, Post } from '@nestjs/common';
import { Database } from '../../src/platform/database/database.service.js';
import { Api, Permission, Public } from '../../src/platform/http/access.decorators.js';
import { TextField } from '../../src/platform/http/field.decorators.js';
import { Idempotent } from '../../src/platform/http/idempotent.interceptor.js';
import { TenantContext } from '../../src/platform/tenancy/tenant-context.js';

class NoteDto {
  @TextField(1, 20) text: string;
}

/** Counts its runs, waits and fails on request. */
@Injectable()
export class Probe {
  runs = 0;
  release: (() => void) | null = null;

  constructor(private readonly database: Database) {}

  context(): object {
    const { orgId, actor, requestId } = TenantContext.require();
    return { orgId, actor, requestId };
  }

  async slow(text: string): Promise<object> {
    this.runs += 1;
    if (text === 'wait') await new Promise<void>((done) => (this.release = done));
    if (text === 'fail') throw new Error(`secret detail ${text}`);
    return { run: this.runs, text, orgId: TenantContext.require().orgId };
  }

  broken(): Promise<unknown> {
    return this.database.transaction((tx) => tx.query('SELECT * FROM no_such_table'));
  }
}

@Controller('api/probe')
class ProbeController {
  constructor(private readonly probe: Probe) {}

  @Get('closed')
  closed(): string {
    return 'should never be seen';
  }

  @Get('open')
  @Public()
  @Api({ tenancy: 'public', summary: 'Open' })
  open(): object {
    return { isOpen: true };
  }

  @Get('context')
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'Context' })
  context(): object {
    return this.probe.context();
  }

  @Get('broken')
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'Broken' })
  broken(): Promise<unknown> {
    return this.probe.broken();
  }

  @Post('notes')
  @Permission('leads.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Note' })
  note(@Body() body: NoteDto): Promise<object> {
    return this.probe.slow(body.text);
  }
}

/** Routes of every kind of access, for the tests of the HTTP kernel. */
@Module({ controllers: [ProbeController], providers: [Probe] })
export class ProbeModule {}
