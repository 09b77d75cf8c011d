import { ModelServer } from './model-server.js';
import type { Phone } from './phone.js';
import type { OrgOptions, TestOrg } from './test-org.js';
import { World } from './world.js';

/** A business whose assistant asks a scripted model, and customers who write to it. */
export class ModelTalks {
  private constructor(
    readonly model: ModelServer,
    readonly world: World,
    readonly org: TestOrg,
    private numbers: number,
  ) {}

  /** `firstNumber` keeps the customers of one file apart from those of another in what they print. */
  static async start(options: OrgOptions, firstNumber: number): Promise<ModelTalks> {
    const model = await ModelServer.start();
    const world = await World.start({ env: { AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl } });
    return new ModelTalks(model, world, await world.org(options), firstNumber);
  }

  /** Somebody who has never written before. */
  customer(): Phone {
    return this.world.phone(`+1312555${String((this.numbers += 1)).padStart(4, '0')}`, this.org);
  }

  /** The newest decision in the thread of a customer. */
  async decision<Row>(phone: Phone): Promise<Row> {
    const thread = await this.org.thread(phone.address);
    return (await this.org.get<{ data: Row[] }>(`/api/decisions?conversationId=${thread.id}`)).data[0]!;
  }

  async stop(): Promise<void> {
    try {
      await this.world.stop();
    } finally {
      await this.model.close();
    }
  }
}
