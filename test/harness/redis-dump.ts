import { Redis } from 'ioredis';

/** Everything that lies in a Redis database: one text per key, with its name and all of its values. */
export async function redisDump(url: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const texts: string[] = [];
    for (const key of (await redis.keys('*')).sort()) texts.push(`${key} ${JSON.stringify(await valuesOf(redis, key))}`);
    return texts;
  } finally {
    redis.disconnect();
  }
}

async function valuesOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'set':
      return (await redis.smembers(key)).sort();
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return redis.get(key);
  }
}
